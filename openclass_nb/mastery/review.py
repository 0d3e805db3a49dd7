"""Spaced re-checks of mastered objectives: one FSRS card for each, made at mastery.

Again is a failure or a hint, Hard a right answer after retries, Good one at the first try. With all Good the
card comes back after 2, 11, 46 and 163 days. Fuzzing is off, so the same log gives the same days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.trace import Path

if TYPE_CHECKING:
    from fsrs import Rating, Scheduler


@dataclass(frozen=True, slots=True)
class Review:
    """When an objective is asked for again; `refresh` if the last time went wrong. It takes nothing away."""

    due: datetime
    refresh: bool = False


def review_of(path: Path) -> Review | None:
    """The next review of a mastered objective; None before mastery.

    An opportunity that begins when the card is due is its review; practice before that leaves the card alone.
    """
    if path.mastered_at is None:
        return None
    from fsrs import Card, Rating

    scheduler, mastered = _scheduler(), path.mastered_at.astimezone(UTC)
    card, _ = scheduler.review_card(Card(card_id=1, due=mastered), Rating.Good, review_datetime=mastered)
    refresh = False
    for move in path.moves:
        at = move.opportunity.at.astimezone(UTC)
        if at > mastered and at >= card.due:
            rated = _rating(move.opportunity)
            card, _ = scheduler.review_card(card, rated, review_datetime=at)
            refresh = rated == Rating.Again
    return Review(card.due, refresh)


def _rating(opportunity: Opportunity) -> Rating:
    from fsrs import Rating

    if opportunity.hints or not opportunity.passed:
        return Rating.Again
    return Rating.Hard if opportunity.failed else Rating.Good


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
