"""Values of the standard library."""

from __future__ import annotations

import array
import datetime
import pathlib
import types
import uuid
import zoneinfo
from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction
from typing import Any

from openclass_nb.grading.isolated.codec.classes import class_called, name_of_class
from openclass_nb.grading.isolated.codec.extensions import Extension, register, register_family
from openclass_nb.grading.isolated.codec.named import is_named_tuple, pack_named, read_named
from openclass_nb.grading.isolated.errors import WireError

ZONES = (datetime.timezone, zoneinfo.ZoneInfo)
FACTORIES = (int, float, str, list, dict, set, tuple, bool)


def _text(value: object) -> str:
    if type(value) is not str:
        raise WireError("The candidate sent something else where a text belongs.")
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise WireError("The candidate sent something else where a whole number belongs.")
    return value


def _zone_of(value: Any) -> Any:
    """Its time zone as one that crosses: those of other packages by their names, or by the offset they have now."""
    zone = value.tzinfo
    if zone is None or type(zone) in ZONES:
        return zone
    name = getattr(zone, "zone", None)
    try:
        return zoneinfo.ZoneInfo(name) if isinstance(name, str) else datetime.timezone(value.utcoffset())
    except (ValueError, OSError, TypeError):
        return datetime.UTC


def _date(value: datetime.date) -> tuple[int, ...]:
    return value.year, value.month, value.day


def _clock(value: Any) -> tuple[Any, ...]:
    return value.hour, value.minute, value.second, value.microsecond, _zone_of(value), value.fold


def _read_clock(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    zone = parts[4]
    if zone is not None and type(zone) not in ZONES:
        raise WireError("The candidate sent something else where a time zone belongs.")
    return (*map(_whole, parts[:4]), zone)


def _read_datetime(parts: Any) -> datetime.datetime:
    year, month, day = map(_whole, parts[:3])
    return datetime.datetime(year, month, day, *_read_clock(parts[3:]), fold=_whole(parts[8]))


def _read_time(parts: Any) -> datetime.time:
    return datetime.time(*_read_clock(parts), fold=_whole(parts[5]))


def _pack_zone(value: datetime.timezone) -> Any:
    offset = value.utcoffset(None)
    return offset.days, offset.seconds, offset.microseconds, value.tzname(None)


def _read_zone(parts: Any) -> datetime.timezone:
    offset = datetime.timedelta(*map(_whole, parts[:3]))
    return datetime.UTC if not offset else datetime.timezone(offset, _text(parts[3]))


def _pack_region(value: zoneinfo.ZoneInfo) -> Any:
    return value.key if value.key else NotImplemented


def _pack_defaults(value: defaultdict[Any, Any]) -> Any:
    factory = value.default_factory
    name = name_of_class(factory) if factory in FACTORIES else None
    return name, dict(value)


def _read_defaults(parts: Any) -> defaultdict[Any, Any]:
    name, items = parts
    factory = None if name is None else class_called(_text(name))
    if factory is not None and factory not in FACTORIES:
        raise WireError("The candidate sent a default that is not a plain type.")
    return defaultdict(factory, _plain(dict, items))


def _plain(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise WireError(f"The candidate sent something else where a {kind.__name__} belongs.")
    return value


def _pack_namespace(value: types.SimpleNamespace) -> Any:
    items = dict(vars(value))
    return NotImplemented if any(str(name).startswith("__") for name in items) else items


def _read_namespace(items: Any) -> types.SimpleNamespace:
    """Attributes as a program would name them; numpy would read memory where an `__array_interface__` points."""
    names = _plain(dict, items)
    if any(_text(name).startswith("__") for name in names):
        raise WireError("The candidate sent a namespace with names that Python keeps for itself.")
    return types.SimpleNamespace(**names)


def _pack_path(value: pathlib.PurePath) -> str:
    return str(value)


def _pack_class(value: type) -> Any:
    name = name_of_class(value)
    return NotImplemented if name is None else name


def _read_range(parts: Any) -> range:
    return range(*map(_whole, parts))


def _items_by_number(items: Any) -> Any:
    return dict(enumerate(_plain(list, items))).values()


for _kind, _extension in {
    range: Extension("std.range", lambda one: (one.start, one.stop, one.step), _read_range),
    slice: Extension("std.slice", lambda one: (one.start, one.stop, one.step), lambda parts: slice(*parts)),
    Decimal: Extension("std.decimal", str, lambda text: Decimal(_text(text))),
    Fraction: Extension(
        "std.fraction",
        lambda one: (one.numerator, one.denominator),
        lambda parts: Fraction(_whole(parts[0]), _whole(parts[1])),
    ),
    datetime.date: Extension("std.date", _date, lambda parts: datetime.date(*map(_whole, parts))),
    datetime.datetime: Extension("std.datetime", lambda one: _date(one) + _clock(one), _read_datetime),
    datetime.time: Extension("std.time", _clock, _read_time),
    datetime.timedelta: Extension(
        "std.timedelta",
        lambda one: (one.days, one.seconds, one.microseconds),
        lambda parts: datetime.timedelta(*map(_whole, parts)),
    ),
    datetime.timezone: Extension("std.timezone", _pack_zone, _read_zone),
    zoneinfo.ZoneInfo: Extension("std.zone", _pack_region, lambda key: zoneinfo.ZoneInfo(_text(key))),
    uuid.UUID: Extension("std.uuid", lambda one: one.int, lambda number: uuid.UUID(int=_whole(number))),
    OrderedDict: Extension(
        "std.ordered", dict, lambda items: OrderedDict(_plain(dict, items)), changeable=True
    ),
    Counter: Extension("std.counter", dict, lambda items: Counter(_plain(dict, items)), changeable=True),
    defaultdict: Extension("std.defaultdict", _pack_defaults, _read_defaults, changeable=True),
    deque: Extension(
        "std.deque",
        lambda one: (list(one), one.maxlen),
        lambda parts: deque(_plain(list, parts[0]), parts[1]),
        changeable=True,
    ),
    array.array: Extension(
        "std.array",
        lambda one: (one.typecode, one.tobytes()),
        lambda parts: array.array(_text(parts[0]), _plain(bytes, parts[1])),
        changeable=True,
    ),
    type({}.keys()): Extension("std.keys", list, lambda items: dict.fromkeys(_plain(list, items)).keys()),
    type({}.values()): Extension("std.values", list, _items_by_number),
    type({}.items()): Extension("std.items", dict, lambda items: _plain(dict, items).items()),
    types.SimpleNamespace: Extension(
        "std.namespace",
        _pack_namespace,
        _read_namespace,
        changeable=True,
    ),
    pathlib.PurePosixPath: Extension("std.pure", _pack_path, lambda text: pathlib.PurePosixPath(_text(text))),
    type(pathlib.Path()): Extension("std.path", _pack_path, lambda text: pathlib.Path(_text(text))),
    type: Extension("class.of", _pack_class, lambda name: class_called(_text(name))),
}.items():
    register(_kind, _extension)

register_family(is_named_tuple, Extension("std.named", pack_named, read_named))
