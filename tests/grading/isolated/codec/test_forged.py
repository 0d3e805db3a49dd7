"""Bytes that no honest candidate sends are refused: as a WireError, at once, and without running anything."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from openclass_nb.grading.isolated.codec import Decoder, Encoder
from openclass_nb.grading.isolated.errors import WireError

EXAMPLES = [
    [1, "a", (2.5, None), {"k": {1, 2}}],
    np.arange(6.0).reshape(2, 3),
    pd.DataFrame({"a": [1, 2], "b": ["x", None]}).set_index("b"),
    sympy.sin(sympy.Symbol("x")) + 1,
]

ONE = ("<f8", (1,), False, b"\0" * 8)


def extension(name: str, payload: object) -> bytes:
    """A message that claims to hold a value of some kind."""
    return b"x" + bytes([len(name)]) + name.encode() + Encoder().encode(payload)


def is_value_or_refused(data: bytes) -> bool:
    """Whether decoding gives a value or a WireError; any other exception is the test's to show."""
    try:
        Decoder(data).decode()
    except WireError:
        return True
    return True


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_refused(data: bytes) -> None:
    """Nothing else ever comes out."""
    assert is_value_or_refused(data)


@settings(max_examples=300)
@given(st.sampled_from(EXAMPLES), st.data())
def test_changed_bytes_are_a_value_or_refused(value: Any, data: Any) -> None:
    """A message with some bytes changed, left out or put in."""
    message = bytearray(Encoder().encode(value))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(message) - 1))
        message[place : place + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=3))
        message = message or bytearray(b"?")
    assert is_value_or_refused(bytes(message))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"?",
        b"l\xff\xff\xff\xff",  # four thousand million items
        b"s\xff\xff\xff\xffabc",
        b"N" * 2,
        b"R\x00\x00\x00\x05",
        b"l\x00\x00\x00\x01" * 5000 + b"N",
        b"d\x00\x00\x00\x01" + Encoder().encode([]) + b"N",
        b"S\x00\x00\x00\x01" + Encoder().encode({}),
        b"h\x00\x00\x00\x01\x00\x00\x00\x02",  # a reference where nobody knows any
        b"#\x00\x00\x00\x01\x00\x00\x00\x01N",
    ],
    ids=lambda one: repr(one[:12]),
)
def test_broken_structure_is_refused(data: bytes) -> None:
    """Too many, too deep, too little, the wrong thing."""
    with pytest.raises(WireError):
        Decoder(data).decode()


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("nothing.known", 1),
        ("numpy.array", ("O", (1,), False, b"\0" * 8)),
        ("numpy.array", ("<f8", (10**9,), False, b"")),
        ("numpy.array", ("<f8", (-1,), False, b"")),
        ("numpy.array", ("<U0", (10**12,), False, b"")),
        ("numpy.array", ("<f8", (2**62, 2**62), False, b"")),
        ("numpy.array", ("f8, O", (1,), False, b"\0" * 16)),
        ("numpy.scalar", ("O", b"\0" * 8)),
        ("numpy.dtype", "object"),
        ("class.of", "builtins.eval"),
        ("class.of", "os.system"),
        ("class.of", "subprocess.Popen"),
        ("std.defaultdict", ("builtins.type", {})),
        ("std.defaultdict", ("os.system", {})),
        ("std.path", ["a"]),
        ("std.zone", "../../etc/passwd"),
        ("std.decimal", 5),
        ("std.named", ("P; import os", ("x",), (1,))),
        ("std.named", ("P", ("x y",), (1,))),
        ("std.fraction", (1, 0)),
        ("pandas.series", (("objects", "object", 5), ("range", (0, 1, 1), None), None)),
        ("pandas.index", ("index", ("zoned", ("<i8", (1,), False, b"\0" * 8), "ns", "no/zone"), None, None)),
        ("pandas.dtype", ("name", "eval('1')")),
        ("sympy.expression", [("symbol", ("__import__('os').system('true')", {}), 0)]),
        ("sympy.expression", [("symbol", ("x", {}), 0), ("function", "eval", 1)]),
        ("sympy.expression", [("class", "Popen", 0)]),
        ("sympy.expression", [("class", "Add", 7)]),
        ("sympy.expression", [("single", "__class__", 0)]),
        ("scipy.sparse", ("csr_matrix", (1, 1), ONE, *[("<i4", (1,), False, b"\xff" * 4)] * 2)),
    ],
    ids=lambda one: repr(one)[:40],
)
def test_payloads_that_are_none_are_refused(name: str, payload: Any) -> None:
    """Types with references in them, classes that are not on the list, names that are code, sizes that don't fit."""
    with pytest.raises(WireError):
        Decoder(extension(name, payload)).decode()


def test_a_number_of_many_digits_is_only_as_large_as_its_bytes() -> None:
    """No amplification: what comes out is bounded by what came in."""
    data = Encoder().encode(1 << 80_000)
    assert len(data) < 10_100
    assert sys.getsizeof(Decoder(data).decode()) < 20_000


def test_an_expression_that_would_take_for_ever_is_not_evaluated() -> None:
    """factorial(10**9) and 10**10**10 arrive as they are written."""
    nodes = [("rational", (10**9, 1), 0), ("class", "factorial", 1)]
    assert str(Decoder(extension("sympy.expression", nodes)).decode()) == "factorial(1000000000)"
