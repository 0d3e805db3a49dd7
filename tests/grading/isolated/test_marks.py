"""A mark is equal exactly as long as a value stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from openclass_nb.grading.isolated.marks import mark_of


def table() -> pd.DataFrame:
    """Columns of every common kind."""
    return pd.DataFrame(
        {
            "number": [1.5, None],
            "text": ["a", None],
            "day": pd.to_datetime(["2026-01-01", None]),
            "any": pd.Series([1, "x"], dtype=object),
            "count": pd.array([1, None], dtype="Int64"),
        }
    )


def _rename(frame: pd.DataFrame) -> None:
    frame.columns = [*"vwxyz"]


def _swap(frame: pd.DataFrame) -> None:
    frame["any"], frame["number"] = frame["number"].copy(), frame["any"].copy()


CHANGES: list[Callable[[pd.DataFrame], object]] = [
    lambda frame: frame.__setitem__("more", 1),
    lambda frame: frame.__delitem__("text"),
    lambda frame: frame.__setitem__("text", ["b", None]),
    lambda frame: frame.__setitem__("number", [1.5, 2]),
    lambda frame: frame.__setitem__("any", pd.Series([True, "x"], dtype=object)),
    lambda frame: frame.set_index("number", inplace=True),
    lambda frame: setattr(frame.index, "name", "row"),
    lambda frame: frame.attrs.update(a=1),
    lambda frame: frame.sort_index(ascending=False, inplace=True),
    _rename,
    _swap,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_frame_has_another_mark(change: Callable[[pd.DataFrame], object]) -> None:
    """Values, types, names and order; untouched, it has the same one."""
    frame = table()
    before = mark_of(frame)
    assert before is not None
    assert mark_of(frame) == before
    change(frame)
    assert mark_of(frame) != before


@pytest.mark.parametrize("name", ["number", "text", "day", "count"])
def test_a_changed_series_has_another_mark(name: str) -> None:
    """Column by column."""
    series = table()[name].copy()
    before = mark_of(series)
    assert before is not None
    assert mark_of(series) == before
    series.iloc[0] = series.iloc[1]
    assert mark_of(series) != before


@pytest.mark.parametrize(
    ("value", "other"),
    [([1], [True]), ([1.0], [1]), ([0.0], [-0.0]), ({"a": 1}, {"a": 1.0}), ([1, 2], [2, 1])],
)
def test_types_and_signs_tell_equal_values_apart(value: Any, other: Any) -> None:
    """1 == 1.0 == True, but not here."""
    assert mark_of(value) is not None
    assert mark_of(value) != mark_of(other)


def test_what_holds_other_values_has_none() -> None:
    """There the bytes decide."""
    assert mark_of([[1]]) is mark_of(np.array([[1], None], dtype=object)) is mark_of(object()) is None
