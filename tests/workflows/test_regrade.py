"""Grading again after a test was mended: what would change is shown first, and nothing closes."""

from pathlib import Path

import pytest

from openclass_nb.workflows.check_course import check_course
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.regrade import Regraded, regrade
from openclass_nb.workflows.release import publish
from openclass_nb.workflows.show_progress import show_student
from tests.plain_engine import PlainEngine


def mend_test(opened: OpenedCourse, before: str, after: str) -> None:
    """Change a test in source/ and release the assignment anew."""
    path: Path = opened.root / "source/sums/sums.ipynb"
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))
    publish(opened, "sums", check_course(opened.root, run=False))


def again(opened: OpenedCourse, *, apply: bool) -> Regraded:
    return regrade(
        opened, "sums", PlainEngine(), who="Dr Lovelace", why="halves were not asked for", apply=apply
    )


@pytest.fixture
def mended(graded: OpenedCourse) -> OpenedCourse:
    """The test that Chiara failed was wrong: nobody had spoken of halves."""
    mend_test(graded, "add(2.5, 2) == 4.5", "add(2, 2) == 4")
    return graded


def test_without_a_change_nothing_changes(graded: OpenedCourse) -> None:
    """The same tests give the same points."""
    result = again(graded, apply=True)
    assert (result.scores, result.mastery, result.gates) == ((), (), ())
    assert graded.log.regrades() == []


def test_what_would_change_is_shown_and_not_written(mended: OpenedCourse) -> None:
    """Points and mastery, student by student; who can't be graded is told again."""
    result = again(mended, apply=False)
    assert [(one.student, one.exercise, one.before, one.after) for one in result.scores] == [
        ("chiara", "add", 1, 3)
    ]
    assert {(one.student, one.objective) for one in result.mastery} >= {("chiara", "Adding")}
    assert all(one.student == "chiara" and one.before < one.after for one in result.mastery)
    assert [student for student, _ in result.problems] == ["felix", "grace"]
    assert not result.applied
    assert mended.log.regrades() == []


def test_applied_it_counts(mended: OpenedCourse) -> None:
    """With who and why; run again, it has nothing more to do."""
    shown = again(mended, apply=False)
    assert again(mended, apply=True).scores == shown.scores
    (entry,) = mended.log.regrades()
    assert (entry.score, entry.who, entry.why) == (3, "Dr Lovelace", "halves were not asked for")
    assert again(mended, apply=True).scores == ()


def test_a_kinder_test_opens_gates(graded: OpenedCourse) -> None:
    """They are told, and recorded with the scores."""
    mend_test(graded, "2.0 if plus(1, 1) == 2 else 0.5", "2.0")
    mend_test(graded, "plus(1, 2) == 3", "plus(1, 2)")
    mend_test(graded, "plus(-4, 9) == 5", "plus(-4, 9)")
    mend_test(graded, "add(2.5, 2) == 4.5", "add(2, 2) == 4")
    result = again(graded, apply=True)
    assert [(one.student, one.assignment) for one in result.gates] == [("chiara", "twice")]
    assert {one.student for one in graded.log.openings()} == {"ada", "chiara"}


def test_a_harder_test_closes_nothing(graded: OpenedCourse) -> None:
    """Ada loses points, and keeps what has opened for her."""
    mend_test(graded, "add(1, 2) == 3", "add(1, 2) == 4")
    mend_test(graded, "plus(1, 2) == 3", "plus(1, 2) == 4")
    result = again(graded, apply=True)
    assert {one.student for one in result.scores} >= {"ada"}
    gate = show_student(graded, "ada").gates["twice"]
    assert (gate.open, gate.because) == (True, "was open")
