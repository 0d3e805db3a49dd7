"""Objects whose class derives from a plain type, as that plain type.

The methods of the plain type are called, never those of the class: an `int` that claims to equal everything
arrives as the number that it is.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

SCALARS: tuple[type, ...] = (int, float, complex, str, bytes)
CONTAINERS: tuple[type, ...] = (list, dict, set, frozenset, tuple, bytearray)


_MRO: Any = type.__dict__["__mro__"]


def bases_of(kind: type) -> tuple[type, ...]:
    """A class and the classes it derives from, whatever its metaclass says."""
    return _MRO.__get__(kind)  # type: ignore[no-any-return]


def flattened(value: object) -> object:
    """`value` as its plain type, or `value` itself if it has none or its class is more than a plain value."""
    kind = type(value)
    mro = bases_of(kind)
    if Enum in mro and not any(one in mro for one in SCALARS):
        return value
    for plain in SCALARS:
        if plain in mro:
            return _scalar(plain, value)
    for plain in CONTAINERS:
        if plain in mro:
            return value if _has_methods(mro[: mro.index(plain)]) else _container(plain, value)
    return value


def _scalar(plain: type, value: Any) -> object:
    if plain is int:
        return int.__int__(value)
    if plain is float:
        return float.__float__(value)
    if plain is complex:
        return complex.__pos__(value)
    if plain is str:
        return str.__str__(value)
    return bytes.__getitem__(value, slice(None))


def _container(plain: type, value: Any) -> object:
    if plain is list:
        return list.__getitem__(value, slice(None))
    if plain is tuple:
        return tuple.__getitem__(value, slice(None))
    if plain is dict:
        return dict.copy(value)
    if plain is bytearray:
        return bytearray.__getitem__(value, slice(None))
    iterate = set.__iter__ if plain is set else frozenset.__iter__
    return plain(iterate(value))


def _has_methods(own: tuple[type, ...]) -> bool:
    """Whether these classes have methods that a test may call: then the object is more than its items."""
    return any(
        callable(member) and not name.startswith("_") for one in own for name, member in vars(one).items()
    )
