"""Wheel-spinning: when more of the same will not help, and a person will (Beck and Gong 2013)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from openclass_nb.mastery.events import Syllabus
from openclass_nb.mastery.policies import Policy
from openclass_nb.mastery.trace import Path
from openclass_nb.mastery.wording import count

MANY = 10
FLAT, FLAT_SHARE, FLAT_SPAN = 6, 0.2, 4
FAILED = 8


@dataclass(frozen=True, slots=True)
class Stuck:
    """Which of the three rules says so, and what happened, in a sentence."""

    rule: Literal["many", "flat", "one exercise"]
    reason: str


def stuck_on(path: Path, policy: Policy, syllabus: Syllabus) -> Stuck | None:
    """Ten opportunities without mastery; or six, below 20% and without gain over the last four; or eight
    failed submissions on one exercise. Never after mastery."""
    if path.mastered_at is not None:
        return None
    tried = len(path.opportunities)
    if tried >= MANY:
        return Stuck("many", f"{count(tried).capitalize()} versions without mastery.")
    if policy.believes and _flat(path.after):
        return Stuck("flat", f"{count(tried).capitalize()} versions, and it has not moved.")
    failed = _failed(path)
    if failed is not None:
        name = syllabus.items[failed[0]].name
        return Stuck("one exercise", f"{count(failed[1]).capitalize()} tries at {name}, none right.")
    return None


def _flat(measures: list[float]) -> bool:
    return len(measures) >= FLAT and measures[-1] < FLAT_SHARE and measures[-1] <= measures[-1 - FLAT_SPAN]


def _failed(path: Path) -> tuple[str, int] | None:
    """The exercise with most failed submissions since it was last right, if they are eight or more."""
    failures: Counter[str] = Counter()
    for one in path.opportunities:
        if one.passed:
            failures[one.exercise] = 0
        else:
            failures[one.exercise] += one.failed
    worst = max(failures, key=lambda name: failures[name], default=None)
    return (worst, failures[worst]) if worst is not None and failures[worst] >= FAILED else None
