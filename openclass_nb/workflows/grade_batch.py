"""Grade a class's submissions for one assignment, and let what they show count."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openclass_nb.course.manifest import Manifest
from openclass_nb.errors import CourseError
from openclass_nb.records import AttemptEntry, GradingEntry, OpeningEntry
from openclass_nb.records.history import read_history
from openclass_nb.workflows.open_gates import newly_open
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import with_own_versions
from openclass_nb.workflows.take_manual_scores import take_manual_scores
from openclass_nb.workflows.unchanged_answers import new_attempts

if TYPE_CHECKING:
    from openclass_nb.grading.engine import Engine, ExerciseScore, GradedSubmission, Submission

NO_NUMBERS: Mapping[str, int] = {}
OnGraded = Callable[["GradedSubmission", int, int], None]
"""Told the submission that is done, how many are, and how many there are."""


@dataclass(frozen=True)
class ExerciseSummary:
    """One exercise over the batch; `messages` are the most frequent ones with their counts."""

    exercise: str
    title: str
    tried: int
    passed: int
    blank: int
    messages: tuple[tuple[str, int], ...]


@dataclass
class GradedBatch:
    """What a batch did. `skipped` were graded before and have not changed; `by_hand` counts new points of people."""

    assignment: str
    max_score: float
    graded: list["GradedSubmission"] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    opened: list[OpeningEntry] = field(default_factory=list)
    exercises: tuple[ExerciseSummary, ...] = ()
    by_hand: int = 0

    @property
    def problems(self) -> list["GradedSubmission"]:
        """Submissions that could not be graded."""
        return [one for one in self.graded if one.problem]


def grade_batch(
    opened: OpenedCourse,
    assignment: str,
    engine: "Engine",
    *,
    students: Sequence[str] = (),
    force: bool = False,
    on_graded: OnGraded = lambda graded, done, total: None,
) -> GradedBatch:
    """Grade what is new or changed. Each submission is kept, with the gates that it opens, as soon as it is done."""
    manifest = opened.manifest(assignment)
    found = handed_in(opened, assignment, students)
    done = opened.log.gradings(assignment)
    batch = GradedBatch(assignment, manifest.max_score)
    wanted = [one for one in found if force or grading_key(manifest, one) not in done]
    batch.skipped = [one.student for one in found if one not in wanted]
    owned, numbers = with_own_versions(opened, assignment, wanted)
    batch.max_score = max((one.manifest_or(manifest).max_score for one in owned), default=batch.max_score)
    for graded in engine.grade(manifest, owned):
        batch.opened += _keep(opened, manifest, graded, numbers.get(graded.submission.student, {}))
        batch.graded.append(graded)
        on_graded(graded, len(batch.graded), len(wanted))
    batch.by_hand = len(take_manual_scores(opened))
    batch.exercises = _summary(manifest, batch.graded)
    return batch


def handed_in(opened: OpenedCourse, assignment: str, students: Sequence[str]) -> list["Submission"]:
    """What was handed in, by everybody or the named students. CourseError if there is nothing."""
    from openclass_nb.grading.submissions import find_submissions

    for student in students:
        opened.student(student)
    found = list(find_submissions(opened.root, assignment, set(students) or None))
    if not found:
        step = f"Put notebooks in submitted/STUDENT/{assignment}/, or collect them with nbgrader."
        raise CourseError(f"Nobody has handed in “{assignment}”.", next_step=step)
    return found


def _keep(
    opened: OpenedCourse, manifest: Manifest, graded: "GradedSubmission", numbers: Mapping[str, int]
) -> list[OpeningEntry]:
    """Write down what is new in a submission, in one transaction. The gates that it opens."""
    if graded.problem:
        return []
    own = graded.submission
    done = GradingEntry(grading_key(manifest, own), own.student, own.assignment, opened.clock())
    while True:
        history = read_history(opened.log, own.student)
        tries = new_attempts(opened, attempts_of(manifest, graded, numbers))
        gates = newly_open(opened, own.student, more=tries, history=history)
        if opened.log.add_after([*tries, *gates, done], own.student, history.position):
            return gates  # otherwise a check of this student was faster: once more, after it


def grading_key(manifest: Manifest, submission: "Submission") -> str:
    """Names a graded submission for good: who handed in what, and the exercises that it was graded for."""
    return _named(submission, submission.digest, *(one.id for one in manifest.exercises))


def attempt_key(submission: "Submission", exercise: str) -> str:
    """Names a try for good: the same work handed in again is the same try."""
    return _named(submission, exercise, submission.digest)


def _named(submission: "Submission", *words: str) -> str:
    told = "\0".join((submission.student, submission.assignment, *words))
    return hashlib.sha256(told.encode(errors="surrogateescape")).hexdigest()


def attempts_of(
    manifest: Manifest, graded: "GradedSubmission", numbers: Mapping[str, int] = NO_NUMBERS
) -> list[AttemptEntry]:
    """The log's entries for a graded submission, one for each exercise; none if it could not be graded.

    `numbers` are those of the versions, by exercise.
    """
    return [_attempt(manifest, graded, one, numbers.get(one.exercise, 0)) for one in graded.exercises]


def _attempt(
    manifest: Manifest, graded: "GradedSubmission", score: "ExerciseScore", number: int
) -> AttemptEntry:
    submission = graded.submission
    exercise = manifest.exercise(score.exercise)
    found = exercise.misconceptions_of(score.outcomes) if exercise else ()
    return AttemptEntry(
        key=attempt_key(submission, score.exercise),
        student=submission.student,
        assignment=submission.assignment,
        exercise=score.exercise,
        at=submission.at,
        score=score.score,
        max_score=score.max_score,
        variant=number,
        readable=score.answered and score.readable,
        answer=score.answer,
        message=score.message,
        misconception=score.misconception or (found[0] if len(found) == 1 else None),
        mode=score.mode,
        layers=" ".join(graded.layers),
    )


def _summary(manifest: Manifest, graded: Iterable["GradedSubmission"]) -> tuple[ExerciseSummary, ...]:
    scores: dict[str, list[ExerciseScore]] = {one.id: [] for one in manifest.exercises}
    for submission in graded:
        for score in submission.exercises:
            scores[score.exercise].append(score)
    return tuple(_of_exercise(one.id, one.title, scores[one.id]) for one in manifest.exercises)


def _of_exercise(exercise: str, title: str, scores: Sequence["ExerciseScore"]) -> ExerciseSummary:
    tried = [one for one in scores if one.answered]
    messages = Counter(one.message for one in tried if one.message)
    return ExerciseSummary(
        exercise=exercise,
        title=title,
        tried=len(tried),
        passed=sum(one.score == one.max_score for one in tried),
        blank=len(scores) - len(tried),
        messages=tuple(messages.most_common(3)),
    )
