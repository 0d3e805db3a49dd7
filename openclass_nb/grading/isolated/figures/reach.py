"""Which figures a test cell can come by through what earlier ones have bound."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable, Iterable, Mapping
from typing import Any

DEPTH = 3
"""Containers within containers that are looked into."""
MOST_ITEMS = 200
HOLD_NONE = (int, float, complex, str, bytes, type(None), types.ModuleType, types.BuiltinFunctionType)
"""What holds no artist; what derives from numpy's scalars is one of them too."""
WORD = re.compile(r"\w+")


class _CannotTellError(Exception):
    """A value may hold anything."""


def reached(
    text: str, names: Mapping[str, Any], number_of: Callable[[object], int | None]
) -> set[int] | None:
    """Numbers of the figures that the values of the names in `text` lead to; None if that can't be told.

    `number_of` gives the number of a figure that was made here.
    """
    found: set[int] = set()
    words = set(WORD.findall(text))
    try:
        for name in words.intersection(names):
            _look(names[name], number_of, found, DEPTH)
    except _CannotTellError:
        return None
    return found


def _look(value: object, number_of: Callable[[object], int | None], found: set[int], depth: int) -> None:
    kind = type(value)
    if issubclass(kind, HOLD_NONE) or _is_plain_data(value):
        return
    if _is_artist(value):
        figure = getattr(value, "figure", None) or value
        number = number_of(figure)
        if number is None:
            raise _CannotTellError
        found.add(number)
        return
    items = _items(value)
    if items is None or depth == 0:
        raise _CannotTellError
    for one in items:
        _look(one, number_of, found, depth - 1)


def _items(value: object) -> Iterable[object] | None:
    if isinstance(value, dict) and len(value) <= MOST_ITEMS:
        return [*value.keys(), *value.values()]
    if isinstance(value, (list, tuple, set)) and len(value) <= MOST_ITEMS:
        return list(value)
    return None


def _is_plain_data(value: object) -> bool:
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return False
    return isinstance(value, numpy.generic) or (
        isinstance(value, numpy.ndarray) and not value.dtype.hasobject
    )


def _is_artist(value: object) -> bool:
    artist = sys.modules.get("matplotlib.artist")
    return artist is not None and isinstance(value, artist.Artist)
