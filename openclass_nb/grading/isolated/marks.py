"""A quick look at a shared value: has it stayed as it was?

Writing every shared value anew to compare its bytes took more than half of the time that isolated tests need. A mark
is as telling as those bytes and far cheaper, for flat values only: containers of plain scalars, numpy's arrays and
pandas' frames of them. For anything else there is none, and the bytes decide.
"""

from __future__ import annotations

import marshal
import sys
from typing import Any

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
        return None if array.ndim != 1 else _flat(array.tolist())
    if array.dtype.kind not in KINDS or array.dtype.metadata:
        return None
    return array.dtype.str, array.shape, array.strides, bool(array.flags.writeable), array.tobytes()


def _series(series: Any) -> object | None:
    values = _column(series)
    if values is None or series.attrs:
        return None
    return str(series.dtype), values, _This(series.index), tuple(series.index.names), _flat([series.name])


def _frame(frame: Any) -> object | None:
    columns = [_column(column) for _, column in frame.items()]
    if frame.attrs or any(one is None for one in columns):
        return None
    names = _This(frame.columns), tuple(frame.columns.names), _This(frame.index), tuple(frame.index.names)
    return [str(one) for one in frame.dtypes], columns, names


def _column(series: Any) -> object | None:
    """A column's values. Extension types are looked at as numpy would show them, their type is told beside."""
    import numpy as np

    if isinstance(series.dtype, np.dtype):
        return _array(series.to_numpy())
    return (
        _flat(series.tolist())
        if str(series.dtype) in ("str", "string", "boolean", "Int64", "Float64")
        else None
    )
