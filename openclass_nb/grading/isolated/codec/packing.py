"""Lists whose items are all numbers, or all texts, in one piece."""

from __future__ import annotations

import struct
from array import array
from itertools import accumulate
from typing import Any

from openclass_nb.grading.isolated.errors import WireError

PACKED_FROM = 8
"""Shorter lists are not worth asking whether all items are of one type."""
NO_TEXT = (1 << 32) - 1
"""In place of a length: None among texts."""
SIZE = struct.Struct("!I")
NUMBERS: dict[type, tuple[bytes, str]] = {int: (b"L", "q"), float: (b"D", "d")}
TEXTS = b"W"


def packed(values: list[Any]) -> tuple[bytes, bytes] | None:
    """(tag, bytes) of a list that can be packed, else None."""
    if len(values) < PACKED_FROM:
        return None
    kinds = set(map(type, values))
    if str in kinds and kinds <= {str, type(None)}:
        return TEXTS, _pack_texts(values)
    way = NUMBERS.get(kinds.pop()) if len(kinds) == 1 else None
    if way is None:
        return None
    try:
        return way[0], array(way[1], values).tobytes()
    except OverflowError:
        return None


def _pack_texts(values: list[str | None]) -> bytes:
    """Their number, the lengths of all, and the texts without anything between them."""
    lengths = array("I", [NO_TEXT if one is None else len(one) for one in values])
    whole = "".join([one for one in values if one is not None])
    return SIZE.pack(len(values)) + lengths.tobytes() + whole.encode("utf-8", "surrogatepass")


def read_texts(data: bytes) -> list[str | None]:
    """The texts that were packed. WireError if the lengths are not theirs."""
    (count,) = SIZE.unpack_from(data)
    lengths = array("I", data[SIZE.size : SIZE.size + 4 * count])
    whole = data[SIZE.size + 4 * count :].decode("utf-8", "surrogatepass")
    ends = list(accumulate(0 if one == NO_TEXT else one for one in lengths))
    if len(lengths) != count or (ends[-1] if ends else 0) != len(whole):
        raise WireError("The candidate announced texts of other lengths than it sent.")
    return [
        None if one == NO_TEXT else whole[end - one : end] for one, end in zip(lengths, ends, strict=True)
    ]
