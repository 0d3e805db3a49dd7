"""Spaced re-checks of mastered objectives: one FSRS card for each, made at mastery.

Again is a failure or a hint, Hard a right answer after retries, Good one at the first try. With all Good the
card comes back after 2, 11, 46 and 163 days. Fuzzing is off, so the same log gives the same days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.trace import Path

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler

ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


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
    mastered = path.mastered_at.astimezone(UTC)
    due, card, refresh = mastered + _first_interval(), None, False
    for one in path.opportunities:
        if one.at > mastered and one.at >= due:
            card = _reviewed(card or _made(mastered), one, one.at.astimezone(UTC))
            due, refresh = card.due, _failed(one)
    return Review(due, refresh)


def _made(mastered: datetime) -> Card:
    """The card of an objective mastered at that moment: its first review, and a good one."""
    from fsrs import Card, Rating

    return _scheduler().review_card(Card(card_id=1, due=mastered), Rating.Good, review_datetime=mastered)[0]


@cache
def _first_interval() -> timedelta:
    """From mastery to the first review: the same for every card, so that most need none made."""
    return _made(ANY_DAY).due - ANY_DAY


def _reviewed(card: Card, opportunity: Opportunity, at: datetime) -> Card:
    return _scheduler().review_card(card, _rating(opportunity), review_datetime=at)[0]


def _rating(opportunity: Opportunity) -> Rating:
    from fsrs import Rating

    if _failed(opportunity):
        return Rating.Again
    return Rating.Hard if opportunity.failed else Rating.Good


def _failed(opportunity: Opportunity) -> bool:
    return bool(opportunity.hints) or not opportunity.passed


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
