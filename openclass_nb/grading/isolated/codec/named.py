"""Named tuples, by the names of their class and fields."""

from __future__ import annotations

import operator
from typing import Any

from openclass_nb.grading.isolated.codec.flattening import bases_of
from openclass_nb.grading.isolated.errors import WireError

MOST_NAMED = 1000


def is_named_tuple(kind: type, module: object = None) -> bool:
    """Whether `namedtuple` or NamedTuple made this class."""
    return tuple in bases_of(kind)[1:2] and type(vars(kind).get("_fields")) is tuple and "_make" in vars(kind)


def pack_named(value: Any) -> Any:
    """(name, fields, items); NotImplemented if its class is more than that."""
    kind = type(value)
    fields = tuple(map(str, vars(kind)["_fields"]))
    if any(
        callable(one) and not name.startswith("_") for name, one in vars(kind).items() if name not in fields
    ):
        return NotImplemented  # it has methods of its own
    return kind.__name__, fields, tuple.__getitem__(value, slice(None))


def read_named(parts: Any) -> tuple[Any, ...]:
    """The tuple, of the class that is known here by this name and these fields, or of one that is made for it."""
    name, fields, items = parts
    if not type(fields) is type(items) is tuple or len(fields) != len(items):
        raise WireError("The candidate sent a named tuple whose names don't fit.")
    if not all(type(one) is str and one.isidentifier() for one in (name, *fields)):
        raise WireError("The candidate sent a named tuple whose names don't fit.")
    return tuple.__new__(named_tuple(name, fields), items)


_named: dict[tuple[str, tuple[str, ...]], Any] = {}


def named_tuple(name: str, fields: tuple[str, ...]) -> Any:
    """A tuple class with these fields as properties; the same one each time it is asked for."""
    if (name, fields) not in _named:
        if len(_named) > MOST_NAMED:
            raise WireError("The candidate sent too many kinds of named tuples.")
        members: dict[str, Any] = {
            field: property(operator.itemgetter(place))
            for place, field in enumerate(fields)
            if not field.startswith("_")
        }
        members |= {
            "_make": classmethod(tuple.__new__),
            "_fields": fields,
            "__slots__": (),
            "__repr__": _show_named,
        }
        members["_asdict"] = _as_dict
        _named[name, fields] = type(name, (tuple,), members)
    return _named[name, fields]


def _as_dict(self: Any) -> dict[str, Any]:
    return dict(zip(self._fields, self, strict=True))


def _show_named(self: Any) -> str:
    shown = ", ".join(f"{field}={item!r}" for field, item in zip(self._fields, self, strict=True))
    return f"{type(self).__name__}({shown})"


def adopt_named_tuple(kind: type) -> None:
    """Use this class for the named tuples that look like it, if it is a named tuple's."""
    if is_named_tuple(kind):
        _named[kind.__name__, tuple(vars(kind)["_fields"])] = kind
