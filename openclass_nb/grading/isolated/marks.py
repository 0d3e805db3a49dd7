"""A quick look at a shared value: has it stayed as it was?

Writing every shared value anew to compare its bytes took more than half of the time that isolated tests need. A mark
is as telling as those bytes and far cheaper, for flat values only: containers of plain scalars, numpy's arrays and
pandas' frames of them. For anything else there is none, and the bytes decide.
"""

from __future__ import annotations

import marshal
import sys
from typing import Any

TEXTS = frozenset({str, float})
SCALARS = frozenset({int, float, complex, bool, str, bytes, type(None)})
KINDS = frozenset("biufcSUmM")
"""numpy's kinds of data that hold no references to objects."""
FORMAT = 2
"""marshal's format without back references, which would depend on how often an object is used elsewhere."""


class _This:
    """An immutable object, known by being the same one; held, so that its identity is not given to another."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self._value is other._value

    __hash__ = None  # type: ignore[assignment]


def mark_of(value: Any) -> object | None:
    """Something that is equal exactly as long as `value` stays as it is; None if there is no quick way to tell."""
    kind = type(value)
    if kind is list or kind is set:
        return _flat(value)
    if kind is dict:
        return _flat([*value.keys(), *value.values()])
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None and kind is numpy.ndarray:
        return _array(value)
    if pandas is not None and kind is pandas.DataFrame:
        return _frame(value)
    if pandas is not None and kind is pandas.Series:
        return _series(value)
    return None


def _flat(values: Any) -> object | None:
    """The values' own bytes in the order of the container, types told apart; None if one of them is no plain scalar."""
    if not SCALARS.issuperset(map(type, values)):
        return None
    return len(values), marshal.dumps(list(values), FORMAT)


def _array(array: Any) -> object | None:
    if array.dtype.kind == "O":
        items = _flat(array.ravel().tolist())
        return None if items is None else (array.shape, items)
    if array.dtype.kind not in KINDS or array.dtype.metadata:
        return None
    return array.dtype.str, array.shape, array.strides, bool(array.flags.writeable), array.tobytes()


def _series(series: Any) -> object | None:
    values = _values(series.array if hasattr(series.dtype, "na_value") else series.to_numpy())
    if values is None or series.attrs:
        return None
    return values, _This(series.index), tuple(series.index.names), _flat([series.name])


def _frame(frame: Any) -> object | None:
    """Column by column pandas makes a new object for each; its blocks are there already."""
    held: Any = getattr(frame, "_mgr", None)
    if frame.attrs or not hasattr(held, "blknos"):
        return None
    blocks = [_values(one.values) for one in held.blocks]
    if any(one is None for one in blocks):
        return None
    names = _This(frame.columns), tuple(frame.columns.names), _This(frame.index), tuple(frame.index.names)
    return blocks, held.blknos.tobytes(), held.blklocs.tobytes(), names


def _values(values: Any) -> object | None:
    """A block's or a column's values. Extension types are looked at as numpy would show them, with their type."""
    import numpy as np

    if type(values) is np.ndarray:
        return _array(values)
    if isinstance(values, np.ndarray) or isinstance(values.dtype, np.dtype):
        return _array(np.asarray(values))  # pandas' own arrays of times
    name = str(values.dtype)
    if name in ("str", "string"):
        return _texts(name, values)
    return (name, _flat(values.tolist())) if name in ("boolean", "Int64", "Float64") else None


def _texts(name: str, values: Any) -> object | None:
    """The very texts, and nan for those that are missing: compared with themselves they cost nothing."""
    held = getattr(values, "_ndarray", None)
    texts = None if held is None else held.tolist()
    return (name, texts) if texts is not None and TEXTS.issuperset(map(type, texts)) else None
