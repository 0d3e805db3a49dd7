"""pandas: frames, series and indexes column by column, each with its own type.

Not Arrow's format: pyarrow is not everywhere, and reading a forged Arrow message is native code's business. Here each
column is a numpy array or a list of plain values.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from openclass_nb.grading.isolated.codec.arrays import pack_array, read_array
from openclass_nb.grading.isolated.codec.extensions import Extension, register, register_family
from openclass_nb.grading.isolated.errors import WireError

MASKED = ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float32", "Float64", "boolean")
FREQUENCY_CHARACTERS = 40


def _pack_values(values: Any) -> Any:
    """The values of one column: a kind, and what that kind needs."""
    dtype = values.dtype
    if isinstance(dtype, np.dtype):
        return "numpy", pack_array(np.asarray(values))
    if isinstance(dtype, pd.CategoricalDtype):
        codes = np.asarray(values.codes)
        return "category", pack_array(codes), _pack_index(dtype.categories), bool(dtype.ordered)
    if isinstance(dtype, pd.DatetimeTZDtype):
        zone = str(dtype.tz)
        return "zoned", pack_array(np.asarray(values.astype("int64"))), dtype.unit, zone
    if isinstance(dtype, pd.PeriodDtype):
        return "period", pack_array(np.asarray(values.astype("int64"))), str(dtype)[len("period[") : -1]
    if isinstance(dtype, pd.IntervalDtype):
        return "interval", _pack_values(values.left._values), _pack_values(values.right._values), str(values.closed)
    if dtype.name in MASKED:
        missing = np.asarray(values.isna())
        plain = values.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.type(0))
        return "masked", dtype.name, pack_array(plain), pack_array(missing)
    if isinstance(dtype, pd.StringDtype):
        items = [None if missing else str(one) for one, missing in zip(values, values.isna(), strict=True)]
        return "text", dtype.na_value is pd.NA, items
    return "objects", str(dtype), list(values)


def _read_values(parts: Any) -> Any:
    if type(parts) is not tuple or type(parts[0]) is not str or parts[0] not in _READERS:
        raise WireError("The candidate sent a column of no kind.")
    return _READERS[parts[0]](*parts[1:])


def _read_text(strict_missing: Any, items: Any) -> Any:
    if type(items) is not list or not all(one is None or type(one) is str for one in items):
        raise WireError("The candidate sent a column of text that holds something else.")
    return pd.array(items, dtype=pd.StringDtype("python", na_value=pd.NA if strict_missing is True else np.nan))


def _read_category(codes: Any, categories: Any, ordered: Any) -> Any:
    kind = pd.CategoricalDtype(_read_index(categories), ordered=ordered is True)
    return pd.Categorical.from_codes(read_array(codes), dtype=kind)  # type: ignore[arg-type]


def _read_zoned(numbers: Any, unit: Any, zone: Any) -> Any:
    if unit not in ("s", "ms", "us", "ns"):
        raise WireError("The candidate sent times of no unit.")
    moments = read_array(numbers).astype("int64").view(f"M8[{unit}]")
    return pd.DatetimeIndex(moments).tz_localize("UTC").tz_convert(str(zone)).array


def _read_period(numbers: Any, frequency: Any) -> Any:
    ordinals = read_array(numbers).astype("int64")
    missing = ordinals == np.iinfo("int64").min
    periods = [
        pd.NaT if gone else pd.Period(ordinal=int(one), freq=_frequency(frequency))
        for one, gone in zip(ordinals, missing, strict=True)
    ]
    return pd.array(periods, dtype=f"period[{_frequency(frequency)}]")  # type: ignore[call-overload]


def _frequency(text: Any) -> str:
    if type(text) is not str or len(text) > FREQUENCY_CHARACTERS:
        raise WireError("The candidate sent a frequency that is none.")
    return text


def _read_interval(left: Any, right: Any, closed: Any) -> Any:
    return pd.arrays.IntervalArray.from_arrays(_read_values(left), _read_values(right), closed=str(closed))  # type: ignore[arg-type]


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


def _pack_index(index: Any) -> Any:
    if type(index) is pd.RangeIndex:
        return "range", (index.start, index.stop, index.step), index.name
    if isinstance(index, pd.MultiIndex):
        levels = tuple(_pack_index(one) for one in index.levels)
        return "multi", levels, tuple(pack_array(np.asarray(one)) for one in index.codes), tuple(index.names)
    frequency = getattr(index, "freqstr", None) if isinstance(index, (pd.DatetimeIndex, pd.TimedeltaIndex)) else None
    return "index", _pack_values(index._values), index.name, frequency


def _read_index(parts: Any) -> Any:
    kind = parts[0] if type(parts) is tuple and parts else None
    if kind == "range":
        return pd.RangeIndex(*map(int, parts[1]), name=parts[2])
    if kind == "multi":
        levels, codes, names = parts[1:]
        return pd.MultiIndex([_read_index(one) for one in levels], [read_array(one) for one in codes], names=list(names))
    if kind != "index":
        raise WireError("The candidate sent an index of no kind.")
    values, name, frequency = parts[1:]
    index = pd.Index(_plain_values(values), name=name)
    if frequency is not None and isinstance(index, (pd.DatetimeIndex, pd.TimedeltaIndex)):
        index.freq = _frequency(frequency)
    return index


def _plain_values(parts: Any) -> Any:
    """Values for an index or a series; objects stay objects."""
    values = _read_values(parts)
    is_object = isinstance(values, np.ndarray) and values.dtype == object
    return pd.array(values, dtype=object) if is_object else values  # type: ignore[call-overload]


def _pack_series(value: Any) -> Any:
    return _pack_values(value.array if not isinstance(value.dtype, np.dtype) else value.to_numpy()), _pack_index(
        value.index
    ), value.name


def _read_series(parts: Any) -> Any:
    values, index, name = parts
    read = _read_values(values)
    return pd.Series(read, index=_read_index(index), name=name, dtype=read.dtype, copy=True)


def _pack_frame(value: Any) -> Any:
    columns = [value.iloc[:, place] for place in range(value.shape[1])]
    packed = [_pack_values(one.array if not isinstance(one.dtype, np.dtype) else one.to_numpy()) for one in columns]
    return packed, _pack_index(value.index), _pack_index(value.columns)


def _read_frame(parts: Any) -> Any:
    packed, index, names = parts
    rows, labels = _read_index(index), _read_index(names)
    if type(packed) is not list or len(packed) != len(labels):
        raise WireError("The candidate sent a frame whose columns don't fit their names.")
    columns = {}
    for place, one in enumerate(packed):
        read = _read_values(one)
        columns[place] = pd.Series(read, index=rows, dtype=read.dtype, copy=True)
    frame = pd.DataFrame(columns, index=rows)
    frame.columns = labels
    return frame


def _pack_type(dtype: Any) -> Any:
    if isinstance(dtype, pd.StringDtype):
        return "text", dtype.na_value is pd.NA
    if isinstance(dtype, pd.CategoricalDtype):
        categories = dtype.categories
        return "category", None if categories is None else _pack_index(categories), bool(dtype.ordered)
    return "name", str(dtype)


def _read_type(parts: Any) -> Any:
    kind, what = parts[:2]
    if kind == "text":
        return pd.StringDtype("python", na_value=pd.NA if what is True else np.nan)
    if kind == "category":
        return pd.CategoricalDtype(None if what is None else _read_index(what), ordered=parts[2] is True)
    return pd.api.types.pandas_dtype(_frequency(what))


def _pack_moment(value: Any) -> Any:
    zone = None if value.tz is None else str(value.tz)
    return int(value.asm8.view("int64")), value.unit, zone


def _read_moment(parts: Any) -> Any:
    number, unit, zone = parts
    moment = pd.Timestamp(np.datetime64(number, unit))
    return moment if zone is None else moment.tz_localize("UTC").tz_convert(str(zone))


def _read_duration(parts: Any) -> Any:
    number, unit = parts
    return pd.Timedelta(np.timedelta64(number, unit))


def _is_own(module: object) -> bool:
    return str(module).partition(".")[0] == "pandas"


register(
    pd.DataFrame, Extension("pandas.frame", _pack_frame, _read_frame, changeable=True),
)
register(pd.Series, Extension("pandas.series", _pack_series, _read_series, changeable=True))
register_family(
    lambda kind, module: issubclass(kind, pd.Index), Extension("pandas.index", _pack_index, _read_index)
)
register(pd.Timestamp, Extension("pandas.timestamp", _pack_moment, _read_moment))
register(
    pd.Timedelta,
    Extension("pandas.timedelta", lambda one: (int(one.asm8.view("int64")), one.unit), _read_duration),
)
register(type(pd.NaT), Extension("pandas.nat", lambda one: None, lambda none: pd.NaT))
register(type(pd.NA), Extension("pandas.na", lambda one: None, lambda none: pd.NA))
register(
    pd.Period,
    Extension(
        "pandas.period",
        lambda one: (one.ordinal, one.freqstr),
        lambda parts: pd.Period(ordinal=int(parts[0]), freq=_frequency(parts[1])),
    ),
)
register(
    pd.Interval,
    Extension(
        "pandas.interval",
        lambda one: (one.left, one.right, one.closed),
        lambda parts: pd.Interval(parts[0], parts[1], str(parts[2])),  # type: ignore[call-overload]
    ),
)
register_family(
    lambda kind, module: issubclass(kind, pd.api.extensions.ExtensionDtype) and _is_own(module),
    Extension("pandas.dtype", _pack_type, _read_type),
)
register_family(
    lambda kind, module: issubclass(kind, pd.api.extensions.ExtensionArray) and _is_own(module),
    Extension("pandas.values", _pack_values, _read_values),
)
