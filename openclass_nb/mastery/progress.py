"""What one student, or a class, has shown: the entry point of the workflows.

    student_progress(syllabus, settings, student, events, now) -> StudentProgress

is a fold over the student's own events: no other student matters, no clock is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from openclass_nb.mastery.decisions import Condition, Contribution, GateDecision, ObjectiveDecision
from openclass_nb.mastery.events import Event, Gate, Override, Syllabus
from openclass_nb.mastery.filter import Belief, ability, at_day, fresh, normal_cdf, observe
from openclass_nb.mastery.observations import Opportunity, opportunities
from openclass_nb.mastery.parameters import Normal, Settings

State = Literal["not begun", "under way", "mastered", "review due", "stuck"]


@dataclass(frozen=True, slots=True)
class Review:
    """A spaced re-check: when it is `due`; `refresh` after one that went wrong."""

    due: datetime
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Stuck:
    """More of the same will not help: `rule` and the words for the student and the teacher."""

    rule: Literal["many", "flat", "one exercise"]
    reason: str


@dataclass(frozen=True)
class ObjectiveProgress:
    """One objective of one student.

    `probability` is mastery: how sure we are that the student solves a usual exercise of it unaided.
    `expected_success` is the predicted success on that usual exercise, 0 to 1. `mastered_at` is the first
    moment at which the policy was satisfied; it never goes away again. `fresh_left` counts the variants
    the student has not seen.
    """

    objective: str
    name: str
    state: State
    probability: float
    needed: float
    expected_success: float
    unaided: int
    distinct: int
    latest_correct: bool | None
    opportunities: tuple[Opportunity, ...]
    fresh_left: int
    mastered_at: datetime | None
    mastered_with: float | None
    review: Review | None
    stuck: Stuck | None
    decision: ObjectiveDecision


@dataclass(frozen=True, slots=True)
class Next:
    """What to practise now: an objective, an exercise and one of its fresh variants."""

    objective: str
    exercise: str
    variant: int
    expected_success: float
    reason: str


@dataclass(frozen=True)
class StudentProgress:
    """All that a student has shown by `now`: objectives, gates and what comes next."""

    student: str
    now: datetime
    objectives: Mapping[str, ObjectiveProgress]
    gates: Mapping[str, GateDecision]
    next: Next | None


def student_progress(
    syllabus: Syllabus,
    settings: Settings,
    student: str,
    events: Iterable[Event],
    now: datetime,
    *,
    opened: Mapping[str, datetime] | None = None,
    overrides: Sequence[Override] = (),
) -> StudentProgress:
    """Fold one student's events, in order, into what they show at `now`.

    `opened` says which assignments were opened before, and when: they stay open. `overrides` may hold
    those of other students too. Events of exercises that are not in the syllabus are passed over.
    """
    fold = _Fold(syllabus, settings)
    known = (event for event in events if event.exercise in syllabus.items)
    seen = opportunities(known, settings.evidence, settings.parameters)
    for opportunity in seen:
        fold.take(opportunity)
    objectives = {key: fold.objective(key, seen, now) for key in syllabus.objectives}
    mine = [o for o in overrides if o.student == student and o.holds(now)]
    gates = {
        gate.assignment: _decide(gate, objectives, (opened or {}).get(gate.assignment), mine)
        for gate in syllabus.gates.values()
    }
    return StudentProgress(student, now, objectives, gates, None)


def class_progress(
    syllabus: Syllabus,
    settings: Settings,
    events: Mapping[str, Iterable[Event]],
    now: datetime,
    *,
    opened: Mapping[str, Mapping[str, datetime]] | None = None,
    overrides: Sequence[Override] = (),
) -> dict[str, StudentProgress]:
    """`student_progress` for a whole class: events by student, and what was opened by student."""
    return {
        student: student_progress(
            syllabus, settings, student, own, now, opened=(opened or {}).get(student), overrides=overrides
        )
        for student, own in events.items()
    }


class _Fold:
    def __init__(self, syllabus: Syllabus, settings: Settings) -> None:
        self.syllabus, self.settings = syllabus, settings
        self.belief: Belief = fresh(settings.parameters)
        self.moved: dict[str, list[tuple[Opportunity, float, float]]] = {k: [] for k in syllabus.objectives}
        self.mastered: dict[str, tuple[datetime, float]] = {}

    def prior(self, objective: str) -> Normal:
        parameters = self.settings.parameters
        easiness = self.settings.easiness.get(objective) or Normal(0.0, parameters.easiness_variance)
        return Normal(easiness.mean, easiness.variance + parameters.objective_variance)

    def reference(self, objective: str) -> tuple[float, float]:
        """Average difficulty and guess of the objective's exercises."""
        items = self.syllabus.items_of(objective)
        if not items:
            return 0.0, 0.05
        difficulty = sum(self.settings.difficulty_of(item).mean for item in items) / len(items)
        return difficulty, sum(item.guess for item in items) / len(items)

    def probability(self, objective: str, day: float) -> float:
        from math import log, sqrt

        now = ability(self.belief, objective, day, self.prior(objective), self.settings.parameters)
        difficulty, guess = self.reference(objective)
        p = ((self.settings.reference or (0.8 if self.settings.policy == "strict" else 0.7)) - guess) / (
            1 - guess - self.settings.parameters.slip
        )
        return normal_cdf((now.mean - difficulty - log(p / (1 - p))) / sqrt(now.variance))

    def success(self, objective: str, day: float) -> float:
        from math import exp, sqrt

        now = ability(self.belief, objective, day, self.prior(objective), self.settings.parameters)
        difficulty, guess = self.reference(objective)
        flat = 1 / sqrt(1 + 0.393 * now.variance)
        return guess + (1 - guess) / (1 + exp(-flat * (now.mean - difficulty)))

    def take(self, opportunity: Opportunity) -> None:
        item, parameters = self.syllabus.items[opportunity.exercise], self.settings.parameters
        day = opportunity.at.timestamp() / 86400
        shown = [k for k in item.objectives if k in self.syllabus.objectives]
        if not shown:
            return
        before = {k: self.probability(k, day) for k in shown}
        places = [at_day(self.belief, k, day, self.prior(k), parameters) for k in shown]
        difficulty = self.settings.difficulty_of(item)
        observe(
            self.belief, places, opportunity.value, opportunity.weight, difficulty, item.guess, parameters
        )
        for k in shown:
            self.moved[k].append((opportunity, before[k], self.probability(k, day)))
        for k in self.moved:
            if k not in self.mastered and self.satisfied(k, day):
                self.mastered[k] = (opportunity.at, self.probability(k, day))

    def needed(self) -> float:
        return self.settings.needed or 0.8

    def counts(self, objective: str) -> tuple[int, int, bool | None]:
        own = [o for o, _, _ in self.moved[objective]]
        right = [o for o in own if o.unaided_success]
        unaided = [o for o in own if not o.aided]
        latest = unaided[-1].unaided_success if unaided else None
        return len(right), len({o.exercise for o in right}), latest

    def satisfied(self, objective: str, day: float) -> bool:
        right, distinct, latest = self.counts(objective)
        enough = right >= self.settings.unaided and distinct >= self.settings.distinct and latest is True
        return enough and self.probability(objective, day) >= self.needed()

    def objective(self, objective: str, seen: Sequence[Opportunity], now: datetime) -> ObjectiveProgress:
        day = now.timestamp() / 86400
        own = tuple(o for o, _, _ in self.moved[objective])
        probability, (right, distinct, latest) = self.probability(objective, day), self.counts(objective)
        tried = {(o.exercise, o.variant) for o in seen}
        left = sum(
            max(0, item.variants - sum(1 for exercise, _ in tried if exercise == item.exercise))
            for item in self.syllabus.items_of(objective)
        )
        at, with_ = self.mastered.get(objective, (None, None))
        state: State = "mastered" if at else "under way" if own else "not begun"
        decision = self.decision(objective, day, left)
        return ObjectiveProgress(
            objective, self.syllabus.objectives[objective].name, state, probability, self.needed(),
            self.success(objective, day), right, distinct, latest, own, left, at, with_, None, None, decision,
        )  # fmt: skip

    def decision(self, objective: str, day: float, left: int) -> ObjectiveDecision:
        right, distinct, latest = self.counts(objective)
        probability, needed, settings = self.probability(objective, day), self.needed(), self.settings
        conditions = (
            Condition("Right without help, three times", str(right), str(settings.unaided),
                      right >= settings.unaided),
            Condition("On two different exercises or more", str(distinct), str(settings.distinct),
                      distinct >= settings.distinct),
            Condition("Right in the latest unaided try", "yes" if latest else "no", "yes", latest is True),
            Condition(f"Mastery of {needed:.0%} or more", f"{probability:.0%}", f"{needed:.0%}",
                      probability >= needed),
        )  # fmt: skip
        contributions = tuple(
            Contribution("opportunity", self.syllabus.items[o.exercise].name, "", 100 * (after - before),
                         after, o.exercise, o.variant, o.at)
            for o, before, after in self.moved[objective]
        )  # fmt: skip
        versions = f"{left} fresh versions left" if left != 1 else "One fresh version left"
        return ObjectiveDecision(
            objective, self.syllabus.objectives[objective].name, settings.policy, objective in self.mastered,
            all(c.met for c in conditions), probability, needed, conditions, contributions, probability,
            tuple(c.label for c in conditions if not c.met),
            f"{right} of {settings.unaided} unaided. {versions}.", "",
        )  # fmt: skip


def _decide(
    gate: Gate, objectives: Mapping[str, ObjectiveProgress], opened: datetime | None, mine: Sequence[Override]
) -> GateDecision:
    waits = [objectives[k] for k in gate.mastered if k in objectives]
    decisions = tuple(w.decision for w in waits)
    at = [w.mastered_at for w in waits if w.mastered_at is not None]
    override = next((o for o in mine if o.assignment == gate.assignment), None)
    names = " and ".join(w.name for w in waits)
    if not gate.mastered:
        return GateDecision(gate.assignment, gate.name, True, "no gate", f"{gate.name} is open", None, None, ())
    if len(at) == len(gate.mastered):
        when = min([max(at)] + ([opened] if opened else []))
        return GateDecision(gate.assignment, gate.name, True, "mastery", f"{gate.name} is open", when,
                            override, decisions)  # fmt: skip
    if opened:
        return GateDecision(gate.assignment, gate.name, True, "was open", f"{gate.name} is open", opened,
                            override, decisions)  # fmt: skip
    if override:
        return GateDecision(gate.assignment, gate.name, True, "override", f"{gate.name} is open",
                            override.at, override, decisions)  # fmt: skip
    headline = f"{gate.name} opens when you master {names}"
    return GateDecision(gate.assignment, gate.name, False, "closed", headline, None, None, decisions)
