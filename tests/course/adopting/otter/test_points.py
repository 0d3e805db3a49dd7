"""Points are shared out as otter shares them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.adopting.otter.points import PointsError, question_points, shared_points


@pytest.mark.parametrize(
    ("question", "tests", "points"),
    [
        (None, [None, None, None, None], [0.25] * 4),
        (2, [None, None], [1, 1]),
        (6, [2, 2, None, None], [2, 2, 1, 1]),
        (None, [2, None], [2, 0]),
        (None, [0, None], [0, 1]),
        (None, [1, 2], [1, 2]),
        ({"each": 3}, [None, None], [3, 3]),
        ({}, [None], [1]),
        ([0, 1, 0.5], [None, None, None], [0, 1, 0.5]),
        ([2, None], [None, None], [2, 0]),
        (None, [], []),
        (5, [2, 2], [2, 2]),
    ],
)
def test_shared_points(question: Any, tests: list[float | None], points: list[float]) -> None:
    """Each case that otter's documentation tells, and those that its code decides."""
    assert shared_points(question, tests) == pytest.approx(points)


@pytest.mark.parametrize(
    ("question", "tests"),
    [([1], [None, None]), (2, [3, None]), ("many", [None]), (-1, [None]), ([1, "x"], [None, None])],
)
def test_points_that_clash_are_told(question: Any, tests: list[float | None]) -> None:
    """More than the question has, or no number at all."""
    with pytest.raises(PointsError, match=r"points|tests"):
        shared_points(question, tests)


@given(st.floats(0, 100), st.lists(st.none(), min_size=1, max_size=9))
def test_nothing_is_lost_in_sharing(total: float, tests: list[None]) -> None:
    """Tests that say nothing are worth together what the question is worth, all the same."""
    points = shared_points(total, tests)
    assert sum(points) == pytest.approx(total)
    assert len(set(points)) == 1


@pytest.mark.parametrize(
    ("said", "points"), [(None, 1), (4, 4), ([1, 2, None], 3), ({"each": 2}, 2), ({}, 1), ("2.5", 2.5)]
)
def test_points_by_hand(said: Any, points: float) -> None:
    """A question that a person grades is worth what it says, or 1."""
    assert question_points(said) == points
