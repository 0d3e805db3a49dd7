"""Grade again after tests were mended, and show what would change before it is applied."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openclass_nb.course.answers import same_answer
from openclass_nb.mastery import StudentProgress
from openclass_nb.records import AttemptEntry, RegradeEntry
from openclass_nb.workflows.grade_batch import OnGraded, attempt_key, handed_in
from openclass_nb.workflows.open_gates import newly_open
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import with_own_versions
from openclass_nb.workflows.show_progress import show_class
from openclass_nb.workflows.unchanged_answers import attempt_behind

if TYPE_CHECKING:
    from openclass_nb.grading.engine import Engine, ExerciseScore, Submission


@dataclass(frozen=True)
class ScoreChange:
    """One exercise of one student whose points change."""

    student: str
    exercise: str
    before: float | None
    after: float


@dataclass(frozen=True)
class MasteryChange:
    """Mastery of one objective before and after, 0 to 1; `mastered` if it becomes so by this."""

    student: str
    objective: str
    before: float
    after: float
    mastered: bool


@dataclass(frozen=True)
class GateChange:
    """A gate that opens by this. None closes: what has opened stays open."""

    student: str
    assignment: str


@dataclass(frozen=True)
class Regraded:
    """What changes, or would change."""

    scores: tuple[ScoreChange, ...]
    mastery: tuple[MasteryChange, ...]
    gates: tuple[GateChange, ...]
    problems: tuple[tuple[str, str], ...]
    applied: bool


def regrade(
    opened: OpenedCourse,
    assignment: str,
    engine: "Engine",
    *,
    students: Sequence[str] = (),
    who: str,
    why: str,
    apply: bool,
    on_graded: OnGraded = lambda graded, done, total: None,
) -> Regraded:
    """Run everybody's latest submission against the newest release; new scores replace old ones if `apply`."""
    manifest = opened.manifest(assignment)
    submissions = handed_in(opened, assignment, students)
    tried: dict[str, list[AttemptEntry]] = defaultdict(list)
    for one in opened.log.attempts(assignment=assignment):
        tried[one.student].append(one)
    changed: dict[int, tuple[AttemptEntry, float]] = {}
    problems: list[tuple[str, str]] = []
    owned, _ = with_own_versions(opened, assignment, submissions)
    for done, graded in enumerate(engine.grade(manifest, owned, keep=apply), 1):
        for score in graded.exercises:
            attempt = _attempt(tried[graded.submission.student], graded.submission, score)
            if attempt and attempt.id and score.score is not None and score.score != attempt.score:
                changed[attempt.id] = (attempt, score.score)
        if graded.problem:
            problems.append((graded.submission.student, graded.problem))
        on_graded(graded, done, len(submissions))
    return _change(opened, changed, tuple(problems), who, why, apply)


def _attempt(
    tried: Sequence[AttemptEntry], submission: "Submission", score: "ExerciseScore"
) -> AttemptEntry | None:
    """The attempt that the new score is of; None for a submission that was never graded before."""
    key = attempt_key(submission, score.exercise)
    found = attempt_behind(tried, key, score.exercise, submission.at)
    return found if found and same_answer(found.answer, score.answer) else None


def _change(
    opened: OpenedCourse,
    changed: dict[int, tuple[AttemptEntry, float]],
    problems: tuple[tuple[str, str], ...],
    who: str,
    why: str,
    apply: bool,
) -> Regraded:
    before = show_class(opened)
    after = show_class(opened, scores={number: score for number, (_, score) in changed.items()})
    if apply:
        now = opened.clock()
        new = {number: score for number, (_, score) in changed.items()}
        students = sorted({attempt.student for attempt, _ in changed.values()})
        gates = [entry for student in students for entry in newly_open(opened, student, scores=new)]
        opened.log.add(
            [*(RegradeEntry(number, now, score, who, why) for number, score in new.items()), *gates]
        )
    scores = (ScoreChange(one.student, one.exercise, one.score, score) for one, score in changed.values())
    return Regraded(
        tuple(sorted(scores, key=lambda one: (one.student, one.exercise))),
        tuple(one for name in sorted(before) for one in _mastery(before[name], after[name])),
        tuple(one for name in sorted(before) for one in _gates(before[name], after[name])),
        problems,
        apply,
    )


def _mastery(before: StudentProgress, after: StudentProgress) -> list[MasteryChange]:
    pairs = ((one, after.objectives[name]) for name, one in before.objectives.items())
    return [
        MasteryChange(
            before.student,
            old.name,
            old.probability,
            new.probability,
            not old.mastered_at and bool(new.mastered_at),
        )
        for old, new in pairs
        if round(old.probability, 3) != round(new.probability, 3)
    ]


def _gates(before: StudentProgress, after: StudentProgress) -> list[GateChange]:
    return [
        GateChange(before.student, gate.name)
        for name, gate in after.gates.items()
        if gate.open and not before.gates[name].open
    ]
