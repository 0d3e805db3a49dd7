"""Lists of numbers or texts cross in one piece, and come out as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.grading.isolated.codec.packing import SIZE, packed, read_texts
from openclass_nb.grading.isolated.errors import WireError


@given(st.lists(st.none() | st.text(st.characters(exclude_categories=())), min_size=8, max_size=40))
def test_texts_come_out_as_they_were(texts: list[str | None]) -> None:
    """Empty ones, missing ones, halves of surrogate pairs."""
    found = packed(texts)
    assert (found is None) == (set(texts) == {None})
    assert found is None or read_texts(found[1]) == texts


@pytest.mark.parametrize("values", [[1] * 7, [1] * 8 + ["a"], [1, 2.0] * 4, [True] * 8, [1 << 70] * 8])
def test_what_is_short_mixed_or_large_is_not_packed(values: list[object]) -> None:
    """It crosses item by item."""
    assert packed(values) is None


@pytest.mark.parametrize(
    "data",
    [SIZE.pack(1 << 30) + b"abc", SIZE.pack(1) + (5).to_bytes(4, "little") + b"ab", SIZE.pack(0) + b"x"],
)
def test_forged_lengths_are_refused(data: bytes) -> None:
    """More texts than there are lengths, a length beyond the end, letters that belong to no text."""
    with pytest.raises((WireError, ValueError)):
        read_texts(data)
