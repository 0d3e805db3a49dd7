"""The candidate's objects that stay with it, by number."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from openclass_nb.grading.isolated.codec.extensions import HEAP
from openclass_nb.grading.isolated.codec.flattening import bases_of
from openclass_nb.grading.isolated.specials import specials_of


class Handles:
    """Numbers for objects; the same object has the same number until it is released."""

    def __init__(self) -> None:
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._next = 1

    def number(self, value: object) -> int:
        """The number of an object, which is kept alive from now on."""
        number = self._numbers.get(id(value))
        if number is None:
            number = self._numbers[id(value)] = self._next
            self._objects[number] = value
            self._next += 1
        return number

    def value(self, number: int) -> Any:
        """The object of that number; KeyError if it was released."""
        return self._objects[number]

    def release(self, number: int) -> None:
        """The examiner has no use for it any more."""
        if number in self._objects:
            del self._numbers[id(self._objects.pop(number))]


def is_library(kind: type) -> bool:
    """Whether a class is found where it says, in a module that isn't the notebook."""
    module = sys.modules.get(str(kind.__module__))
    if kind.__module__ == "builtins" and not kind.__flags__ & HEAP:
        return True
    return kind.__module__ != "__main__" and getattr(module, kind.__name__, None) is kind


def describe_class(kind: type, handles: Handles, teachers: Mapping[type, str]) -> dict[str, Any]:
    """What the examiner needs to know of a class. Bases are names, or numbers where the class is the student's."""
    return {
        "name": str(type.__dict__["__name__"].__get__(kind)),
        "qualname": str(kind.__qualname__),
        "module": str(kind.__module__),
        "bases": [_base(one, handles, teachers) for one in bases_of(kind)[1:] if one is not object],
        "specials": specials_of(kind),
        "class specials": specials_of(type(kind)) if type(kind) is not type else 0,
        "exception": issubclass(kind, BaseException),
        "library": is_library(kind),
    }


def _base(kind: type, handles: Handles, teachers: Mapping[type, str]) -> Any:
    if kind in teachers:
        return f"teacher:{teachers[kind]}"
    if is_library(kind):
        return f"{kind.__module__}:{kind.__qualname__}"
    return handles.number(kind)
