"""What a submission has earned, exercise by exercise, once it is graded."""

from typing import TYPE_CHECKING

from openclass_nb.records import AttemptEntry
from openclass_nb.workflows.grade_batch import attempt_key, grading_key
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.unchanged_answers import attempt_behind

if TYPE_CHECKING:
    from openclass_nb.grading.engine import Submission


def submission_scores(opened: OpenedCourse, submission: "Submission") -> list[AttemptEntry] | None:
    """The attempts that a submission stands for, in the assignment's order; None while it is not graded."""
    manifest = opened.manifest(submission.assignment)
    if grading_key(manifest, submission) not in opened.log.gradings(submission.assignment):
        return None
    tried = opened.log.attempts(submission.student, submission.assignment)
    found = (
        attempt_behind(tried, attempt_key(submission, one.id), one.id, submission.at)
        for one in manifest.exercises
    )
    return [one for one in found if one is not None]
