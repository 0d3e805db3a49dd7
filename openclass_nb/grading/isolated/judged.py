"""`isinstance` and `issubclass` for test cells: they know of stand-ins, and flag what rests on a student's class."""

from __future__ import annotations

import builtins
import types
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.codec.named import is_named_tuple
from openclass_nb.grading.isolated.stand_ins import StudentClass

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.link import Link

CLAIMED = (types.FunctionType, types.GeneratorType, types.MethodType, types.BuiltinFunctionType)
"""Kinds of objects (not of values) that a candidate may claim: a test learns no more than that it can be called."""
FLAG = "isinstance of a student's class"


def isinstance_for(link: Link) -> Callable[[Any, Any], bool]:
    """`isinstance` that knows the bases of student's classes, and flags that a student's class was asked."""

    def isinstance_(thing: Any, kinds: Any, /) -> bool:
        return any(_is_one(link, thing, kind) for kind in _flat(kinds))

    isinstance_.__name__ = "isinstance"
    return isinstance_


def _is_one(link: Link, thing: Any, kind: Any) -> bool:
    if isinstance(kind, StudentClass):
        link.flags.add(FLAG)
        if is_named_tuple(type(thing)) and type(thing).__name__ == kind.__name__:
            return "builtins:tuple" in kind._openclass_described["bases"]
    return builtins.isinstance(thing, kind) or _claims(link, type(thing), kind)


def issubclass_for(link: Link) -> Callable[[Any, Any], bool]:
    """`issubclass`, likewise."""

    def issubclass_(one: Any, kinds: Any, /) -> bool:
        if isinstance(one, StudentClass):
            link.flags.add(FLAG)
        return any(builtins.issubclass(one, kind) or _claims(link, one, kind) for kind in _flat(kinds))

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
    if not isinstance(one, StudentClass) or not isinstance(kind, type):
        return False
    described: Mapping[str, Any] = one._openclass_described
    if isinstance(kind, StudentClass):
        return kind._openclass_number_of_class in described["bases"]
    if link.side.teachers.get(kind.__name__) is kind and f"teacher:{kind.__name__}" in described["bases"]:
        link.flags.add(FLAG)
        return True
    if kind in CLAIMED and described["library"] and described["name"] == kind.__name__:
        link.flags.add("claimed kind")
        return True
    return False
