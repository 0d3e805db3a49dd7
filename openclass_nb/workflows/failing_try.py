"""A student's last try that did not pass, as hints look at it: from the log, in the notebook that was released."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openclass_nb.course.answers import with_answers
from openclass_nb.course.manifest import Manifest, ReleasedCell, ReleasedExercise
from openclass_nb.hints.deterministic import FailingCase
from openclass_nb.hints.observing.report import Observation
from openclass_nb.hints.writing.cache_key import behaviour_of
from openclass_nb.records import AttemptEntry
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.look_at_form import look_at_form
from openclass_nb.workflows.opened_course import OpenedCourse

if TYPE_CHECKING:
    from openclass_nb.grading.checking import ExerciseCheck


@dataclass(frozen=True)
class FailingTry:
    """The try, and what its exercise's visible tests see in it; `task` is what the exercise asks."""

    exercise: ReleasedExercise
    answer: str
    check: "ExerciseCheck"
    case: FailingCase
    task: str = ""

    @property
    def observation(self) -> Observation:
        """What the first visible test that fails says."""
        return self.case.observation

    @property
    def way(self) -> str:
        """Names how it fails: answers of one name fail alike, however they are written."""
        form = (repr(self.case.form), self.case.misconception) if self.case.form is not None else ""
        return f"{behaviour_of(self.observation)} {form}"


def last_try(attempts: Sequence[AttemptEntry], exercise: str) -> AttemptEntry | None:
    """The newest try at an exercise that could be read."""
    own = [one for one in attempts if one.exercise == exercise and one.readable]
    return own[-1] if own else None


def is_failing(attempt: AttemptEntry | None) -> bool:
    """Whether there is a try, and it has not got all points."""
    return attempt is not None and attempt.score is not None and attempt.score < attempt.max_score


def failing_try(
    opened: OpenedCourse,
    manifest: Manifest,
    exercise: str,
    attempt: AttemptEntry,
    attempts: Sequence[AttemptEntry],
    bench: HintBench,
) -> FailingTry:
    """Run the try under the visible tests and keep what they see; `manifest` is the release in the version of the try.

    GradingError if the release can't be read.
    """
    answers = {one.exercise: one.answer for one in attempts if one.readable}
    return look_at_answer(opened, manifest, exercise, attempt.answer, bench, answers, attempt)


def look_at_answer(
    opened: OpenedCourse,
    manifest: Manifest,
    name: str,
    answer: str,
    bench: HintBench,
    others: dict[str, str] | None = None,
    attempt: AttemptEntry | None = None,
) -> FailingTry:
    """The same for any answer; `others` are answers to other exercises, by exercise. A form is read, nothing runs."""
    from openclass_nb.grading.checking import plan_check, read_check

    exercise = next(one for one in manifest.exercises if one.id == name)
    place = opened.root / "release" / manifest.assignment / f"{exercise.notebook}.ipynb"
    ids = {one.id: one.answer_id for one in manifest.exercises}
    filled = {ids[other]: text for other, text in (others or {}).items() if other in ids} | {
        exercise.answer_id: answer
    }
    notebook = with_answers(json.loads(place.read_text(encoding="utf-8")), filled)
    check = plan_check(manifest, exercise, notebook)
    case = recorded_case(opened, manifest, exercise, answer, attempt)
    if check.is_form:
        score = read_check(check).exercises[0]
        known = opened.course.misconceptions.get(score.misconception or "")
        case = replace(case, message=score.message, misconception=known.message if known else "")
    else:
        (seen,) = bench.observe(check, [answer], case.tests)
        case = replace(case, observation=seen)
    return FailingTry(exercise, answer, check, case, statement(manifest, name))


def is_right(failing: FailingTry, bench: HintBench) -> bool:
    """Whether the answer gets all points after all."""
    from openclass_nb.grading.checking import read_check

    if not failing.check.is_form:
        return failing.observation.stage == "passed" and bench.passes(failing.check, failing.answer)
    score = read_check(failing.check).exercises[0]
    return score.score is not None and score.score >= score.max_score


def recorded_case(
    opened: OpenedCourse,
    manifest: Manifest,
    exercise: ReleasedExercise,
    answer: str,
    attempt: AttemptEntry | None = None,
) -> FailingCase:
    """What is known about an answer without running it."""
    known = opened.course.misconceptions.get((attempt.misconception if attempt else None) or "")
    message = attempt.message if attempt else ""
    tests = [cell for book in manifest.notebooks for cell in book.cells if _is_test_of(cell, exercise)]
    return FailingCase(
        answer=answer,
        tests=tuple((one.grade_id or "", one.shown) for one in tests),
        message=message,
        misconception=known.message if known else "",
        failed=tuple(one.grade_id or "" for one in tests if one.source != one.shown),
        form=look_at_form(exercise.about, answer, message),
    )


def statement(manifest: Manifest, exercise: str) -> str:
    """What the exercise asks, as students read it."""
    cells = (cell for book in manifest.notebooks for cell in book.cells)
    return "\n\n".join(one.shown for one in cells if one.exercise == exercise and one.role == "prompt")


def _is_test_of(cell: ReleasedCell, exercise: ReleasedExercise) -> bool:
    return cell.is_test and cell.grade_id in exercise.points
