"""pandas' frames and series, column by column, and its scalars and types."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np

from openclass_nb.grading.isolated.codec.columns import (
    ZONE,
    frequency_in,
    pack_column,
    pack_index,
    read_column,
    read_index,
    whole,
)
from openclass_nb.grading.isolated.codec.extensions import Extension, register, register_family
from openclass_nb.grading.isolated.errors import WireError

pd: Any = importlib.import_module("pandas")  # its stubs know far less than it takes


def _pack_series(value: Any) -> Any:
    return whole(_pack_part(value), pack_index(value.index), value.name)


def _pack_part(value: Any) -> Any:
    return pack_column(value.to_numpy() if isinstance(value.dtype, np.dtype) else value.array)


def _read_series(parts: Any) -> Any:
    values, index, name = parts
    read = read_column(values)
    return pd.Series(read, index=read_index(index), name=name, dtype=read.dtype, copy=True)


def _pack_frame(value: Any) -> Any:
    packed = [_pack_part(column) for _, column in value.items()]
    if any(one is NotImplemented for one in packed):
        return NotImplemented
    return whole(packed, pack_index(value.index), pack_index(value.columns))


def _read_frame(parts: Any) -> Any:
    packed, index, names = parts
    rows, labels = read_index(index), read_index(names)
    if type(packed) is not list or len(packed) != len(labels):
        raise WireError("The candidate sent a frame whose columns don't fit their names.")
    columns = {}
    for place, one in enumerate(packed):
        read = read_column(one)
        if read.dtype == object:  # or pandas would look for a better type
            read = pd.Series(read, index=rows, dtype=object)
        columns[place] = read
    frame = pd.DataFrame(columns, index=rows, copy=True)
    frame.columns = labels
    return frame


def _pack_type(dtype: Any) -> Any:
    if isinstance(dtype, pd.StringDtype):
        return "text", dtype.na_value is pd.NA
    if isinstance(dtype, pd.CategoricalDtype):
        categories = dtype.categories
        return "category", None if categories is None else pack_index(categories), bool(dtype.ordered)
    return "name", str(dtype)


def _read_type(parts: Any) -> Any:
    kind, what = parts[:2]
    if kind == "text":
        return pd.StringDtype("python", na_value=pd.NA if what is True else np.nan)
    if kind == "category":
        return pd.CategoricalDtype(None if what is None else read_index(what), ordered=parts[2] is True)
    return pd.api.types.pandas_dtype(frequency_in(what))


def _pack_moment(value: Any) -> Any:
    zone = None if value.tz is None else str(value.tz)
    if zone is not None and not ZONE.fullmatch(zone):
        return NotImplemented
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
    pd.DataFrame,
    Extension("pandas.frame", _pack_frame, _read_frame, changeable=True),
)
register(pd.Series, Extension("pandas.series", _pack_series, _read_series, changeable=True))
register_family(
    lambda kind, module: issubclass(kind, pd.Index), Extension("pandas.index", pack_index, read_index)
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
        lambda parts: pd.Period(ordinal=int(parts[0]), freq=frequency_in(parts[1])),
    ),
)
register(
    pd.Interval,
    Extension(
        "pandas.interval",
        lambda one: (one.left, one.right, one.closed),
        lambda parts: pd.Interval(parts[0], parts[1], str(parts[2])),
    ),
)
register_family(
    lambda kind, module: issubclass(kind, pd.api.extensions.ExtensionDtype) and _is_own(module),
    Extension("pandas.dtype", _pack_type, _read_type),
)
register_family(
    lambda kind, module: issubclass(kind, pd.api.extensions.ExtensionArray) and _is_own(module),
    Extension("pandas.values", pack_column, read_column),
)
