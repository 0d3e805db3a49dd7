"""The numbers of the model, with their measured defaults, and the settings a teacher chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PolicyName = Literal["default", "strict", "streak", "bkt", "score"]
EvidenceRule = Literal["first", "attempts"]


@dataclass(frozen=True, slots=True)
class Normal:
    """A mean and a variance on the logit scale."""

    mean: float
    variance: float


@dataclass(frozen=True, slots=True)
class AllOrNone:
    """The second account of learning: a student either knows an objective or doesn't.

    `share` is the prior probability that a student learns this way at all; `known` that an objective is
    known at the start, `learn` that it becomes known at an opportunity.
    """

    share: float = 0.1
    known: float = 0.4
    learn: float = 0.1
    guess: float = 0.15
    slip: float = 0.1


@dataclass(frozen=True, slots=True)
class Parameters:
    """The Gaussian filter's parameters: logit scale, per opportunity, days for time.

    Measured on public response logs, but for `memory_days`, `slip` and the default guess, which are judged.
    """

    start: float = 0.6
    general_variance: float = 0.6
    objective_variance: float = 0.8
    easiness_variance: float = 0.3
    exercise_variance: float = 0.6
    labelled_variance: float = 0.4
    easy: float = -0.8
    medium: float = 0.0
    hard: float = 0.8
    drift: float = 0.05
    drift_variance: float = 0.02
    memory_days: float = 60.0
    slip: float = 0.0
    hint_weight: float = 0.6
    variance_floor: float = 0.01
    all_or_none: AllOrNone = AllOrNone()

    def label(self, difficulty: str | None) -> Normal:
        """What an author's difficulty says about an exercise before anyone has tried it."""
        means = {"easy": self.easy, "medium": self.medium, "hard": self.hard}
        if difficulty is None:
            return Normal(self.medium, self.exercise_variance)
        return Normal(means[difficulty], self.labelled_variance)


@dataclass(frozen=True)
class Settings:
    """What a teacher may choose about mastery in `course.yml`, and what a refit learned about the items.

    `reference` and `needed` None take the policy's own (see `policies`). `unaided` successes on `distinct`
    exercises are asked by the policies default and strict. `easiness` (by objective) and `difficulty` (by
    exercise) come from a refit; where they are missing, the labels say.
    """

    policy: PolicyName = "default"
    evidence: EvidenceRule = "first"
    reference: float | None = None
    needed: float | None = None
    unaided: int = 3
    distinct: int = 2
    streak: int = 3
    score: float = 0.85
    parameters: Parameters = field(default_factory=Parameters)
    easiness: Mapping[str, Normal] = field(default_factory=dict)
    difficulty: Mapping[str, Normal] = field(default_factory=dict)
