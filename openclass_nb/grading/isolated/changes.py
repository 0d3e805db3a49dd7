"""A changeable value brought up to date in place, so that whoever holds it sees the change."""

from __future__ import annotations

import array
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from openclass_nb.grading.isolated.codec.extensions import extension_for

PLAIN = (list, dict, set, bytearray)


def is_changeable(value: object) -> bool:
    """Whether a value that crosses as a copy can be changed in place afterwards."""
    kind = type(value)
    if kind in PLAIN:
        return True
    if kind in _NEVER:
        return False
    extension = extension_for(kind)
    return extension is not None and extension.changeable


_NEVER = frozenset((int, float, str, bool, bytes, type(None), complex, tuple, frozenset))


def merged(old: Any, new: Any) -> Any:
    """`old` made equal to `new` in place where that is possible, else `new`."""
    if old is new or type(old) is not type(new):
        return new
    how = _MERGE.get(type(old)) or _merge_of_library(type(old))
    return how(old, new) if how else new


def _merge_list(old: list[Any], new: list[Any]) -> list[Any]:
    old[:] = [merged(old[place], item) if place < len(old) else item for place, item in enumerate(new)]
    return old


def _merge_dict(old: Any, new: Any) -> Any:
    items = [(key, merged(old[key], item) if key in old else item) for key, item in new.items()]
    old.clear()
    old.update(items)
    return old


def _merge_counter(old: Counter[Any], new: Counter[Any]) -> Counter[Any]:
    old.clear()
    dict.update(old, new)
    return old


def _merge_set(old: set[Any], new: set[Any]) -> set[Any]:
    old.clear()
    old.update(new)
    return old


def _merge_buffer(old: Any, new: Any) -> Any:
    old[:] = new
    return old


def _merge_deque(old: deque[Any], new: deque[Any]) -> deque[Any]:
    if old.maxlen != new.maxlen:
        return new
    old.clear()
    old.extend(new)
    return old


def _merge_namespace(old: SimpleNamespace, new: SimpleNamespace) -> SimpleNamespace:
    _merge_dict(vars(old), vars(new))
    return old


def _merge_array(old: Any, new: Any) -> Any:
    if old.shape != new.shape or old.dtype != new.dtype:
        return new
    old[...] = new
    return old


def _merge_frame(old: Any, new: Any) -> Any:
    old._update_inplace(new)
    return old


_MERGE: dict[type, Callable[[Any, Any], Any]] = {
    list: _merge_list,
    dict: _merge_dict,
    OrderedDict: _merge_dict,
    defaultdict: _merge_dict,
    Counter: _merge_counter,
    set: _merge_set,
    bytearray: _merge_buffer,
    array.array: _merge_buffer,
    deque: _merge_deque,
    SimpleNamespace: _merge_namespace,
}


def _merge_of_library(kind: type) -> Callable[[Any, Any], Any] | None:
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None and issubclass(kind, numpy.ndarray):
        return _merge_array
    if pandas is not None and kind in (pandas.DataFrame, pandas.Series):
        return _merge_frame
    return None
