"""What an examiner may ask a candidate, by the name of the question."""

from __future__ import annotations

import builtins
import copy
import inspect
import operator
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.codec.flattening import bases_of
from openclass_nb.grading.isolated.handles import describe_class

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.candidate_side import CandidateSide


class NotThereError(Exception):
    """The notebook binds no such name."""


def _name(side: CandidateSide, detail: str) -> Any:
    try:
        value = side.namespace[detail]
    except KeyError:
        raise NotThereError from None
    side.told(detail, value)
    return value


def _names(side: CandidateSide, detail: None) -> list[str]:
    return sorted(name for name in list(side.namespace) if type(name) is str)


def _bind(side: CandidateSide, detail: str, value: Any) -> None:
    side.namespace[detail] = value
    side.told(detail, value)


def _unbind(side: CandidateSide, detail: str) -> None:
    side.namespace.pop(detail, None)


def _describe(side: CandidateSide, detail: None, kind: type) -> dict[str, Any]:
    return describe_class(kind, side.handles, side.teachers)


def _call(side: CandidateSide, detail: tuple[str, ...], function: Any, *operands: Any) -> Any:
    split = len(operands) - len(detail)
    return function(*operands[:split], **dict(zip(detail, operands[split:], strict=True)))


def _get(side: CandidateSide, detail: str, thing: Any) -> Any:
    return getattr(thing, detail)


def _set(side: CandidateSide, detail: str, thing: Any, value: Any) -> None:
    setattr(thing, detail, value)


def _delete(side: CandidateSide, detail: str, thing: Any) -> None:
    delattr(thing, detail)


def _special(side: CandidateSide, detail: str, thing: Any, *operands: Any) -> Any:
    if detail in _BY_BUILTIN:
        return _BY_BUILTIN[detail](thing, *operands)
    for one in bases_of(type(thing)):
        if detail in vars(one):
            return vars(one)[detail].__get__(thing, type(thing))(*operands)
    return NotImplemented


def _figures(side: CandidateSide, detail: None) -> dict[str, Any]:
    return _describer(side).figures()  # type: ignore[no-any-return]


def _figures_of(side: CandidateSide, detail: tuple[int, ...]) -> list[dict[str, Any] | None]:
    return [_describer(side).figure_of(side.handles.value(one)) for one in detail]


def _describer(side: CandidateSide) -> Any:
    if side.describer is None:
        from openclass_nb.grading.isolated.figures.describing import Describer

        side.describer = Describer(side.handles)
    return side.describer


def _pyplot(side: CandidateSide, detail: tuple[str, ...], *operands: Any) -> Any:
    import matplotlib.pyplot as plt

    return _call(side, detail[1:], getattr(plt, detail[0]), *operands)


def _code(side: CandidateSide, detail: None, thing: Any) -> tuple[Any, ...]:
    """What a function was compiled to, to be compared with its text."""
    code = inspect.unwrap(thing).__code__
    return code.co_name, code.co_code, code.co_names


def _array(thing: Any, *_: Any) -> Any:
    return sys.modules["numpy"].asarray(thing)


_BY_BUILTIN: dict[str, Callable[..., Any]] = {
    "__len__": len,
    "__iter__": iter,
    "__next__": next,
    "__reversed__": reversed,
    "__getitem__": operator.getitem,
    "__setitem__": operator.setitem,
    "__delitem__": operator.delitem,
    "__str__": str,
    "__repr__": repr,
    "__format__": format,
    "__int__": int,
    "__float__": float,
    "__index__": operator.index,
    "__copy__": copy.copy,
    "__deepcopy__": copy.deepcopy,
    "__array__": _array,
    "__dir__": dir,
}

QUESTIONS: dict[str, Callable[..., Any]] = {
    "name": _name,
    "names": _names,
    "bind": _bind,
    "unbind": _unbind,
    "describe": _describe,
    "call": _call,
    "get": _get,
    "set": _set,
    "delete": _delete,
    "special": _special,
    "code": _code,
    "figures": _figures,
    "figures of": _figures_of,
    "pyplot": _pyplot,
}
QUIET = frozenset(("name", "names", "bind", "unbind", "describe", "figures", "figures of"))
"""Questions that run nothing of the student's, so that nothing can have changed."""
DESCRIBING = frozenset(("names", "describe", "code", "figures", "figures of"))
"""Questions whose answers are made for the examiner: nobody here holds them."""


def error_called(name: str, text: Any) -> BaseException:
    """An exception of the test's, for the student's code to see."""
    kind = getattr(builtins, name, RuntimeError)
    return kind(text) if isinstance(kind, type) and issubclass(kind, Exception) else RuntimeError(text)
