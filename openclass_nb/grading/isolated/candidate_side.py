"""Values as the candidate sees them: its own objects stay here and get numbers, the examiner's are stand-ins."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from openclass_nb.grading.isolated.codec import Encoder
from openclass_nb.grading.isolated.codec.named import adopt_named_tuple
from openclass_nb.grading.isolated.errors import WireError
from openclass_nb.grading.isolated.handles import Handles
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.side import Side, crosses_by_state
from openclass_nb.grading.isolated.specials import names_in

Ask = Callable[..., Any]


class Kept:
    """A value that is to stay here although it could cross."""

    def __init__(self, value: Any) -> None:
        self.value = value


class CandidateSide(Side):
    """The candidate's half of the values. `teachers` are classes that the examiner has too, by their names."""

    def __init__(self, namespace: dict[str, Any], limits: Limits, ask: Ask) -> None:
        super().__init__(1, limits)
        self.namespace = namespace
        self.handles = Handles()
        self.teachers: dict[type, str] = {}
        self.told_names: dict[str, Any] = {}
        self.describer: Any = None
        self._ask = ask

    def begin(self, classes: tuple[str, ...]) -> None:
        """A test cell starts; these names are the teacher's classes."""
        found = {name: self.namespace.get(name) for name in classes}
        self.teachers = {kind: name for name, kind in found.items() if isinstance(kind, type)}
        for value in list(self.namespace.values()):
            if isinstance(value, type):
                adopt_named_tuple(value)
        self.told_names.clear()

    def told(self, name: str, value: object) -> None:
        """The examiner is told what `name` is bound to."""
        self.told_names[name] = value

    def refer(self, value: Any, encoder: Encoder) -> bool:
        """Write a reference to anything at all."""
        kind = type(value)
        if kind is Kept:
            self._refer_to_object(value.value, encoder)
        elif issubclass(kind, ExaminerObject):
            encoder.reference(b"K", number_of(value))
        elif isinstance(value, type):
            self._refer_to_class(value, encoder)
        elif kind in self.teachers and crosses_by_state(kind):
            self.refer_to_state(value, self.teachers[kind], encoder)
        else:
            self._refer_to_object(value, encoder)
        return True

    def _refer_to_object(self, value: Any, encoder: Encoder) -> None:
        encoder.reference(b"h", self.handles.number(value), self.handles.number(type(value)))

    def _refer_to_class(self, value: type, encoder: Encoder) -> None:
        if value in self.teachers:
            encoder.named_reference(b"g", 0, self.teachers[value])
        else:
            encoder.reference(b"C", self.handles.number(value))

    def resolve(self, tag: bytes, numbers: tuple[int, ...]) -> object:
        """An own object that comes back, or a stand-in for one of the examiner's."""
        if tag == b"H":
            return self.handles.value(numbers[0])
        if tag == b"k":
            return stand_in(self._ask, numbers[0], numbers[1] << 32 | numbers[2])
        return super().resolve(tag, numbers)

    def resolve_name(self, tag: bytes, number: int, name: str) -> object:
        """An object or class of the teacher's, or something of a library's."""
        if tag == b"m":
            return library_thing(name)
        name, _, member = name.partition(".")
        kind = self.namespace.get(name)
        if tag == b"g" and member:
            return self.member(kind, member)
        if tag == b"o" and isinstance(kind, type):
            return self.receive_stateful(number, kind)
        if tag == b"g":
            return kind
        raise WireError(f"There is no class “{name}” here.")


def library_thing(path: str) -> Any:
    """What a library calls `module:name`, or the module itself."""
    module, _, name = path.partition(":")
    found: Any = importlib.import_module(module)
    for part in name.split(".") if name else ():
        found = getattr(found, part)
    return found


class ExaminerObject:
    """Stands for an object of the test's. What is asked of it is asked of the test."""

    __slots__ = ("_openclass_ask", "_openclass_number")

    def __init__(self, ask: Ask, number: int) -> None:
        object.__setattr__(self, "_openclass_ask", ask)
        object.__setattr__(self, "_openclass_number", number)

    def __getattr__(self, name: str) -> Any:
        return self._openclass_ask("get", name, self)

    def __setattr__(self, name: str, value: Any) -> None:
        self._openclass_ask("set", name, self, value)

    def __repr__(self) -> str:
        return str(self._openclass_ask("special", "__repr__", self))

    def __str__(self) -> str:
        return str(self._openclass_ask("special", "__str__", self))


def number_of(value: Any) -> int:
    """The number of one of the examiner's objects."""
    return int(ExaminerObject._openclass_number.__get__(value))  # type: ignore[attr-defined]


def stand_in(ask: Ask, number: int, mask: int) -> ExaminerObject:
    """A stand-in that has the special methods of `mask`, and no others."""
    if mask not in _kinds:
        members = {name: _forwarder(name) for name in names_in(mask)}
        _kinds[mask] = type("ExaminerObject", (ExaminerObject,), {"__slots__": (), **members})
    return _kinds[mask](ask, number)  # type: ignore[no-any-return]


_kinds: dict[int, Any] = {}


def _forwarder(name: str) -> Callable[..., Any]:
    if name == "__call__":
        return lambda self, *values, **named: self._openclass_ask(
            "call", tuple(named), self, *values, *named.values()
        )
    return lambda self, *values: self._openclass_ask("special", name, self, *values)
