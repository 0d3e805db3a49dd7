"""Figures that a test cell can't come by are not asked for; what can't be told counts as reached."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from openclass_nb.grading.isolated.figures.reach import reached


def numbers(figures: list[Figure]) -> Any:
    """Numbers of figures as the mirror gives them."""
    return lambda thing: next((place for place, one in enumerate(figures) if one is thing), None)


def test_only_names_in_the_text_are_followed() -> None:
    """Axes lead to their figure, containers to what is in them."""
    figures = [Figure(), Figure(), Figure()]
    axes = [one.add_subplot() for one in figures]
    names = {
        "ax": axes[0],
        "pair": [1, {"left": axes[1]}],
        "old": axes[2],
        "labels": ("x", 2.0),
        "n": np.ones(3),
    }
    assert reached("ax.lines", names, numbers(figures)) == {0}
    assert reached("pair and labels and n", names, numbers(figures)) == {1}
    assert reached("print(other)", names, numbers(figures)) == set()


@pytest.mark.parametrize("value", [lambda: None, object(), np.array([None]), iter([])])
def test_what_may_hold_anything_is_followed_no_further(value: Any) -> None:
    """Then every figure counts."""
    assert reached("f()", {"f": value}, numbers([])) is None
