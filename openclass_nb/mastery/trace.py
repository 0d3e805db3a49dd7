"""One student's opportunities, one after the other: how mastery moved, and when it was first reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from openclass_nb.mastery.belief import Belief, mastery, take, unknown_student
from openclass_nb.mastery.events import Syllabus
from openclass_nb.mastery.model import Model, Probe
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.policies import Policy, Tally

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
    """All of one student: the opportunities, each objective's path, and the belief after the last one."""

    opportunities: list[Opportunity]
    paths: dict[str, Path]
    belief: Belief
    tried: dict[str, set[int]]

    def keep_mastered(self, mastered: Mapping[str, datetime]) -> None:
        """What was mastered by an earlier reckoning stays so, since the earlier of the two moments."""
        for objective, at in mastered.items():
            path = self.paths.get(objective)
            if path is not None and (path.mastered_at is None or at < path.mastered_at):
                path.mastered_at = at


class Believer(Protocol):
    """Where a trace gets the belief from: one student's, step by step, or a class's, worked out at once."""

    def take(self, probe: Probe, day: float, opportunity: Opportunity) -> tuple[list[float], list[float]]:
        """Mastery of the probe's objectives just before and just after the opportunity."""

    def mastery(self, objective: str, day: float) -> float:
        """Mastery of any objective after the opportunity taken last."""

    def belief(self) -> Belief:
        """The belief after the opportunity taken last."""


class StepByStep:
    """A belief that takes one observation after the other."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._belief = unknown_student(model)

    def take(self, probe: Probe, day: float, opportunity: Opportunity) -> tuple[list[float], list[float]]:
        before = [mastery(self._belief, self._model, k, day) for k in probe.objectives]
        self._belief = take(self._belief, self._model, probe, day, opportunity.value, opportunity.weight)
        return before, [mastery(self._belief, self._model, k, day) for k in probe.objectives]

    def mastery(self, objective: str, day: float) -> float:
        return mastery(self._belief, self._model, objective, day)

    def belief(self) -> Belief:
        return self._belief


def traced(
    syllabus: Syllabus, model: Model, policy: Policy, opportunities: Sequence[Opportunity], believer: Believer
) -> Trace:
    """Follow the opportunities, in order, of exercises that the model knows; the others show nothing."""
    paths = {name: Path(Tally(left=left)) for name, left in _versions(syllabus).items()}
    waiting: set[str] = set()  # objectives of which only certainty is missing
    tried: dict[str, set[int]] = {}
    for opportunity in opportunities:
        probe = model.probes.get(opportunity.exercise)
        if probe is None:
            continue
        day = day_of(opportunity.at)
        before, after = believer.take(probe, day, opportunity)
        seen = tried.setdefault(opportunity.exercise, set())
        seen.add(opportunity.variant)
        fresh = len(seen) <= syllabus.items[opportunity.exercise].variants
        for objective, old, new in zip(probe.objectives, before, after, strict=True):
            path = paths[objective]
            _move(path, policy, opportunity, old, new, fresh)
            if path.mastered_at is None:
                waiting.discard(objective)
                if policy.ready(path.tally):
                    waiting.add(objective)
        waiting -= {k for k in sorted(waiting) if _reached(paths[k], policy, k, day, opportunity, believer)}
    return Trace(list(opportunities), paths, believer.belief(), tried)


def _versions(syllabus: Syllabus) -> dict[str, int]:
    """How many versions the course has of each objective's exercises."""
    versions = dict.fromkeys(syllabus.objectives, 0)
    for item in syllabus.items.values():
        for objective in set(item.objectives) & versions.keys():
            versions[objective] += item.variants
    return versions


def _move(path: Path, policy: Policy, opportunity: Opportunity, old: float, new: float, fresh: bool) -> None:
    before = policy.measure(path.tally, old)
    path.tally.add(opportunity)
    if fresh:
        path.tally.left -= 1
    path.moves.append(Move(opportunity, before, policy.measure(path.tally, new)))


def _reached(
    path: Path, policy: Policy, objective: str, day: float, opportunity: Opportunity, believer: Believer
) -> bool:
    """Whether the policy is satisfied now, for good; evidence on other objectives can bring it too."""
    measure = policy.measure(path.tally, believer.mastery(objective, day) if policy.believes else 0.0)
    needed = policy.needed(path.tally)
    if measure < needed:
        return False
    path.mastered_at, path.mastered_with, path.mastered_needed = opportunity.at, measure, needed
    return True
