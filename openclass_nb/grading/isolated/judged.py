"""Builtins that a test uses and that must know of stand-ins: what they ask is flagged, or answered here."""

from __future__ import annotations

import builtins
import types
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.errors import NotAskedError
from openclass_nb.grading.isolated.stand_ins import StudentClass, StudentObject

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.link import Link

CLAIMED = (types.FunctionType, types.GeneratorType, types.MethodType, types.BuiltinFunctionType)
"""Kinds of objects (not of values) that a candidate may claim: a test learns no more than that it can be called."""


def isinstance_for(link: Link) -> Callable[[Any, Any], bool]:
    """`isinstance` that knows the bases of student's classes, and flags that a student's class was asked."""

    def isinstance_(thing: Any, kinds: Any, /) -> bool:
        for kind in _flat(kinds):
            if isinstance(kind, StudentClass):
                link.flags.add("isinstance of a student's class")
            if builtins.isinstance(thing, kind) or _claims(link, type(thing), kind):
                return True
        return False

    isinstance_.__name__ = "isinstance"
    return isinstance_


def issubclass_for(link: Link) -> Callable[[Any, Any], bool]:
    """`issubclass`, likewise."""

    def issubclass_(one: Any, kinds: Any, /) -> bool:
        for kind in _flat(kinds):
            if isinstance(kind, StudentClass) or isinstance(one, StudentClass):
                link.flags.add("isinstance of a student's class")
            if builtins.issubclass(one, kind) or _claims(link, one, kind):
                return True
        return False

    issubclass_.__name__ = "issubclass"
    return issubclass_


def _flat(kinds: Any) -> Iterator[Any]:
    if type(kinds) is tuple:
        for one in kinds:
            yield from _flat(one)
    elif isinstance(kinds, types.UnionType):
        yield from kinds.__args__
    else:
        yield kinds


def _claims(link: Link, one: Any, kind: Any) -> bool:
    """Whether the student's class `one` derives from `kind`, by its own account."""
    if not isinstance(one, StudentClass) or not isinstance(kind, type) or isinstance(kind, _ABSTRACT):
        return False
    described: Mapping[str, Any] = one._openclass_described  # type: ignore[attr-defined]
    if isinstance(kind, StudentClass):
        return kind._openclass_number_of_class in described["bases"]  # type: ignore[attr-defined]
    if link.side.teachers.get(kind.__name__) is kind and f"teacher:{kind.__name__}" in described["bases"]:
        link.flags.add("isinstance of a student's class")
        return True
    if kind in CLAIMED and described["library"] and described["name"] == kind.__name__:
        link.flags.add("claimed kind")
        return True
    return kind is object


class _Never(type):
    pass


_ABSTRACT = _Never


def builtins_for(link: Link, namespace: Mapping[str, Any]) -> dict[str, Any]:
    """The builtins that behave otherwise in a test cell, by name."""

    def no_code(*_: Any, **__: Any) -> Any:
        raise NotAskedError("A test that evaluates text can't run isolated.")

    return {
        "isinstance": isinstance_for(link),
        "issubclass": issubclass_for(link),
        "exec": no_code,
        "eval": no_code,
    }


__all__ = ["StudentObject", "builtins_for"]
