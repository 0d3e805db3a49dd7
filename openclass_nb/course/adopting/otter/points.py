"""What each test of a question is worth, by otter-grader's rule.

A list of points goes to the tests in order; `each` gives every test as many. Otherwise tests that say nothing
share what the question's points leave over, or have none if the question says nothing and other tests do.
"""

from collections.abc import Sequence
from typing import Any


class PointsError(ValueError):
    """The points don't go together; the message says how."""


def shared_points(question: Any, tests: Sequence[float | None]) -> list[float]:
    """Points of each test, from the question's `points` and those that its tests say. PointsError if they clash."""
    if isinstance(question, dict):
        question = _number(question.get("each", 1)) * len(tests)
    if isinstance(question, list):
        if len(question) != len(tests):
            raise PointsError(f"points are listed for {len(question)} tests, but there are {len(tests)}")
        return _shared(None, [None if points is None else _number(points) for points in question])
    return _shared(None if question is None else _number(question), tests)


def _shared(total: float | None, tests: Sequence[float | None]) -> list[float]:
    said = sum(points for points in tests if points is not None)
    silent = sum(points is None for points in tests)
    if total is None:
        total = said if said or not silent else 1.0
    if said > total + 1e-9:
        raise PointsError(f"the tests are worth {said:g} points, the question {total:g}")
    share = (total - said) / silent if silent else 0.0
    return [share if points is None else points for points in tests]


def question_points(question: Any) -> float:
    """Points of a question that a person grades; 1 if it says nothing."""
    if isinstance(question, list):
        return sum(_number(points or 0) for points in question)
    return _number(
        question.get("each", 1) if isinstance(question, dict) else 1 if question is None else question
    )


def _number(value: Any) -> float:
    try:
        points = float(value)
    except (TypeError, ValueError):
        raise PointsError(f"“{value}” is no number of points") from None
    if not 0 <= points < float("inf"):
        raise PointsError(f"“{value}” is no number of points")
    return points
