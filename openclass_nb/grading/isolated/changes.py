"""A changeable value brought up to date in place, so that whoever holds it, or a part of it, sees the change.

Both sides number the parts of a value (lists in lists, and so on) in the order in which they cross. When it crosses
again, the sender says which parts are the very objects that crossed before; the receiver changes those in place.
"""

from __future__ import annotations

import array
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from openclass_nb.grading.isolated.codec.extensions import extension_for

PLAIN = (list, dict, set, bytearray)
NEVER = frozenset((int, float, str, bool, bytes, type(None), complex, tuple, frozenset))


def is_changeable(value: object) -> bool:
    """Whether a value that crosses as a copy can be changed in place afterwards."""
    kind = type(value)
    if kind in PLAIN:
        return True
    if kind in NEVER:
        return False
    extension = extension_for(kind)
    return extension is not None and extension.changeable


def same_parts(before: Sequence[object], now: Sequence[object]) -> bytes:
    """Pairs (place now, place before) of the parts that are the same objects."""
    places = {id(one): place for place, one in enumerate(before)}
    pairs = array.array("I")
    for place, one in enumerate(now):
        if id(one) in places and type(one) not in NEVER and one is not ...:
            pairs.extend((place, places[id(one)]))
    return pairs.tobytes()


def old_parts(pairs: bytes, before: Sequence[Any], now: Sequence[Any]) -> dict[int, Any]:
    """For parts of a new value, by `id`, the old objects that are to become them. ValueError if there are none."""
    numbers = array.array("I", pairs)
    found: dict[int, Any] = {}
    for place, old in zip(numbers[::2], numbers[1::2], strict=True):
        if place >= len(now) or old >= len(before):
            raise ValueError("The candidate says that a part is one that never crossed.")
        if type(now[place]) is type(before[old]):
            found[id(now[place])] = before[old]
    return found


class Settling:
    """Puts a value that has just arrived in the place of the one that it is the new state of."""

    def __init__(self, old: Mapping[int, Any]) -> None:
        self._old = old
        self._done: dict[int, Any] = {}

    def settle(self, new: Any) -> Any:
        """The object that `new` is the state of, or `new` itself with its parts settled."""
        kind = type(new)
        if id(new) in self._done:
            return self._done[id(new)]
        if kind is tuple:
            items = tuple(map(self.settle, new))
            return new if all(one is two for one, two in zip(items, new, strict=True)) else items
        how = _SETTLE.get(kind) or _way_of_library(kind)
        if how is None:
            return new
        target = self._done[id(new)] = self._old.get(id(new), new)
        how(self, target, new)
        return target


def _settle_list(work: Settling, target: list[Any], new: list[Any]) -> None:
    target[:] = [work.settle(one) for one in new]


def _settle_dict(work: Settling, target: Any, new: Any) -> None:
    items = [(key, work.settle(one)) for key, one in new.items()]
    target.clear()
    dict.update(target, items)


def _settle_ordered(work: Settling, target: Any, new: Any) -> None:
    items = [(key, work.settle(one)) for key, one in new.items()]
    target.clear()
    target.update(items)


def _settle_deque(work: Settling, target: deque[Any], new: deque[Any]) -> None:
    items = [work.settle(one) for one in new]
    target.clear()
    target.extend(items)


def _settle_set(work: Settling, target: set[Any], new: set[Any]) -> None:
    items = list(new)
    target.clear()
    target.update(items)


def _settle_buffer(work: Settling, target: Any, new: Any) -> None:
    if target is not new:
        target[:] = new


def _settle_namespace(work: Settling, target: SimpleNamespace, new: SimpleNamespace) -> None:
    _settle_dict(work, vars(target), dict(vars(new)))


def _settle_array(work: Settling, target: Any, new: Any) -> None:
    if target is not new and target.flags.writeable:
        if target.shape != new.shape or target.dtype != new.dtype:
            raise ValueError("An array that was changed in place has another shape.")
        target[...] = new


def _settle_frame(work: Settling, target: Any, new: Any) -> None:
    if target is not new:
        target._update_inplace(new)


_SETTLE: dict[type, Callable[[Settling, Any, Any], None]] = {
    list: _settle_list,
    dict: _settle_dict,
    OrderedDict: _settle_ordered,
    defaultdict: _settle_dict,
    Counter: _settle_dict,
    set: _settle_set,
    bytearray: _settle_buffer,
    array.array: _settle_buffer,
    deque: _settle_deque,
    SimpleNamespace: _settle_namespace,
}


def _way_of_library(kind: type) -> Callable[[Settling, Any, Any], None] | None:
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None and issubclass(kind, numpy.ndarray):
        return _settle_array
    if pandas is not None and kind in (pandas.DataFrame, pandas.Series):
        return _settle_frame
    return None
