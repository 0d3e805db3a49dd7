"""pandas' columns and indexes: a kind, and what that kind needs.

Not Arrow's format: pyarrow is not everywhere, and reading a forged Arrow message is native code's business. Here each
column is a numpy array or a list of plain values.
"""

from __future__ import annotations

import importlib
import re
from typing import Any

import numpy as np

from openclass_nb.grading.isolated.codec.arrays import pack_array, read_array
from openclass_nb.grading.isolated.errors import WireError

pd: Any = importlib.import_module("pandas")  # its stubs know far less than it takes

MASKED = (
    "Int8",
    "Int16",
    "Int32",
    "Int64",
    "UInt8",
    "UInt16",
    "UInt32",
    "UInt64",
    "Float32",
    "Float64",
    "boolean",
)
FREQUENCY_CHARACTERS = 40
ZONE = re.compile(r"UTC([+-]\d\d:\d\d)?|[A-Z]\w*(/[\w+-]+)*")


def whole(*parts: Any) -> Any:
    """The parts together, or NotImplemented if one of them can't be packed."""
    return NotImplemented if any(one is NotImplemented for one in parts) else parts


def pack_column(values: Any) -> Any:
    """The values of one column: a kind, and what that kind needs."""
    dtype = values.dtype
    if isinstance(dtype, np.dtype):
        return "numpy", pack_array(np.asarray(values))
    if isinstance(dtype, pd.CategoricalDtype):
        codes = np.asarray(values.codes)
        return "category", pack_array(codes), pack_index(dtype.categories), bool(dtype.ordered)
    if isinstance(dtype, pd.DatetimeTZDtype):
        zone = str(dtype.tz)
        if not ZONE.fullmatch(zone):
            return NotImplemented
        return "zoned", pack_array(np.asarray(values.astype("int64"))), dtype.unit, zone
    if isinstance(dtype, pd.PeriodDtype):
        return "period", pack_array(np.asarray(values.astype("int64"))), str(dtype)[len("period[") : -1]
    if isinstance(dtype, pd.IntervalDtype):
        sides = pack_column(values.left._values), pack_column(values.right._values)
        return whole("interval", *sides, str(values.closed))
    if dtype.name in MASKED:
        missing = np.asarray(values.isna())
        plain = values.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.type(0))
        return "masked", dtype.name, pack_array(plain), pack_array(missing)
    if isinstance(dtype, pd.StringDtype):
        return "text", dtype.na_value is pd.NA, _texts_of(values)
    return "objects", str(dtype), list(values)


def _texts_of(values: Any) -> list[str | None]:
    """A column's texts, None for those that are missing; genuine ones even if a student's class is among them."""
    items = values.to_numpy(dtype=object, na_value=None).tolist()
    if set(map(type, items)) <= {str, type(None)}:
        return items  # type: ignore[no-any-return]
    return [None if one is None else str(one) for one in items]


def read_column(parts: Any) -> Any:
    """The values of a packed column. WireError if they are of no kind that is known."""
    if type(parts) is not tuple or type(parts[0]) is not str or parts[0] not in _READERS:
        raise WireError("The candidate sent a column of no kind.")
    return _READERS[parts[0]](*parts[1:])


def _read_text(strict_missing: Any, items: Any) -> Any:
    if type(items) is not list or not set(map(type, items)) <= {str, type(None)}:
        raise WireError("The candidate sent a column of text that holds something else.")
    return pd.array(
        items, dtype=pd.StringDtype("python", na_value=pd.NA if strict_missing is True else np.nan)
    )


def _read_category(codes: Any, categories: Any, ordered: Any) -> Any:
    kind = pd.CategoricalDtype(read_index(categories), ordered=ordered is True)
    return pd.Categorical.from_codes(read_array(codes).tolist(), dtype=kind)


def _read_zoned(numbers: Any, unit: Any, zone: Any) -> Any:
    if unit not in ("s", "ms", "us", "ns"):
        raise WireError("The candidate sent times of no unit.")
    moments = read_array(numbers).astype("int64").view(f"M8[{unit}]")
    return pd.DatetimeIndex(moments).tz_localize("UTC").tz_convert(str(zone)).array


def _read_period(numbers: Any, frequency: Any) -> Any:
    ordinals = read_array(numbers).astype("int64")
    missing = ordinals == np.iinfo("int64").min
    periods = [
        pd.NaT if gone else pd.Period(ordinal=int(one), freq=frequency_in(frequency))
        for one, gone in zip(ordinals, missing, strict=True)
    ]
    return pd.array(periods, dtype=f"period[{frequency_in(frequency)}]")


def frequency_in(text: Any) -> str:
    """The name of a frequency, as pandas writes it. WireError if it is none."""
    if type(text) is not str or len(text) > FREQUENCY_CHARACTERS:
        raise WireError("The candidate sent a frequency that is none.")
    return text


def _read_interval(left: Any, right: Any, closed: Any) -> Any:
    return pd.arrays.IntervalArray.from_arrays(read_column(left), read_column(right), closed=str(closed))


def _read_masked(name: Any, values: Any, missing: Any) -> Any:
    if name not in MASKED:
        raise WireError("The candidate sent a column of no kind.")
    column = pd.array(read_array(values), dtype=name)
    column[read_array(missing).astype(bool)] = pd.NA
    return column


def _read_objects(name: Any, items: Any) -> Any:
    if type(items) is not list:
        raise WireError("The candidate sent a column that is none.")
    values = np.empty(len(items), dtype=object)
    for place, item in enumerate(items):
        values[place] = item
    return values


_READERS: dict[str, Any] = {
    "numpy": lambda values: read_array(values),
    "category": _read_category,
    "zoned": _read_zoned,
    "period": _read_period,
    "interval": _read_interval,
    "masked": _read_masked,
    "text": _read_text,
    "objects": _read_objects,
}


def pack_index(index: Any) -> Any:
    """An index: a kind, and what that kind needs."""
    if type(index) is pd.RangeIndex:
        return "range", (index.start, index.stop, index.step), index.name
    if isinstance(index, pd.MultiIndex):
        levels = whole(*(pack_index(one) for one in index.levels))
        if levels is NotImplemented:
            return NotImplemented
        return "multi", levels, tuple(pack_array(np.asarray(one)) for one in index.codes), tuple(index.names)
    frequency = (
        getattr(index, "freqstr", None) if isinstance(index, (pd.DatetimeIndex, pd.TimedeltaIndex)) else None
    )
    return whole("index", pack_column(index._values), index.name, frequency)


def read_index(parts: Any) -> Any:
    """The index that was packed. WireError if it is of no kind that is known."""
    kind = parts[0] if type(parts) is tuple and parts else None
    if kind == "range":
        start, stop, step = map(int, parts[1])
        return pd.RangeIndex(start, stop, step, name=parts[2])
    if kind == "multi":
        levels, codes, names = parts[1:]
        places = [read_array(one).tolist() for one in codes]
        return pd.MultiIndex([read_index(one) for one in levels], places, names=list(names))
    if kind != "index":
        raise WireError("The candidate sent an index of no kind.")
    values, name, frequency = parts[1:]
    index = pd.Index(_plain_values(values), name=name)
    if frequency is not None and isinstance(index, (pd.DatetimeIndex, pd.TimedeltaIndex)):
        return type(index)(index, freq=frequency_in(frequency), name=name)
    return index


def _plain_values(parts: Any) -> Any:
    """Values for an index or a series; objects stay objects."""
    values = read_column(parts)
    is_object = isinstance(values, np.ndarray) and values.dtype == object
    return pd.array(values, dtype=object) if is_object else values
