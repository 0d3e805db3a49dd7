"""What a test cell finds around it: builtins that know of the candidate, `In`, `__main__`, and an `eval` of its own."""

from __future__ import annotations

import ast
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.guard import trusting
from openclass_nb.grading.isolated.judged import isinstance_for, issubclass_for
from openclass_nb.grading.isolated.stand_ins import StudentObject

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.namespace import ExamNamespace


class NotebookNames(Mapping[str, Any]):
    """`globals()` of a test cell: the names of the notebook. Their order is not known, so they can't be listed."""

    def __init__(self, namespace: ExamNamespace) -> None:
        self._namespace = namespace

    def __contains__(self, name: object) -> bool:
        return type(name) is str and self._namespace.has(name)

    def __getitem__(self, name: str) -> Any:
        if not self._namespace.has(name):
            raise KeyError(name)
        return self._namespace[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._namespace[name] = value

    def __delitem__(self, name: str) -> None:
        del self._namespace[name]

    def pop(self, name: str, *default: Any) -> Any:
        """As a dictionary does."""
        if name not in self and default:
            return default[0]
        value = self[name]
        del self[name]
        return value

    def update(self, *others: Any, **named: Any) -> None:
        """As a dictionary does."""
        for name, value in dict(*others, **named).items():
            self[name] = value

    def __iter__(self) -> Iterator[str]:
        raise self._namespace.link.remembered("A test that lists the notebook's names can't run isolated.")

    def __len__(self) -> int:
        raise self._namespace.link.remembered("A test that lists the notebook's names can't run isolated.")


class NotebookModule(types.ModuleType):
    """`__main__` of a test cell, with the notebook's names as attributes."""

    def __init__(self, namespace: ExamNamespace) -> None:
        super().__init__("__main__")
        object.__setattr__(self, "_openclass_namespace", namespace)

    def __getattr__(self, name: str) -> Any:
        namespace: ExamNamespace = object.__getattribute__(self, "_openclass_namespace")
        if name.startswith("__") or not namespace.has(name):
            raise AttributeError(f"module '__main__' has no attribute {name!r}")
        return namespace[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self._openclass_namespace.rebind(name, value)

    def __delattr__(self, name: str) -> None:
        del self._openclass_namespace[name]

    def __dir__(self) -> list[str]:
        return sorted(name for name in dict.keys(self._openclass_namespace) if not name.startswith("__"))


def stand_ins_for(namespace: ExamNamespace) -> dict[str, Any]:
    """The builtins that behave otherwise in a test cell, by name."""
    link = namespace.link
    names = NotebookNames(namespace)
    made: list[Callable[..., Any]] = [isinstance_for(link), issubclass_for(link)]

    def globals_() -> Any:
        return names

    def locals_() -> Any:
        return _locals(namespace, names)

    def vars_(*thing: Any) -> Any:
        if not thing:
            return _locals(namespace, names)
        return thing[0].__dict__ if isinstance(thing[0], StudentObject) else vars(*thing)

    def dir_(*thing: Any) -> Any:
        return dir(*thing) if thing else namespace.all_names()

    def eval_(text: Any, *where: Any) -> Any:
        return _evaluated(namespace, eval, text, where)

    def exec_(text: Any, *where: Any) -> Any:
        return _evaluated(namespace, exec, text, where)

    made += [globals_, locals_, vars_, dir_, eval_, exec_]
    return {one.__name__.rstrip("_"): one for one in made}


def _locals(namespace: ExamNamespace, names: NotebookNames) -> Any:
    frame = sys._getframe(2)
    return names if frame.f_locals is namespace else frame.f_locals


def _evaluated(namespace: ExamNamespace, how: Callable[..., Any], text: Any, where: tuple[Any, ...]) -> Any:
    """Only text that stands in the test itself is evaluated, and only among the test's own names."""
    if type(text) is not str or text not in namespace.literals or any(one is not namespace for one in where):
        raise namespace.link.remembered(
            "A test that evaluates a text which it doesn't hold can't run isolated."
        )
    with trusting():
        code = compile(text.strip(), "<test cell>", how.__name__, dont_inherit=True)
    return how(code, namespace)


def literals_of(source: str) -> frozenset[str]:
    """The texts that stand in a test cell."""
    try:
        nodes = ast.walk(ast.parse(source))
        return frozenset(
            one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )
    except (SyntaxError, ValueError):
        return frozenset()
