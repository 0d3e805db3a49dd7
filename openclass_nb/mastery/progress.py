"""What one student, or a class, has shown: the entry point of the workflows.

    student_progress(syllabus, settings, student, events, now) -> StudentProgress

is a fold over the student's own events: no other student matters and no clock is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from openclass_nb.mastery.decisions import GateDecision, ObjectiveDecision
from openclass_nb.mastery.events import Event, Override, Syllabus
from openclass_nb.mastery.explain import Explainer
from openclass_nb.mastery.gates import decide_gate
from openclass_nb.mastery.model import Model, model_of
from openclass_nb.mastery.observations import Opportunity, in_utc, opportunities
from openclass_nb.mastery.parameters import Settings
from openclass_nb.mastery.policies import Policy, policy_of
from openclass_nb.mastery.practice import Next, Practice, next_exercise
from openclass_nb.mastery.review import Review, review_of
from openclass_nb.mastery.stuck import Stuck, stuck_on
from openclass_nb.mastery.trace import StepByStep, Trace, day_of, traced
from openclass_nb.mastery.wording import Reader

State = Literal["not begun", "under way", "mastered", "review due", "stuck"]


@dataclass(frozen=True, slots=True)
class ObjectiveProgress:
    """One objective of one student.

    `probability` is mastery as the policy measures it: with the default one, how sure we are that the student
    solves a usual exercise of it unaided; `needed` is how sure the policy asks us to be now. `expected_success`
    is the predicted success on that usual exercise, 0 to 1. `mastered_at` is the first moment at which the
    policy was satisfied; no later try takes it away. `fresh_left` counts the variants not yet seen.
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
    reader: Reader = "student",
) -> StudentProgress:
    """Fold one student's events into what they show at `now`.

    `opened` says which assignments were opened before, and when: they stay open, whatever a regrade or a changed
    course makes of the log. Mastery itself is what the log shows. `overrides` may hold those of other students
    too. Events of exercises that are not in the syllabus are passed over, and so is the future. The words of the
    decisions are for `reader`.
    """
    model, policy = model_of(syllabus, settings), policy_of(settings)
    seen = _seen(events, in_utc(now), model, settings)
    trace = traced(model, policy, seen, StepByStep(model, seen))
    assembly = Assembly(syllabus, model, policy, now, story=True, reader=reader)
    return assembly.of(student, trace, opened or {}, overrides)


def class_progress(
    syllabus: Syllabus,
    settings: Settings,
    events: Mapping[str, Iterable[Event]],
    now: datetime,
    *,
    opened: Mapping[str, Mapping[str, datetime]] | None = None,
    overrides: Sequence[Override] = (),
) -> dict[str, StudentProgress]:
    """`student_progress` of a whole class, worked out at once: everything by student.

    The same numbers without the story of each decision, which costs most: no conditions, no contributions, no
    forecasts and no `next`. Ask `student_progress` for these. The words are for teachers.
    """
    from openclass_nb.mastery.whole_class import ClassReplay

    model, policy, until = model_of(syllabus, settings), policy_of(settings), in_utc(now)
    assembly = Assembly(syllabus, model, policy, now, story=False, reader="teacher")
    progress: dict[str, StudentProgress] = {}
    for students in _batches(events):
        seen = [_seen(events[student], until, model, settings) for student in students]
        replay = ClassReplay(model, seen)
        for number, student in enumerate(students):
            trace = traced(model, policy, seen[number], replay.history(number))
            progress[student] = assembly.of(student, trace, (opened or {}).get(student, {}), overrides)
    return progress


BATCH = 500
"""Students worked out together; enough to be fast, few enough to fit in memory with years of practice."""


def _batches(events: Mapping[str, Iterable[Event]]) -> Iterator[list[str]]:
    students = list(events)
    return (students[start : start + BATCH] for start in range(0, len(students), BATCH))


def _seen(events: Iterable[Event], until: datetime, model: Model, settings: Settings) -> list[Opportunity]:
    """The past opportunities of exercises that the model knows; the others show nothing."""
    past = (event for event in events if in_utc(event.at) <= until)
    found = opportunities(past, settings.evidence, settings.parameters)
    return [one for one in found if one.exercise in model.probes]


@dataclass(frozen=True, slots=True)
class Assembly:
    """Puts a student's trace together as progress; with conditions, contributions and what is to come if `story`."""

    syllabus: Syllabus
    model: Model
    policy: Policy
    now: datetime
    story: bool
    reader: Reader

    def of(
        self, student: str, trace: Trace, opened: Mapping[str, datetime], overrides: Sequence[Override]
    ) -> StudentProgress:
        """The progress of one student."""
        explainer = Explainer(
            self.syllabus, self.model, self.policy, trace, self.now, day_of(self.now), self.reader
        )
        objectives = {name: self._objective(name, trace, explainer) for name in self.syllabus.objectives}
        decisions = {name: one.decision for name, one in objectives.items()}
        since = {name: one.mastered_at for name, one in objectives.items() if one.mastered_at is not None}
        mine = [one for one in overrides if one.student == student and one.holds(self.now)]
        gates = {
            name: decide_gate(gate, decisions, since, opened.get(name), mine, self.reader)
            for name, gate in self.syllabus.gates.items()
        }
        chosen = self._next(trace, objectives, gates) if self.story else None
        return StudentProgress(student, self.now, objectives, gates, chosen)

    def _objective(self, objective: str, trace: Trace, explainer: Explainer) -> ObjectiveProgress:
        path, day = trace.paths[objective], explainer.day
        mastery, success = trace.history.standing(objective, day)
        tally = path.tally
        measure = self.policy.measure(tally, mastery)
        review, stuck = review_of(path), stuck_on(path, self.policy, self.syllabus)
        return ObjectiveProgress(
            objective=objective,
            name=self.syllabus.objectives[objective].name,
            state=self._state(path.mastered_at, bool(path.opportunities), review, stuck),
            probability=measure,
            needed=self.policy.needed(tally),
            expected_success=success,
            unaided=tally.right,
            distinct=len(tally.on),
            latest_correct=tally.latest,
            opportunities=tuple(path.opportunities),
            fresh_left=tally.left,
            mastered_at=path.mastered_at,
            mastered_with=path.mastered_with,
            review=review,
            stuck=stuck,
            decision=explainer.decide(objective, measure, self.story),
        )

    def _state(
        self, mastered_at: datetime | None, begun: bool, review: Review | None, stuck: Stuck | None
    ) -> State:
        if mastered_at is not None:
            return "review due" if review and review.due <= self.now else "mastered"
        if stuck:
            return "stuck"
        return "under way" if begun else "not begun"

    def _next(
        self, trace: Trace, objectives: Mapping[str, ObjectiveProgress], gates: Mapping[str, GateDecision]
    ) -> Next | None:
        """Within reach is what is not mastered, not stuck, and whose prerequisites are mastered."""
        reach = [
            one
            for name, one in objectives.items()
            if one.mastered_at is None
            and one.stuck is None
            and all(objectives[k].mastered_at for k in self._required(name))
        ]
        weakest = [one.objective for one in sorted(reach, key=lambda one: one.probability)]
        due = [one for one in objectives.values() if one.state == "review due" and one.review]
        due.sort(key=lambda one: one.review.due if one.review else self.now)
        reviews = [one.objective for one in due]
        closed = {name for name, gate in gates.items() if not gate.open}
        practice = Practice(self.syllabus, self.model, trace.history.belief(), day_of(self.now), trace.tried)
        return next_exercise(practice, weakest, reviews, closed)

    def _required(self, objective: str) -> list[str]:
        return [k for k in self.syllabus.objectives[objective].requires if k in self.syllabus.objectives]
