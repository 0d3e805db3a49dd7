"""When two results are the same for a teacher."""

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from openclass_nb.grading.proving.inside.likeness import alike, is_regular, shown

NAN = float("nan")


class Point:
    def __init__(self, x: float) -> None:
        self.x = x


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (0.1 + 0.2, 0.3),
        (NAN, NAN),
        (np.float64(2), 2),
        ([1, (2.0, "a")], [1.0, (2, "a")]),
        (np.array([1, 2]), np.array([1.0, 2.0])),
        (pd.Series([1.0, NAN]), pd.Series([1.0, NAN])),
        ({"a": 1}, {"a": 1.0}),
        (Point(1), Point(1.0)),
        (1 + 2j, 1 + 2j),
        (None, None),
    ],
)
def test_what_a_teacher_would_call_the_same(one: object, other: object) -> None:
    """Up to rounding, by content."""
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 2),
        (True, 1),
        (1.0, 1.001),
        ([1, 2], (1, 2)),
        ([1], [1, 2]),
        (np.array([1, 2]), [1, 2]),
        (np.array([1, 2]), np.array([[1, 2]])),
        (pd.DataFrame({"a": [1]}), pd.DataFrame({"b": [1]})),
        (pd.Series([1], index=["a"]), pd.Series([1], index=["b"])),
        ({"a": 1}, {"b": 1}),
        (Point(1), Point(2)),
        ("1", 1),
        (None, 0),
    ],
)
def test_what_differs(one: object, other: object) -> None:
    """In value, kind, shape, names."""
    assert not alike(one, other)


def test_plots_are_compared_by_what_they_show() -> None:
    """Colours don't count, labels and data do."""
    matplotlib.use("Agg")

    def plot(label: str, colour: str, last: float = 3.0) -> object:
        axes = Figure().add_subplot()
        axes.plot([0, 1], [2, last], color=colour)
        axes.set_xlabel(label)
        return axes

    assert alike(plot("t (s)", "red"), plot("t (s)", "blue"))
    assert not alike(plot("t (s)", "red"), plot("t", "red"))
    assert not alike(plot("t (s)", "red"), plot("t (s)", "red", 4.0))
    assert "t (s)" in shown(plot("t (s)", "red"))


def test_irregular_results_are_nobodys_question() -> None:
    """Infinite ones, and numbers that are none."""
    assert not is_regular(float("inf"))
    assert not is_regular(np.array([1.0, np.inf]))
    assert not is_regular([1, NAN])
    assert is_regular(3)
    assert is_regular("text")


def test_long_values_are_cut() -> None:
    """A finding is a sentence."""
    assert len(shown(list(range(1000)))) <= 90
    assert shown(1 / 3) == "0.333333"
    assert shown(pd.DataFrame({"a": [1]})) == "{'a': [1]}"
