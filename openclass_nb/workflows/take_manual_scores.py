"""Take over points that people gave in nbgrader's formgrader, and let them count."""

from openclass_nb.grading.manual_scores import HandScore, scores_by_hand
from openclass_nb.records import AttemptEntry, RegradeEntry
from openclass_nb.workflows.open_gates import newly_open
from openclass_nb.workflows.opened_course import OpenedCourse

WHO = "nbgrader’s formgrader"


def take_manual_scores(opened: OpenedCourse) -> list[RegradeEntry]:
    """Record what is new since the last look; mastery is replayed from it, and gates may open. What was new."""
    new: list[RegradeEntry] = []
    for manifest in opened.manifests.values():
        scores = scores_by_hand(opened.root, manifest)
        if scores:
            new += _changes(opened, manifest.assignment, scores)
    if new:
        given = {one.attempt: one.score for one in new}
        students = {one.student for one in opened.log.tries() if one.id in given}
        gates = [one for student in sorted(students) for one in newly_open(opened, student, scores=given)]
        opened.log.add([*new, *gates])
    return new


def _changes(opened: OpenedCourse, assignment: str, scores: list[HandScore]) -> list[RegradeEntry]:
    """Scores that differ from the newest attempt's."""
    newest = {(one.student, one.exercise): one for one in opened.log.attempts(assignment=assignment)}
    found = ((score, newest.get((score.student, score.exercise))) for score in scores)
    return [
        _regrade(opened, score, attempt)
        for score, attempt in found
        if attempt and attempt.score != score.score
    ]


def _regrade(opened: OpenedCourse, score: HandScore, attempt: AttemptEntry) -> RegradeEntry:
    assert attempt.id is not None  # it was read from the log
    return RegradeEntry(attempt.id, opened.clock(), score.score, WHO, "graded by hand")
