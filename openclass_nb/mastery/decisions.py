"""What a gate answers: the decision with its reasons, as data that any face can show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from openclass_nb.mastery.events import Override
from openclass_nb.mastery.parameters import PolicyName

ContributionKind = Literal["start", "opportunity", "elsewhere", "forecast"]
OpenBecause = Literal["no gate", "mastery", "override", "was open", "closed"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing the policy asks for: 'Right without help, three times', have '2', need '3', not met."""

    label: str
    have: str
    need: str
    met: bool


@dataclass(frozen=True, slots=True)
class Contribution:
    """How one thing moved mastery, in percentage points; `after` is mastery (0 to 1) once it had.

    kind: 'start' (where the student stood before the first try), 'opportunity' (one variant tried),
    'elsewhere' (other objectives and time, in between), 'forecast' (what one more right answer would do).
    The `points` of a decision's contributions sum to mastery now, in percent.
    """

    kind: ContributionKind
    label: str
    note: str
    points: float
    after: float
    exercise: str | None = None
    variant: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ObjectiveDecision:
    """Whether one objective is mastered, and why.

    `mastered` says whether they ever held, `satisfied` whether the policy's conditions hold at this moment.
    `probability` is the policy's measure of mastery and `needed` what it asks of it now. `if_right` is mastery
    after one more right, unaided answer (`forecast`); `missing` what still lacks, in words; `lead` the
    one-line summary and `would_open` the next step that would bring mastery, as far as it can be foreseen.
    """

    objective: str
    name: str
    policy: PolicyName
    mastered: bool
    satisfied: bool
    probability: float
    needed: float
    conditions: tuple[Condition, ...]
    contributions: tuple[Contribution, ...]
    if_right: float
    missing: tuple[str, ...]
    lead: str
    would_open: str
    forecast: Contribution | None = None


@dataclass(frozen=True, slots=True)
class GateDecision:
    """Whether an assignment is open, why, and since when; `objectives` are those that it waits for."""

    assignment: str
    name: str
    open: bool
    because: OpenBecause
    headline: str
    opened_at: datetime | None
    override: Override | None
    objectives: tuple[ObjectiveDecision, ...]
