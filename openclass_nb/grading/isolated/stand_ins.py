"""The student's objects and classes as the examiner sees them: stand-ins that ask the candidate.

A stand-in never asks for a judgement. Equality and truth of an object whose class defines neither are what Python
gives every object (identity, True) and are answered here; all others are refused.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.errors import NotAskedError
from openclass_nb.grading.isolated.specials import ARITHMETIC, JUDGEMENTS, NUMBERS, mask_of, names_in

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.link import Link

ASKED_NAMES = frozenset(
    (
        *("__name__", "__qualname__", "__doc__", "__dict__", "__self__", "__func__", "__init__"),
        *("__next__", "__iter__", "__len__", "__call__", "__getitem__", "__setitem__"),
        *("__enter__", "__exit__", "__str__", "__repr__"),
    )
)
"""Names with two underscores that may be asked for; numpy would trust an `__array_interface__`."""
OWN_EQUALITY = mask_of("__eq__", "__ne__")
OWN_TRUTH = mask_of("__bool__", "__len__")


class StudentObject:
    """Stands for an object of the student's."""

    __slots__ = ("__weakref__", "_openclass_link", "_openclass_number")

    def __getattr__(self, name):  # type: ignore[no-untyped-def]
        return _link(self).get(self, name)

    def __setattr__(self, name, value):  # type: ignore[no-untyped-def]
        _link(self).ask("set", name, self, value)

    def __delattr__(self, name):  # type: ignore[no-untyped-def]
        _link(self).ask("delete", name, self)

    def __repr__(self):  # type: ignore[no-untyped-def]
        return _link(self).text(self, "__repr__")

    def __str__(self):  # type: ignore[no-untyped-def]
        return _link(self).text(self, "__str__")

    def __dir__(self):  # type: ignore[no-untyped-def]
        return _link(self).ask("special", "__dir__", self)

    def __copy__(self):  # type: ignore[no-untyped-def]
        return _link(self).ask("special", "__copy__", self)

    def __deepcopy__(self, memo):  # type: ignore[no-untyped-def]
        return _link(self).ask("special", "__deepcopy__", self)

    def __reduce_ex__(self, protocol):  # type: ignore[no-untyped-def]
        raise NotAskedError("A student's object can't be pickled by a test.")

    def __eq__(self, other):  # type: ignore[no-untyped-def]
        return _link(self).equals(self, other)

    def __ne__(self, other):  # type: ignore[no-untyped-def]
        same = _link(self).equals(self, other)
        return NotImplemented if same is NotImplemented else not same

    def __hash__(self):  # type: ignore[no-untyped-def]
        return _link(self).hash_of(self)

    def __bool__(self):  # type: ignore[no-untyped-def]
        return _link(self).truth_of(self)

    def __del__(self):  # type: ignore[no-untyped-def]
        with contextlib.suppress(Exception):
            _link(self).released(number_of(self))


_link_slot: Any = vars(StudentObject)["_openclass_link"]
_number_slot: Any = vars(StudentObject)["_openclass_number"]


def _link(thing: object) -> Link:
    return _link_slot.__get__(thing)  # type: ignore[no-any-return]


def number_of(thing: object) -> int:
    """The candidate's number of the object that `thing` stands for."""
    return int(_number_slot.__get__(thing))


class StudentClass(type):
    """The class of stand-ins for a student's classes."""

    _openclass_link: Link
    _openclass_number_of_class: int
    _openclass_mask: int
    _openclass_described: Mapping[str, Any]

    def __new__(
        mcs, name: str, bases: tuple[type, ...], members: dict[str, Any], **named: Any
    ) -> StudentClass:
        if "_openclass_described" not in members:
            raise NotAskedError("A test that derives a class from a student's can't run isolated.")
        return super().__new__(mcs, name, bases, members)

    def __call__(cls, *values: Any, **named: Any) -> Any:
        return cls._openclass_link.ask("call", tuple(named), cls, *values, *named.values())

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name not in ASKED_NAMES:
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")
        return cls._openclass_link.get(cls, name)

    def __dir__(cls) -> list[str]:
        return list(cls._openclass_link.ask("special", "__dir__", cls))

    @property
    def __doc__(cls) -> str | None:  # type: ignore[override]
        return cls._openclass_link.submitted.class_doc(cls._openclass_link.path_of(cls) or cls.__name__)

    @property
    def __bases__(cls) -> tuple[type, ...]:  # type: ignore[override]
        return cls._openclass_link.side.bases_of(cls)[:1]

    def __setattr__(cls, name: str, value: Any) -> None:
        if name in ("__abstractmethods__", "__doc__", "__module__"):
            type.__setattr__(cls, name, value)
        else:
            cls._openclass_link.ask("set", name, cls, value)

    def __delattr__(cls, name: str) -> None:
        cls._openclass_link.ask("delete", name, cls)

    def __repr__(cls) -> str:
        return f"<class '{cls.__module__}.{cls.__qualname__}'>"


def make_object(link: Link, number: int, kind: StudentClass) -> StudentObject:
    """A stand-in for the object `number` of the class that `kind` stands for."""
    thing: StudentObject = object.__new__(kind)  # type: ignore[arg-type]
    _link_slot.__set__(thing, link)
    _number_slot.__set__(thing, number)
    return thing


def make_class(
    link: Link, number: int, described: Mapping[str, Any], bases: tuple[type, ...]
) -> StudentClass:
    """A stand-in for the class that the candidate describes so."""
    mask = described["specials"]
    members: dict[str, Any] = {name: _forwarder(name) for name in names_in(mask) if name not in JUDGEMENTS}
    members |= {name: _refuser(name) for name in names_in(mask) if name in JUDGEMENTS and name not in _LOCAL}
    members |= {
        "__slots__": (),
        "__module__": described["module"],
        "__qualname__": described["qualname"],
        "__doc__": property(lambda self: _link(self).get(self, "__doc__")),
        "_openclass_link": link,
        "_openclass_number_of_class": number,
        "_openclass_mask": mask,
        "_openclass_described": described,
    }
    return _metaclass(described["class specials"])(described["name"], bases or (StudentObject,), members)


_LOCAL = ("__eq__", "__ne__", "__hash__", "__bool__")  # StudentObject itself decides on these
_metaclasses: dict[int, type[StudentClass]] = {0: StudentClass}


def _metaclass(mask: int) -> type[StudentClass]:
    """StudentClass with what classes of a student's own metaclass can do, such as being iterated over."""
    if mask not in _metaclasses:
        names = [name for name in names_in(mask) if name not in (*JUDGEMENTS, "__call__")]
        members = {name: _class_forwarder(name) for name in names}
        _metaclasses[mask] = type("StudentClass", (StudentClass,), members)
    return _metaclasses[mask]


def _forwarder(name: str) -> Callable[..., Any]:
    if name == "__call__":
        return lambda self, *values, **named: _link(self).ask(
            "call", tuple(named), self, *values, *named.values()
        )
    if name in ARITHMETIC or name in NUMBERS:
        return lambda self, *values: _link(self).operate(name, self, *values)
    if name == "__exit__":
        return lambda self, *values: _link(self).leave(self, values)
    return lambda self, *values: _link(self).ask("special", name, self, *values)


def _class_forwarder(name: str) -> Callable[..., Any]:
    return lambda cls, *values: cls._openclass_link.ask("special", name, cls, *values)


def _refuser(name: str) -> Callable[..., Any]:
    def refuse(self: StudentObject, *_: Any) -> Any:
        raise _link(self).refusal(self, name)

    return refuse
