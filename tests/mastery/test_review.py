"""openclass_nb.mastery.review"""

from datetime import timedelta

import pytest

from openclass_nb.mastery import Event, ObjectiveProgress, Settings, student_progress
from tests.mastery.scenes import at, friction, hint, right_everywhere, tried

SYLLABUS = friction(20)
SHOWN = right_everywhere(SYLLABUS, range(8))


def progress(later: list[Event], day: float) -> ObjectiveProgress:
    found = student_progress(SYLLABUS, Settings(), "ada", SHOWN + later, at(day))
    return found.objectives["friction"]


def days_to_review(one: ObjectiveProgress, since: float) -> int:
    assert one.review is not None
    return (one.review.due - at(since)).days


def test_a_review_is_due_two_days_after_mastery() -> None:
    """Before that the state is mastered."""
    mastered = progress([], 1)
    assert mastered.mastered_at is not None
    assert mastered.review is not None
    assert mastered.review.due == mastered.mastered_at + timedelta(days=2)
    assert (mastered.state, progress([], 3).state) == ("mastered", "review due")


def test_good_reviews_come_at_growing_intervals() -> None:
    """2, 11, 46 and 163 days, each after a review that was right at once."""
    later: list[Event] = []
    found = progress([], 1)
    lengths = []
    for variant in (10, 11, 12):
        assert found.review is not None
        due = (found.review.due - at(0)).total_seconds() / 86400
        later.append(tried("incline", 1.0, variant, due))
        found = progress(later, due + 1e-6)
        lengths.append(days_to_review(found, due - 1e-6))
    assert lengths == [11, 46, 163]


@pytest.mark.parametrize(
    "events",
    [
        [tried("incline", 0.0, 10, 5)],
        [hint("incline", 10, 5), tried("incline", 1.0, 10, 5.01)],
        [tried("incline", 0.0, 10, 5), hint("incline", 10, 5.01), tried("incline", 1.0, 10, 5.02)],
    ],
)
def test_a_review_that_went_wrong_comes_back_soon_and_takes_nothing_away(events: list[Event]) -> None:
    """Failed, or done with a hint: refresh, and mastery stays."""
    found = progress(events, 5.1)
    assert found.review is not None
    assert found.review.refresh
    assert days_to_review(found, 5) <= 2
    assert found.state == "mastered"


def test_retries_are_hard_and_come_back_between() -> None:
    """Right after a retry without a hint: sooner than good, later than again, and no refresh."""
    hard = progress([tried("incline", 0.0, 10, 5), tried("incline", 1.0, 10, 5.01)], 5.1)
    good = progress([tried("incline", 1.0, 10, 5)], 5.1)
    again = progress([tried("incline", 0.0, 10, 5)], 5.1)
    assert hard.review is not None
    assert not hard.review.refresh
    assert days_to_review(again, 5) < days_to_review(hard, 5) < days_to_review(good, 5)


def test_practice_before_the_day_leaves_the_review_where_it_is() -> None:
    """One more right answer on the day of mastery."""
    assert progress([tried("incline", 1.0, 10, 0.5)], 1).review == progress([], 1).review


def test_what_is_not_mastered_has_no_review() -> None:
    """Nothing to keep up yet."""
    found = student_progress(SYLLABUS, Settings(), "ada", [], at(1)).objectives["friction"]
    assert found.review is None
