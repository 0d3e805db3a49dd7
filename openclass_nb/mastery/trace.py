"""One student's opportunities, one after the other: how mastery moved, and when it was first reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from openclass_nb.mastery.belief import Belief, average_success, mastery, take, unknown_student
from openclass_nb.mastery.model import Model, Probe
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.policies import Policy
from openclass_nb.mastery.tally import Tally

DAY = 86400.0


def day_of(when: datetime) -> float:
    """Days since 1970, the filter's clock."""
    return when.timestamp() / DAY


@dataclass(slots=True)
class Move:
    """One opportunity and the policy's measure of an objective just before and just after it."""

    opportunity: Opportunity
    before: float
    after: float


@dataclass(slots=True)
class Path:
    """One objective of one student. `mastered_at`, with which measure and which need, stays once it is set."""

    tally: Tally
    moves: list[Move] = field(default_factory=list)
    mastered_at: datetime | None = None
    mastered_with: float | None = None
    mastered_needed: float | None = None


@dataclass(slots=True)
class Trace:
    """All of one student: the opportunities, each objective's path, and what is believed after the last one."""

    opportunities: list[Opportunity]
    paths: dict[str, Path]
    believer: Believer
    tried: dict[str, set[int]]

    def keep_mastered(self, mastered: Mapping[str, datetime]) -> None:
        """What was mastered by an earlier reckoning stays so, since the earlier of the two moments."""
        for objective, at in mastered.items():
            path = self.paths.get(objective)
            if path is not None and (path.mastered_at is None or at < path.mastered_at):
                path.mastered_at = at


class Believer(Protocol):
    """Where a trace gets the belief from: one student's, step by step, or a class's, worked out at once."""

    def take(self, probe: Probe, opportunity: Opportunity) -> tuple[list[float], list[float]]:
        """Mastery of the probe's objectives just before and just after the opportunity."""

    def mastery(self, objective: str) -> float:
        """Mastery of any objective just after the opportunity taken last."""

    def standing(self, objective: str, day: float) -> tuple[float, float]:
        """Mastery and predicted success on an average exercise at `day`, after the opportunity taken last."""

    def belief(self) -> Belief:
        """The belief after the opportunity taken last."""


class StepByStep:
    """A belief that takes one observation after the other."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._belief = unknown_student(model)
        self._day = 0.0

    def take(self, probe: Probe, opportunity: Opportunity) -> tuple[list[float], list[float]]:
        self._day = day_of(opportunity.at)
        before = [self.mastery(objective) for objective in probe.objectives]
        self._belief = take(
            self._belief, self._model, probe, self._day, opportunity.value, opportunity.weight
        )
        return before, [self.mastery(objective) for objective in probe.objectives]

    def mastery(self, objective: str) -> float:
        return mastery(self._belief, self._model, objective, self._day)

    def standing(self, objective: str, day: float) -> tuple[float, float]:
        return (
            mastery(self._belief, self._model, objective, day),
            average_success(self._belief, self._model, objective, day),
        )

    def belief(self) -> Belief:
        return self._belief


def traced(model: Model, policy: Policy, opportunities: Sequence[Opportunity], believer: Believer) -> Trace:
    """Follow the opportunities, in order, of exercises that the model knows; the others show nothing."""
    follower = _Follower(model, policy, believer)
    for opportunity in opportunities:
        if opportunity.exercise in model.probes:
            follower.follow(opportunity)
    return Trace(list(opportunities), follower.paths, believer, follower.tried)


class _Follower:
    """Walks along the opportunities; `waiting` are objectives that lack only certainty, and how much they need."""

    def __init__(self, model: Model, policy: Policy, believer: Believer) -> None:
        self._model, self._policy, self._believer = model, policy, believer
        self._waiting: dict[str, float] = {}
        self.paths = {name: Path(Tally(left=aim.versions)) for name, aim in model.aims.items()}
        self.tried: dict[str, set[int]] = {}

    def follow(self, opportunity: Opportunity) -> None:
        """One opportunity: what it moved, and what is mastered by it, here or elsewhere."""
        probe = self._model.probes[opportunity.exercise]
        before, after = self._believer.take(probe, opportunity)
        seen = self.tried.setdefault(opportunity.exercise, set())
        seen.add(opportunity.variant)
        fresh = len(seen) <= probe.variants
        for objective, old, new in zip(probe.objectives, before, after, strict=True):
            self._move(objective, opportunity, old, new, fresh)
        reached = [k for k, needed in self._waiting.items() if self._measure(k) >= needed]
        for objective in reached:
            path = self.paths[objective]
            path.mastered_at, path.mastered_with = opportunity.at, self._measure(objective)
            path.mastered_needed = self._waiting.pop(objective)

    def _move(self, objective: str, opportunity: Opportunity, old: float, new: float, fresh: bool) -> None:
        path, policy = self.paths[objective], self._policy
        tally = path.tally
        before = policy.measure(tally, old)
        tally.add(opportunity)
        tally.left -= fresh
        path.moves.append(Move(opportunity, before, policy.measure(tally, new)))
        if path.mastered_at is None:
            self._waiting.pop(objective, None)
            if policy.ready(tally):
                self._waiting[objective] = policy.needed(tally)

    def _measure(self, objective: str) -> float:
        if self._policy.believes:
            return self._believer.mastery(objective)
        return self._policy.measure(self.paths[objective].tally, 0.0)
