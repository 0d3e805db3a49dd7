"""A student's last try that did not pass, as hints look at it: from the log, in the notebook that was released."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openclass_nb.course.answers import with_answers
from openclass_nb.course.manifest import ReleasedCell, ReleasedExercise
from openclass_nb.hints.deterministic import FailingCase
from openclass_nb.hints.observing.report import Observation
from openclass_nb.records import AttemptEntry
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.opened_course import OpenedCourse

if TYPE_CHECKING:
    from openclass_nb.grading.checking import ExerciseCheck


@dataclass(frozen=True)
class FailingTry:
    """The try, and what its exercise's visible tests see in it."""

    exercise: ReleasedExercise
    answer: str
    check: "ExerciseCheck"
    case: FailingCase

    @property
    def observation(self) -> Observation:
        """What the first visible test that fails says."""
        return self.case.observation


def last_try(attempts: Sequence[AttemptEntry], exercise: str) -> AttemptEntry | None:
    """The newest try at an exercise that could be read."""
    own = [one for one in attempts if one.exercise == exercise and one.readable]
    return own[-1] if own else None


def is_failing(attempt: AttemptEntry | None) -> bool:
    """Whether there is a try, and it has not got all points."""
    return attempt is not None and attempt.score is not None and attempt.score < attempt.max_score


def failing_try(
    opened: OpenedCourse,
    assignment: str,
    exercise: ReleasedExercise,
    attempt: AttemptEntry,
    attempts: Sequence[AttemptEntry],
    bench: HintBench,
) -> FailingTry:
    """Run the try under the visible tests and keep what they see. GradingError if the release can't be read."""
    answers = {one.exercise: one.answer for one in attempts if one.readable}
    return look_at_answer(opened, assignment, exercise, attempt.answer, bench, answers, attempt)


def look_at_answer(
    opened: OpenedCourse,
    assignment: str,
    exercise: ReleasedExercise,
    answer: str,
    bench: HintBench,
    others: dict[str, str] | None = None,
    attempt: AttemptEntry | None = None,
) -> FailingTry:
    """The same for any answer; `others` are answers to other exercises, by exercise."""
    from openclass_nb.grading.checking import plan_check

    manifest = opened.manifest(assignment)
    place = opened.root / "release" / assignment / f"{exercise.notebook}.ipynb"
    ids = {one.id: one.answer_id for one in manifest.exercises}
    filled = {ids[name]: text for name, text in (others or {}).items() if name in ids} | {
        ids[exercise.id]: answer
    }
    notebook = with_answers(json.loads(place.read_text(encoding="utf-8")), filled)
    check = plan_check(manifest, exercise, notebook)
    case = recorded_case(opened, assignment, exercise, answer, attempt)
    (seen,) = bench.observe(check, [answer], case.tests)
    return FailingTry(exercise, answer, check, replace(case, observation=seen))


def recorded_case(
    opened: OpenedCourse,
    assignment: str,
    exercise: ReleasedExercise,
    answer: str,
    attempt: AttemptEntry | None = None,
) -> FailingCase:
    """What is known about an answer without running it."""
    known = opened.course.misconceptions.get((attempt.misconception if attempt else None) or "")
    return FailingCase(
        answer=answer,
        tests=visible_tests(opened, assignment, exercise),
        message=attempt.message if attempt else "",
        misconception=known.message if known else "",
        failed=tuple(
            one.grade_id or "" for one in _tests(opened, assignment, exercise) if one.source != one.shown
        ),
    )


def visible_tests(
    opened: OpenedCourse, assignment: str, exercise: ReleasedExercise
) -> tuple[tuple[str, str], ...]:
    """The tests as students have them: nothing hidden is left in them."""
    return tuple((one.grade_id or "", one.shown) for one in _tests(opened, assignment, exercise))


def statement(opened: OpenedCourse, assignment: str, exercise: ReleasedExercise) -> str:
    """What the exercise asks, as students read it."""
    cells = (cell for book in opened.manifest(assignment).notebooks for cell in book.cells)
    return "\n\n".join(one.shown for one in cells if one.exercise == exercise.id and one.role == "prompt")


def _tests(opened: OpenedCourse, assignment: str, exercise: ReleasedExercise) -> list[ReleasedCell]:
    books = opened.manifest(assignment).notebooks
    return [
        cell for book in books for cell in book.cells if cell.is_test and cell.grade_id in exercise.points
    ]
