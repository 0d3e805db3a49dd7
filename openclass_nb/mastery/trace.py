"""One student's opportunities, objective by objective: how mastery moved, and when it was first reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, Protocol

from openclass_nb.mastery.belief import Belief, average_success, mastery, take, unknown_student
from openclass_nb.mastery.model import Model
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.policies import Policy
from openclass_nb.mastery.tally import Tally

DAY = 86400.0


def day_of(when: datetime) -> float:
    """Days since 1970, the filter's clock."""
    return when.timestamp() / DAY


class Move(NamedTuple):
    """One opportunity and the policy's measure of an objective just before and just after it."""

    opportunity: Opportunity
    before: float
    after: float


@dataclass(slots=True)
class Path:
    """One objective of one student: its opportunities, with the policy's measure just before and just after each.

    `mastered_at`, with which measure and which need, stays once it is set.
    """

    tally: Tally
    opportunities: list[Opportunity] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    mastered_at: datetime | None = None
    mastered_with: float | None = None
    mastered_needed: float | None = None

    def moves(self) -> list[Move]:
        """The same, opportunity by opportunity."""
        return list(map(Move, self.opportunities, self.before, self.after))


@dataclass(slots=True)
class Trace:
    """All of one student: the opportunities, each objective's path, and what was believed on the way."""

    opportunities: Sequence[Opportunity]
    paths: dict[str, Path]
    history: History
    tried: dict[str, set[int]]


class History(Protocol):
    """What was believed of one student over their opportunities: worked out step by step, or with a class.

    A turn is the place of an opportunity in the student's own order, from 0. `before` and `after` hold, by turn,
    mastery of the objectives that the exercise shows, just before and just after it.
    """

    @property
    def before(self) -> Sequence[Sequence[float]]: ...
    @property
    def after(self) -> Sequence[Sequence[float]]: ...

    def mastery(self, turn: int, objective: str) -> float:
        """Mastery of any objective just after the turn."""

    def first_reaching(self, needed: float, objective: str, turns: range) -> int | None:
        """The first of the turns after which mastery of the objective is `needed` or more."""

    def standing(self, objective: str, day: float) -> tuple[float, float]:
        """Mastery and predicted success on an average exercise at `day`, after the last turn."""

    def belief(self) -> Belief:
        """The belief after the last turn."""


class StepByStep:
    """The beliefs about one student, one after the other; every opportunity is of an exercise of the model."""

    def __init__(self, model: Model, opportunities: Iterable[Opportunity]) -> None:
        self._model = model
        self._days: list[float] = []
        self._beliefs = [unknown_student(model)]
        self.before: list[list[float]] = []
        self.after: list[list[float]] = []
        for one in opportunities:
            self._take(one)

    def _take(self, one: Opportunity) -> None:
        probe, day, old = self._model.probes[one.exercise], day_of(one.at), self._beliefs[-1]
        new = take(old, self._model, probe, day, one.value, one.weight)
        self._days.append(day)
        self._beliefs.append(new)
        self.before.append([mastery(old, self._model, objective, day) for objective in probe.objectives])
        self.after.append([mastery(new, self._model, objective, day) for objective in probe.objectives])

    def mastery(self, turn: int, objective: str) -> float:
        return mastery(self._beliefs[turn + 1], self._model, objective, self._days[turn])

    def first_reaching(self, needed: float, objective: str, turns: range) -> int | None:
        return next((turn for turn in turns if self.mastery(turn, objective) >= needed), None)

    def standing(self, objective: str, day: float) -> tuple[float, float]:
        return (
            mastery(self.belief(), self._model, objective, day),
            average_success(self.belief(), self._model, objective, day),
        )

    def belief(self) -> Belief:
        return self._beliefs[-1]


_Step = tuple[int, int, bool]
"""An opportunity as one of its objectives sees it: the turn, the objective's place among those that the exercise
shows, and whether it used up one of the objective's fresh versions."""


def traced(model: Model, policy: Policy, opportunities: Sequence[Opportunity], history: History) -> Trace:
    """Follow the opportunities, in order; all of them are of exercises of the model, as `history` has them."""
    steps: dict[str, list[_Step]] = {name: [] for name in model.aims}
    tried: dict[str, set[int]] = {}
    for turn, one in enumerate(opportunities):
        probe = model.probes[one.exercise]
        seen = tried.setdefault(one.exercise, set())
        seen.add(one.variant)
        fresh = len(seen) <= probe.variants
        for place, objective in enumerate(probe.objectives):
            counts = fresh and probe.assignment not in model.aims[objective].behind
            steps[objective].append((turn, place, counts))
    follower = _Follower(policy, opportunities, history)
    paths = {name: follower.path(name, aim.versions, steps[name]) for name, aim in model.aims.items()}
    return Trace(opportunities, paths, history, tried)


class _Follower:
    """Walks along the steps of one objective after the other."""

    def __init__(self, policy: Policy, opportunities: Sequence[Opportunity], history: History) -> None:
        self._policy, self._opportunities, self._history = policy, opportunities, history

    def path(self, objective: str, versions: int, steps: Sequence[_Step]) -> Path:
        """How the objective went. Where it lacks only certainty, work on other objectives may bring that."""
        tally, policy = Tally(left=versions), self._policy
        path, before, after = Path(tally), self._history.before, self._history.after
        ends = [turn for turn, *_ in steps[1:]] + [len(self._opportunities)]
        for (turn, place, fresh), end in zip(steps, ends, strict=False):
            opportunity = self._opportunities[turn]
            path.opportunities.append(opportunity)
            path.before.append(policy.measure(tally, before[turn][place]))
            tally.add(opportunity)
            tally.left -= fresh
            path.after.append(policy.measure(tally, after[turn][place]))
            if path.mastered_at is None and policy.ready(tally):
                self._look_for_mastery(path, objective, range(turn, end))
        return path

    def _look_for_mastery(self, path: Path, objective: str, turns: range) -> None:
        """In the turns from one step to the next, during which only what is believed can change."""
        policy, tally = self._policy, path.tally
        needed = policy.needed(tally)
        if policy.believes:
            turn = self._history.first_reaching(needed, objective, turns)
        else:
            turn = turns.start if policy.measure(tally, 0.0) >= needed else None
        if turn is not None:
            path.mastered_at = self._opportunities[turn].at
            path.mastered_with = policy.measure(tally, self._history.mastery(turn, objective))
            path.mastered_needed = needed
