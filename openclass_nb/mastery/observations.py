"""From raw events to evidence: one observation for each opportunity (one variant of one exercise)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from openclass_nb.mastery.events import Attempt, Event
from openclass_nb.mastery.parameters import EvidenceRule, Parameters

PASSED = 1.0 - 1e-9
TRY_CREDIT = (1.0, 0.7, 0.7)
LATER_CREDIT = 0.2
"""`evidence: attempts`: what a right answer is worth at the first try, the second or third, and later."""


@dataclass(slots=True)
class Opportunity:
    """All that one student did on one variant; `value` in [0, 1] and `weight` are its observation.

    `tries` are readable submissions, `failed` those before the pass, `hints` those asked for before it. `first`
    is the score of the first submission, None while there is none; `aided` means that a hint came before it. An
    `unaided_success` is right at the first try and without a hint (`evidence: attempts`: within three tries).
    """

    exercise: str
    variant: int
    at: datetime
    tries: int = 0
    failed: int = 0
    hints: int = 0
    first: float | None = None
    aided: bool = False
    passed: bool = False
    value: float = 0.0
    weight: float = 1.0
    unaided_success: bool = False


def opportunities(
    events: Iterable[Event], evidence: EvidenceRule = "first", parameters: Parameters | None = None
) -> list[Opportunity]:
    """Fold one student's events into opportunities, in the order in which they began.

    What comes first counts: a submission by its score, a hint as a failure of the hint's weight. Later tries
    and hints on the same variant change nothing (`evidence: attempts` takes the best discounted try before
    any hint). Unreadable answers are no attempt. Events of one moment keep the order in which they are given.

    Raises ValueError for a time without a time zone.
    """
    weight = (parameters or Parameters()).hint_weight
    found: dict[tuple[str, int], Opportunity] = {}
    for event in sorted(events, key=attrgetter("at")):
        answer = event if isinstance(event, Attempt) else None
        if answer and not (answer.readable and answer.score == answer.score):  # NaN is no score
            continue
        key = (event.exercise, event.variant)
        seen = found.get(key)
        if seen is None:
            seen = found[key] = Opportunity(*key, in_utc(event.at))
        if answer:
            _submit(seen, min(max(answer.score, 0.0), 1.0), evidence)
        else:
            _hint(seen, weight)
    return list(found.values())


def in_utc(when: datetime) -> datetime:
    """`when` itself; ValueError if nobody knows which moment it is."""
    if when.tzinfo is None:
        raise ValueError(f"{when} has no time zone: pass aware datetimes, in UTC")
    return when


def _submit(seen: Opportunity, score: float, evidence: EvidenceRule) -> None:
    seen.tries += 1
    if seen.first is None:
        seen.first = score
        if not seen.aided:
            seen.value = score
    elif evidence == "attempts" and not seen.hints:
        credit = TRY_CREDIT[seen.tries - 1] if seen.tries <= len(TRY_CREDIT) else LATER_CREDIT
        seen.value = max(seen.value, score * credit)
    if score >= PASSED:
        soon = 1 if evidence == "first" else len(TRY_CREDIT)
        seen.unaided_success = seen.unaided_success or (seen.tries <= soon and not seen.hints)
        seen.passed = True
    elif not seen.passed:
        seen.failed += 1


def _hint(seen: Opportunity, weight: float) -> None:
    if seen.passed:
        return
    seen.hints += 1
    if seen.first is None:
        seen.aided = True
        seen.weight = weight
