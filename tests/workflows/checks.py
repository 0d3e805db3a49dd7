"""What tests of a student's workflows share: notebooks filled in, and checks run with plain `exec`."""

import json
from typing import Any

from openclass_nb.course.answers import with_answers
from openclass_nb.course.files import write_atomically
from openclass_nb.grading.engine import GradedSubmission, Submission
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.record_attempt import PendingCheck, Verdict, prepare_check, record_attempt
from tests.plain_engine import PlainEngine


def filled(opened: OpenedCourse, assignment: str, **answers: str) -> dict[str, Any]:
    """The released notebook with answers by exercise."""
    text = (opened.root / "release" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8")
    return with_answers(json.loads(text), answers)


def checked(
    opened: OpenedCourse,
    student: str,
    exercise: str,
    answer: str,
    key: str | None = None,
    assignment: str = "sums",
) -> Verdict:
    """A check from its beginning to its end."""
    notebook = filled(opened, assignment, **{exercise: answer})
    pending = prepare_check(opened, student, assignment, exercise, notebook, key)
    return ran(opened, pending) if isinstance(pending, PendingCheck) else pending


def ran(opened: OpenedCourse, pending: PendingCheck) -> Verdict:
    """What has to run is run, and recorded."""
    return record_attempt(opened, pending, graded_by_itself(opened, pending))


def graded_by_itself(opened: OpenedCourse, pending: PendingCheck) -> GradedSubmission:
    """What has to run is run; nothing is recorded."""
    folder = opened.root / "running"
    write_atomically(folder / f"{pending.check.exercise.notebook}.ipynb", json.dumps(pending.check.content))
    paper = Submission(pending.student, pending.assignment, folder, opened.clock(), pending.check.digest)
    (graded,) = PlainEngine().grade(pending.check.manifest, [paper], keep=False)
    return graded
