"""Check one exercise and record what it shows: one attempt, or none if there was nothing to grade."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from openclass_nb.course.answers import why_unreadable
from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.errors import GradingError, OpenclassError, UnknownNameError
from openclass_nb.mastery import Attempt, Event, StudentProgress
from openclass_nb.mastery.wording import keep_trying
from openclass_nb.records import AttemptEntry
from openclass_nb.records.history import find_attempt, read_history
from openclass_nb.workflows.follow_student import (
    enter_assignment,
    follow_student,
    next_moment,
    openings_in,
)
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import manifest_for_notebook
from openclass_nb.workflows.show_progress import events_of
from openclass_nb.workflows.unchanged_answers import unchanged_attempt

if TYPE_CHECKING:
    from openclass_nb.grading.checking import ExerciseCheck
    from openclass_nb.grading.engine import GradedSubmission
    from openclass_nb.grading.kinds.judgement import PartVerdict

Outcome = Literal["passed", "partly", "failed", "blank", "unreadable", "by hand"]
TIME_ALONE = 1e-6
"""Mastery moves by less than this while a check runs."""


class OtherAnswerError(OpenclassError):
    """The key of a request names another answer than the one that came with it before."""


@dataclass(frozen=True)
class ObjectiveMove:
    """How one objective moved: mastery 0 to 1 before and after, and what is needed now."""

    objective: str
    name: str
    before: float
    after: float
    needed: float
    state: str
    mastered_now: bool


@dataclass(frozen=True)
class Verdict:
    """What a student is told about a check. `counted` is true if it was recorded, `repeated` if it was before.

    Of a form also how the answer was read, and the parts that are scored apart. `variant` is the version's number.
    """

    exercise: str
    outcome: Outcome
    score: float | None
    max_score: float
    message: str
    misconception: str = ""
    counted: bool = False
    repeated: bool = False
    objectives: tuple[ObjectiveMove, ...] = ()
    opened: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    variant: int = 0
    read_as: str = ""
    parts: tuple["PartVerdict", ...] = ()


@dataclass(frozen=True)
class PendingCheck:
    """A check that is worth running, and the key under which it will count once."""

    student: str
    assignment: str
    check: "ExerciseCheck"
    key: str
    variant: int = 0


def prepare_check(
    opened: OpenedCourse,
    student: str,
    assignment: str,
    exercise: str,
    notebook: Mapping[str, Any],
    request_key: str | None = None,
) -> Verdict | PendingCheck:
    """The verdict if it needs no running (blank, unreadable, checked before), else what has to run.

    Raises ClosedGateError, UnknownNameError, OtherAnswerError, GradingError (a notebook that can't be read).
    """
    from openclass_nb.grading.checking import plan_check

    find_exercise(opened, student, assignment, exercise)
    own = manifest_for_notebook(opened, student, assignment, notebook)
    wanted = next(one for one in own.manifest.exercises if one.id == exercise)
    check = plan_check(own.manifest, wanted, notebook)
    told = _without_running(check)
    if told is not None:
        return told
    number = own.numbers.get(exercise, 0)
    key = _key(student, assignment, exercise, request_key or f"{check.digest}{number or ''}")
    before = _stored(opened, key, check.answer)
    return (
        PendingCheck(student, assignment, check, key, number) if before is None else _repeated(opened, before)
    )


def record_attempt(opened: OpenedCourse, pending: PendingCheck, graded: "GradedSubmission") -> Verdict:
    """Write the attempt and the gates that it opens in one transaction, and say what changed.

    An answer that has not changed since the last attempt and comes to the same is that attempt. GradingError if it
    could not be graded.
    """
    if graded.problem:
        raise GradingError(graded.problem)
    while (verdict := _recorded(opened, pending, graded)) is None:
        pass  # another request of this student was faster: once more, after it
    return verdict


def _recorded(opened: OpenedCourse, pending: PendingCheck, graded: "GradedSubmission") -> Verdict | None:
    """None if the student's log went on meanwhile; nothing was written then."""
    history = read_history(opened.log, pending.student)
    entry = _entry(pending, graded, next_moment(opened, events_of(history)))
    repeated = _stored(opened, pending.key, pending.check.answer) or unchanged_attempt(opened, entry)
    if repeated is not None:
        return _repeated(opened, repeated)
    before = follow_student(opened, pending.student, history=history)
    after = follow_student(opened, pending.student, history=history, more=_evidence(entry))
    if not opened.log.add_after([entry, *openings_in(after)], pending.student, history.position):
        return None
    verdict, score = _verdict(opened, entry, before, after, notes=pending.check.notes), graded.exercises[0]
    return replace(verdict, parts=score.parts, read_as=score.read_as)


def _entry(pending: PendingCheck, graded: "GradedSubmission", at: datetime) -> AttemptEntry:
    score = graded.exercises[0]
    return AttemptEntry(
        key=pending.key,
        student=pending.student,
        assignment=pending.assignment,
        exercise=score.exercise,
        at=at,
        score=score.score,
        max_score=score.max_score,
        variant=pending.variant,
        answer=score.answer,
        message=score.message,
        misconception=_misconception(pending.check.exercise, graded),
        mode=score.mode,
        layers=" ".join(graded.layers),
        source="check",
    )


def _stored(opened: OpenedCourse, key: str, answer: str) -> AttemptEntry | None:
    """What a request with that key has recorded. OtherAnswerError if it came with another answer."""
    found = find_attempt(opened.log, key)
    if found is not None and found.answer != answer:
        step = "Send a new Idempotency-Key with a new answer."
        raise OtherAnswerError("This key was used for another answer.", next_step=step)
    return found


def find_exercise(opened: OpenedCourse, student: str, assignment: str, exercise: str) -> ReleasedExercise:
    """The exercise, if its assignment is open to the student."""
    enter_assignment(opened, student, assignment)
    manifest = opened.manifest(assignment)
    found = manifest.exercise(exercise)
    if found is None:
        raise UnknownNameError("exercise", exercise, [one.id for one in manifest.exercises], where=assignment)
    return found


def _without_running(check: "ExerciseCheck") -> Verdict | None:
    one = check.exercise
    if check.blank:
        return Verdict(one.id, "blank", None, one.max_score, "There is no answer yet; this does not count.")
    cells = {cell.grade_id: cell for book in check.manifest.notebooks for cell in book.cells}
    if not any(cells[name].is_test for name in one.points if name in cells):
        told = "A person gives the points for this exercise: hand the notebook in."
        return Verdict(one.id, "by hand", None, one.max_score, told)
    unreadable = _form_trouble(check) if check.is_form else why_unreadable(check.answer)
    return Verdict(one.id, "unreadable", None, one.max_score, unreadable) if unreadable else None


def _form_trouble(check: "ExerciseCheck") -> str:
    """What could not be read in a form, in a sentence."""
    from openclass_nb.grading.checking import read_check

    score = read_check(check).exercises[0]
    return "" if score.readable else score.message


def _key(student: str, assignment: str, exercise: str, asked: str) -> str:
    told = "\0".join(("check", student, assignment, exercise, asked))
    return hashlib.sha256(told.encode()).hexdigest()


def _misconception(exercise: ReleasedExercise, graded: "GradedSubmission") -> str | None:
    if graded.exercises[0].misconception:
        return graded.exercises[0].misconception
    found = exercise.misconceptions_of(graded.exercises[0].outcomes)
    return found[0] if len(found) == 1 else None


def _evidence(entry: AttemptEntry) -> list[Event]:
    if entry.score is None or entry.max_score <= 0:
        return []
    share = entry.score / entry.max_score
    return [Attempt(entry.student, entry.exercise, entry.variant, entry.at, share, entry.readable)]


def _repeated(opened: OpenedCourse, entry: AttemptEntry) -> Verdict:
    now = follow_student(opened, entry.student)
    return _verdict(opened, entry, now, now, repeated=True)


def _verdict(
    opened: OpenedCourse,
    entry: AttemptEntry,
    before: StudentProgress,
    after: StudentProgress,
    *,
    repeated: bool = False,
    notes: tuple[str, ...] = (),
) -> Verdict:
    exercise = opened.manifest(entry.assignment).exercise(entry.exercise)
    known = opened.course.misconceptions.get(entry.misconception or "")
    moves = tuple(
        _move(before, after, name)
        for name in (exercise.objectives if exercise else ())
        if name in after.objectives
    )
    return Verdict(
        exercise=entry.exercise,
        outcome=_outcome(entry),
        score=entry.score,
        max_score=entry.max_score,
        message=entry.message,
        misconception=known.message if known else "",
        counted=True,
        repeated=repeated,
        objectives=moves,
        opened=tuple(name for name, gate in after.gates.items() if gate.open and not before.gates[name].open),
        notes=(*notes, *_further(entry, moves, after)),
        variant=entry.variant,
    )


def _further(entry: AttemptEntry, moves: Sequence[ObjectiveMove], after: StudentProgress) -> Sequence[str]:
    """What further tries are for, where this one has counted and wasn't right yet."""
    aims = [after.objectives[one.objective] for one in moves if abs(one.before - one.after) > TIME_ALONE]
    waiting = [one.fresh_left for one in aims if one.mastered_at is None]
    if _outcome(entry) not in ("failed", "partly") or not waiting:
        return ()
    return (keep_trying(min(waiting)),)


def _outcome(entry: AttemptEntry) -> Outcome:
    if entry.score is None:
        return "by hand"
    return "passed" if entry.score >= entry.max_score else "partly" if entry.score > 0 else "failed"


def _move(before: StudentProgress, after: StudentProgress, name: str) -> ObjectiveMove:
    old, new = before.objectives[name], after.objectives[name]
    return ObjectiveMove(
        name,
        new.name,
        old.probability,
        new.probability,
        new.needed,
        new.state,
        old.mastered_at is None and new.mastered_at is not None,
    )
