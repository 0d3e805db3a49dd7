"""numpy's arrays, scalars and types: a type and a buffer, or item by item where the items are objects."""

from __future__ import annotations

from typing import Any

import numpy as np

from openclass_nb.grading.isolated.codec.extensions import Extension, Known, register, register_family
from openclass_nb.grading.isolated.errors import NotAskedError, WireError

KINDS = "biufcSUmMV"
MOST_DIMENSIONS = 32
MOST_EMPTY = 1 << 20  # items of an array whose items take no bytes


def describe_type(dtype: np.dtype[Any]) -> Any:
    """A type as text, or as a list of named types."""
    if dtype.names is None:
        return dtype.str
    return [(name, describe_type(dtype[name]), dtype[name].shape) for name in dtype.names]


def read_type(described: Any) -> np.dtype[Any]:
    """The type that `describe_type` described. WireError if it is one whose values can't be trusted."""
    if type(described) is list:
        fields = [(str(name), read_type(kind), tuple(map(int, shape))) for name, kind, shape in described]
        return np.dtype(fields)
    if type(described) is not str or len(described) > 64 or described.lstrip("<>|=")[:1] not in (*KINDS, "O"):
        raise WireError("The candidate sent an array of a type that doesn't cross.")
    return np.dtype(described)


def pack_array(value: Any) -> Any:
    """(type, shape, whether in Fortran's order, buffer or list of items)."""
    plain = np.asarray(value).view(np.ndarray)
    if plain.dtype.hasobject:
        items: Any = plain.ravel().tolist() if plain.dtype.names is None else NotImplemented
        return items if items is NotImplemented else ("|O", plain.shape, False, items)
    fortran = plain.flags.f_contiguous and not plain.flags.c_contiguous
    if plain.dtype.kind not in KINDS:
        return NotImplemented
    return describe_type(plain.dtype), plain.shape, bool(fortran), plain.tobytes("F" if fortran else "C")


def read_array(parts: Any) -> np.ndarray[Any, Any]:
    """The array of `pack_array`; always a copy of its own, and writable."""
    described, shape, fortran, content = parts
    dtype = read_type(described)
    count = _size(shape)
    if dtype.hasobject:
        return _object_array(shape, content, count)
    if type(content) is not bytes or len(content) != count * dtype.itemsize:
        raise WireError("The candidate sent an array whose size doesn't fit its shape.")
    if dtype.itemsize == 0 and count > MOST_EMPTY:
        raise WireError("The candidate sent a huge array of nothing.")
    return np.ndarray(shape, dtype, bytearray(content), order="F" if fortran else "C")


def _size(shape: Any) -> int:
    if type(shape) is not tuple or len(shape) > MOST_DIMENSIONS:
        raise WireError("The candidate sent an array without a proper shape.")
    count = 1
    for side in shape:
        if type(side) is not int or side < 0:
            raise WireError("The candidate sent an array without a proper shape.")
        count *= side
    return count


def _object_array(shape: tuple[int, ...], items: Any, count: int) -> np.ndarray[Any, Any]:
    if type(items) is not list or len(items) != count:
        raise WireError("The candidate sent an array whose size doesn't fit its shape.")
    array = np.empty(count, dtype=object)
    for place, item in enumerate(items):
        array[place] = item
    return array.reshape(shape)


def _pack_scalar(value: np.generic) -> Any:
    if value.dtype.hasobject:
        return NotImplemented
    return describe_type(value.dtype), value.tobytes()


def _read_scalar(parts: Any) -> Any:
    described, content = parts
    dtype = read_type(described)
    if dtype.hasobject or type(content) is not bytes or len(content) != dtype.itemsize:
        raise WireError("The candidate sent a number that doesn't fit its type.")
    if dtype.itemsize == 0:
        return dtype.type()
    return np.frombuffer(content, dtype)[0]


def _pack_masked(value: Any) -> Any:
    return pack_array(np.ma.getdata(value)), pack_array(np.ma.getmaskarray(value)), value.fill_value


def _read_masked(parts: Any) -> Any:
    data, mask = read_array(parts[0]), read_array(parts[1])
    if mask.any() and not Known.masks:
        raise NotAskedError("A test that doesn't speak of masks can't judge what is hidden behind one.")
    return np.ma.MaskedArray(data, mask=mask, fill_value=parts[2])


def _is_subclass(kind: type, module: object) -> bool:
    return issubclass(kind, np.ndarray) and kind is not np.memmap


def _is_scalar(kind: type, module: object) -> bool:
    return issubclass(kind, np.generic)


def _is_type(kind: type, module: object) -> bool:
    return issubclass(kind, np.dtype)


register(np.ndarray, Extension("numpy.array", pack_array, read_array, changeable=True))
register(np.matrix, Extension("numpy.matrix", pack_array, lambda parts: np.asmatrix(read_array(parts)), True))
register(np.ma.MaskedArray, Extension("numpy.masked", _pack_masked, _read_masked, changeable=True))
register_family(_is_scalar, Extension("numpy.scalar", _pack_scalar, _read_scalar))
register_family(_is_type, Extension("numpy.dtype", lambda one: describe_type(one), read_type))
register_family(_is_subclass, Extension("numpy.array", pack_array, read_array, changeable=True))
