"""From raw events to evidence: one observation for each opportunity (one variant of one exercise)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openclass_nb.mastery.events import Attempt, Event
from openclass_nb.mastery.parameters import Evidence, Parameters

PASSED = 1.0 - 1e-9
ATTEMPT_CREDIT = (1.0, 0.7, 0.7)
LATER_CREDIT = 0.2


@dataclass(slots=True)
class Opportunity:
    """All that one student did on one variant; `value` in [0, 1] and `weight` are its observation.

    `tries` are readable submissions, `hints` those asked for before the pass. `first` is the score of the
    first submission, None while there is none; `aided` means that a hint came before it.
    """

    exercise: str
    variant: int
    at: datetime
    tries: int = 0
    hints: int = 0
    first: float | None = None
    aided: bool = False
    passed: bool = False
    value: float = 0.0
    weight: float = 1.0

    @property
    def unaided_success(self) -> bool:
        """Right at the first try (`evidence: attempts`: within three), and no hint before."""
        return self.passed and not self.aided and self.value >= min(ATTEMPT_CREDIT)


def opportunities(
    events: Iterable[Event], evidence: Evidence = "first", parameters: Parameters | None = None
) -> list[Opportunity]:
    """Fold one student's events, in order, into opportunities in the order in which they began.

    The first readable submission counts. A hint asked for before it makes the observation 0 with the hint's
    weight; retries and later hints change nothing (`evidence: attempts` takes the best discounted try).
    """
    weight = (parameters or Parameters()).hint_weight
    found: dict[tuple[str, int], Opportunity] = {}
    for event in events:
        key = (event.exercise, event.variant)
        if isinstance(event, Attempt):
            if event.readable:
                seen = found.get(key) or found.setdefault(key, Opportunity(*key, event.at))
                _submit(seen, event.score, evidence)
        else:
            seen = found.get(key) or found.setdefault(key, Opportunity(*key, event.at))
            _hint(seen, weight)
    return list(found.values())


def _submit(seen: Opportunity, score: float, evidence: Evidence) -> None:
    seen.tries += 1
    seen.passed = seen.passed or score >= PASSED
    if seen.first is None:
        seen.first = score
        if not seen.aided:
            seen.value = score
    elif evidence == "attempts" and seen.hints == 0:
        credit = ATTEMPT_CREDIT[seen.tries - 1] if seen.tries <= len(ATTEMPT_CREDIT) else LATER_CREDIT
        seen.value = max(seen.value, score * credit)


def _hint(seen: Opportunity, weight: float) -> None:
    if seen.passed:
        return
    seen.hints += 1
    if seen.first is None:
        seen.aided = True
        seen.weight = weight
