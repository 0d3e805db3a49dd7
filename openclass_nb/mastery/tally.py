"""What rules count: successes, runs and scores of one student on one objective."""

from __future__ import annotations

from dataclasses import dataclass, field

from openclass_nb.mastery.abilities import likelihood
from openclass_nb.mastery.observations import Opportunity


@dataclass(slots=True)
class Tally:
    """What one student has done on one objective so far, as far as rules count it.

    `right` unaided successes on the exercises `on`, `latest` whether the latest unaided try was one of them,
    `run` how many opportunities in a row were, `total` the sum of the observations of `tried` opportunities,
    `left` fresh variants, `known` Bayesian knowledge tracing's probability.
    """

    left: int = 0
    tried: int = 0
    right: int = 0
    on: set[str] = field(default_factory=set)
    latest: bool | None = None
    run: int = 0
    total: float = 0.0
    known: float = 0.3

    def add(self, opportunity: Opportunity) -> None:
        """Count one more opportunity."""
        success = opportunity.unaided_success
        self.tried += 1
        self.total += opportunity.value
        self.known = trace_knowledge(self.known, opportunity.value)
        self.run = self.run + 1 if success else 0
        if success:
            self.right += 1
            self.on.add(opportunity.exercise)
        if not opportunity.aided:
            self.latest = success


def trace_knowledge(
    known: float, value: float, learn: float = 0.1, guess: float = 0.2, slip: float = 0.1
) -> float:
    """Bayesian knowledge tracing (Corbett and Anderson 1995): the state after one answer and its practice."""
    if_known, if_not = likelihood(1.0 - slip, value, 1.0), likelihood(guess, value, 1.0)
    posterior = known * if_known / (known * if_known + (1.0 - known) * if_not)
    return posterior + (1.0 - posterior) * learn
