"""scipy's sparse matrices and arrays, as the numpy arrays that they are made of."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sparse

from openclass_nb.grading.isolated.codec.arrays import pack_array, read_array
from openclass_nb.grading.isolated.codec.extensions import Extension, register
from openclass_nb.grading.isolated.errors import WireError

FORMATS = ("csr", "csc", "coo", "bsr", "dia", "lil", "dok")
CLASSES = {
    f"{form}_{shape}": getattr(sparse, f"{form}_{shape}") for form in FORMATS for shape in ("matrix", "array")
}


def _pack(value: Any) -> Any:
    """(class, shape, values, rows, columns)."""
    plain = value.tocoo()
    if len(plain.shape) != 2:
        return NotImplemented
    return (
        type(value).__name__,
        tuple(map(int, plain.shape)),
        *map(pack_array, (plain.data, plain.row, plain.col)),
    )


def _unpack(parts: Any) -> Any:
    name, shape, values, rows, columns = parts
    kind = CLASSES[name]
    across, down = read_array(rows), read_array(columns)
    if type(shape) is not tuple or not all(type(one) is int and one >= 0 for one in shape):
        raise WireError("The candidate sent a sparse matrix without a shape.")
    if (
        across.dtype.kind != "i"
        or down.dtype.kind != "i"
        or _outside(across, shape[0])
        or _outside(down, shape[1])
    ):
        raise WireError("The candidate sent a sparse matrix whose places are outside of it.")
    plain = sparse.coo_matrix if name.endswith("matrix") else sparse.coo_array
    return kind(plain((read_array(values), (across, down)), shape=shape))


def _outside(places: np.ndarray[Any, Any], most: int) -> bool:
    return bool(places.size) and (int(places.min()) < 0 or int(places.max()) >= most)


for _kind in CLASSES.values():
    register(_kind, Extension("scipy.sparse", _pack, _unpack))
