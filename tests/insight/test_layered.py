"""openclass_nb.insight.layered"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.insight.layered import Slot, centres, crossings, rows_of, thread, untangle


def test_a_full_row_sends_the_next_name_one_lower() -> None:
    """Three names without starts in rows of two."""
    assert rows_of("abc", [], most=2) == [["a", "b"], ["c"]]


def test_a_line_keeps_a_slot_in_each_row_that_it_passes() -> None:
    """Lines from the same start share it."""
    rows = rows_of("abcde", [("a", "b"), ("b", "c"), ("c", "d"), ("c", "e")], most=5)
    threads = thread(rows, [("a", "d"), ("a", "e")])
    assert rows == [["a"], ["b", ("a", 1)], ["c", ("a", 2)], ["d", "e"]]
    assert threads["a", "e"] == ["a", ("a", 1), ("a", 2), "e"]


def test_untangling_takes_away_a_crossing() -> None:
    """The lower row turns round."""
    rows: list[list[Slot]] = [["a", "b"], ["c", "d"]]
    links: list[tuple[Slot, Slot]] = [("a", "d"), ("b", "c")]
    assert crossings(rows, links) == 1
    untangle(rows, links)
    assert crossings(rows, links) == 0


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), unique=True, max_size=15))
def test_untangling_never_makes_it_worse(pairs: list[tuple[int, int]]) -> None:
    """And it loses nothing."""
    rows: list[list[Slot]] = [[f"u{number}" for number in range(5)], [f"v{number}" for number in range(5)]]
    links: list[tuple[Slot, Slot]] = [(f"u{start}", f"v{end}") for start, end in pairs]
    before, everything = crossings(rows, links), [set(row) for row in rows]
    untangle(rows, links)
    assert crossings(rows, links) <= before
    assert [set(row) for row in rows] == everything


def test_a_start_stands_over_the_middle_of_its_ends() -> None:
    """Two ends keep their gap."""
    rows: list[list[Slot]] = [["a"], ["b", "c"]]
    found = centres(rows, [("a", "b"), ("a", "c")], dict.fromkeys("abc", 100.0), gap=20, width=716)
    assert found["c"] - found["b"] == pytest.approx(120)
    assert found["a"] == pytest.approx((found["b"] + found["c"]) / 2) == pytest.approx(358)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), unique=True, max_size=15),
    st.lists(st.floats(10, 120), min_size=5, max_size=5),
)
def test_slots_keep_their_order_their_gaps_and_the_edges(
    pairs: list[tuple[int, int]], sizes: list[float]
) -> None:
    """Wherever their neighbours pull them."""
    rows: list[list[Slot]] = [[f"{row}{number}" for number in range(5)] for row in "uv"]
    widths = {slot: sizes[number] for row in rows for number, slot in enumerate(row)}
    links: list[tuple[Slot, Slot]] = [(f"u{start}", f"v{end}") for start, end in pairs]
    found = centres(rows, links, widths, gap=10, width=716)
    for row in rows:
        for left, right in pairwise(row):
            assert found[right] - found[left] >= (widths[left] + widths[right]) / 2 + 10 - 1e-6
    assert min(found.values()) >= -1e-6
    assert max(found.values()) <= 716 + 1e-6
