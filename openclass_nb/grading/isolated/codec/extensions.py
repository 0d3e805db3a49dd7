"""Types of libraries, by exact class and by name.

An extension packs a value into plain values and makes it again from them. Libraries are looked at only when one of
their values turns up, so that nothing is imported for nothing.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

HERE = "openclass_nb.grading.isolated.codec"
HEAP = 1 << 9  # CPython's flag of a class that was made by a class statement, among others
GROUPS = {  # first part of a class's module, or of an extension's name -> the module that knows it
    **dict.fromkeys(
        ("builtins", "collections", "decimal", "fractions", "datetime", "zoneinfo", "uuid"), "library"
    ),
    **dict.fromkeys(("pathlib", "array", "types", "itertools", "_io", "io", "re", "std", "class"), "library"),
    "numpy": "arrays",
    "pandas": "frames",
    "scipy": "sparse",
    "sympy": "symbols",
}


@dataclass(frozen=True)
class Extension:
    """How values of one class cross.

    `pack` gives plain values (or NotImplemented: this one can't be packed), `unpack` takes what arrived: it is not
    to be trusted, and whatever goes wrong with it ends the candidate.
    """

    name: str
    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any]
    changeable: bool = False


class Known:
    """What the test that runs now speaks of, and so can judge; set by the examiner. In a candidate, everything."""

    masks = True
    """Elements that are hidden from every comparison."""


_by_type: dict[type, Extension | None] = {}
_by_name: dict[str, Extension] = {}
_loaded: set[str] = set()


def register(kind: type, extension: Extension) -> None:
    """Make `extension` the way of values whose class is exactly `kind`."""
    _by_type[kind] = extension
    _by_name[extension.name] = extension


def register_name(extension: Extension) -> None:
    """An extension that others' `pack` refers to, or that serves many classes."""
    _by_name[extension.name] = extension


def extension_for(kind: type) -> Extension | None:
    """The extension for values of exactly this class."""
    try:
        return _by_type[kind]
    except KeyError:
        pass
    module = type.__getattribute__(kind, "__module__") if isinstance(kind, type) else None
    if isinstance(module, str) and _load(module.partition(".")[0]) and kind in _by_type:
        return _by_type[kind]
    found = _many(kind, module)
    if found is None and isinstance(module, str) and not kind.__flags__ & HEAP:
        _by_type[kind] = None  # static classes live for ever, those of students may not
    return found


def extension_named(name: str) -> Extension | None:
    """The extension that a message calls `name`."""
    if name not in _by_name:
        _load(name.partition(".")[0])
    return _by_name.get(name)


def extension_module(library: str) -> None:
    """Import what knows a library's values, if anything does."""
    _load(library.partition(".")[0])


def _many(kind: type, module: object) -> Extension | None:
    """Extensions that serve a whole family of classes."""
    for claims, extension in _families:
        if claims(kind, module):
            return extension
    return None


_families: list[tuple[Callable[[type, object], bool], Extension]] = []


def register_family(claims: Callable[[type, object], bool], extension: Extension) -> None:
    """Make `extension` the way of all classes that `claims(class, module)` accepts."""
    _families.append((claims, extension))
    _by_name[extension.name] = extension


def _load(group: str) -> bool:
    """Import the module that knows a library; whether there is one."""
    module = GROUPS.get(group)
    if module is None:
        return False
    if module not in _loaded:
        _loaded.add(module)
        importlib.import_module(f"{HERE}.{module}")
    return True
