"""Objects of the test's that a student's code has been given, and what it may ask of them.

It may call what is callable, and use the public attributes of objects whose class the test defines. It can't reach
frames, globals or code through them.
"""

from __future__ import annotations

import inspect
import io
import operator
import random
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.errors import NotForTheWireError, WireError
from openclass_nb.grading.isolated.specials import SPECIALS, mask_of, specials_of

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.examiner_side import ExaminerSide

NEVER = (types.FrameType, types.CodeType, types.TracebackType, types.ModuleType, types.CellType)
LIBRARY_KINDS = ("unittest.mock", "numpy.random")
ONLY_CALLED = mask_of("__call__", "__iter__", "__next__", "__len__")


class GivenObjects:
    """The test's objects by number; they live as long as the exam, for a student's object may keep them."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}

    def number(self, value: object) -> int:
        """The number of an object. NotForTheWireError if a student's code must not have it."""
        number = self._numbers.get(id(value))
        if number is None:
            if isinstance(value, NEVER) or not (
                callable(value) or is_open(value) or isinstance(value, Iterator)
            ):
                raise NotForTheWireError(f"A test can't give a {type(value).__name__} to a student's code.")
            number = self._numbers[id(value)] = len(self._objects) + 1
            self._objects[number] = value
        return number

    def value(self, number: int) -> Any:
        """The object; KeyError if no object with this number was given."""
        return self._objects[number]


def is_open(value: object) -> bool:
    """Whether the public attributes of a given object may be used."""
    kind = type(value)
    if kind in (io.StringIO, io.BytesIO, random.Random):
        return True
    return kind.__module__ == "__main__" or kind.__module__.startswith(LIBRARY_KINDS)


def mask_for(value: object) -> int:
    """The special methods that a given object's stand-in has."""
    mask = specials_of(type(value))
    return mask if is_open(value) else mask & ONLY_CALLED


def answer_about(side: ExaminerSide, operation: Any, detail: Any, values: Sequence[Any]) -> Any:
    """What the student's code asked of a given object; what that raises is the student's to see."""
    if not values or operation not in _ANSWERS:
        raise WireError("The candidate asked something that there isn't.")
    if not side.is_given(values[0]):
        raise WireError("The candidate asked about something that it wasn't given.")
    return _ANSWERS[operation](detail, *values)


def _call(detail: Any, function: Any, *operands: Any) -> Any:
    if type(detail) is not tuple or len(detail) > len(operands):
        raise WireError("The candidate sent a call without its parts.")
    split = len(operands) - len(detail)
    return function(*operands[:split], **dict(zip(detail, operands[split:], strict=True)))


def _get(detail: Any, thing: Any) -> Any:
    if detail == "__name__" and hasattr(thing, "__name__"):
        return str(thing.__name__)
    _check(detail, thing)
    if _steers_a_mock(detail, thing):
        raise AttributeError(f"The test's mock can't be steered by {detail!r}.")
    return getattr(thing, detail)


def _set(detail: Any, thing: Any, value: Any) -> None:
    _check(detail, thing)
    if isinstance(thing, type):
        raise AttributeError(f"The test's class {thing.__name__} can't be changed.")
    if _is_method(detail, thing) or (_is_mock(thing) and hasattr(_mock().Mock, detail)):
        raise AttributeError(f"{detail!r} of the test's {type(thing).__name__} can't be replaced.")
    setattr(thing, detail, value)


def _is_method(detail: str, thing: Any) -> bool:
    """Whether the class says what `detail` does: an object that answers in its place could agree with anything."""
    found = inspect.getattr_static(type(thing), detail, None)
    return callable(found) or isinstance(found, (classmethod, staticmethod))


def _steers_a_mock(detail: str, thing: Any) -> bool:
    """`configure_mock` and the like: they could make a mock equal to everything."""
    return _is_mock(thing) and callable(getattr(_mock().NonCallableMock, detail, None))


def _is_mock(thing: Any) -> bool:
    return "unittest.mock" in sys.modules and isinstance(thing, _mock().NonCallableMock)


def _mock() -> Any:
    return sys.modules["unittest.mock"]


def _check(detail: Any, thing: Any) -> None:
    if type(detail) is not str or detail.startswith("_") or not (is_open(thing) or isinstance(thing, type)):
        raise AttributeError(f"{type(thing).__name__!r} object of the test has no attribute {detail!r}")


def _special(detail: Any, thing: Any, *operands: Any) -> Any:
    if detail in ("__str__", "__repr__"):
        return str(thing) if detail == "__str__" else repr(thing)
    if detail not in SPECIALS or not mask_for(thing) & mask_of(detail):
        raise TypeError(f"{type(thing).__name__!r} object of the test has no {detail}")
    if detail in _BY_BUILTIN:
        return _BY_BUILTIN[detail](thing, *operands)
    kind = type(thing)
    method = next(vars(one)[detail] for one in kind.__mro__ if detail in vars(one))
    bind = getattr(type(method), "__get__", None)  # as Python does: a mock's method may need no binding
    return (bind(method, thing, kind) if bind else method)(*operands)


_BY_BUILTIN: dict[str, Callable[..., Any]] = {
    "__len__": len,
    "__iter__": iter,
    "__next__": next,
    "__getitem__": operator.getitem,
    "__setitem__": operator.setitem,
    "__delitem__": operator.delitem,
    "__contains__": operator.contains,
    "__bool__": bool,
    "__hash__": hash,
}
_ANSWERS: dict[str, Callable[..., Any]] = {"call": _call, "get": _get, "set": _set, "special": _special}
