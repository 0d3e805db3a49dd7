"""Points that people give in nbgrader's formgrader, taken over."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from openclass_nb.errors import OpenclassError
from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import show_student
from openclass_nb.workflows.take_manual_scores import take_manual_scores
from tests.classroom import open_at_ten

pytestmark = pytest.mark.slow


@pytest.fixture
def graded(graded_course: Path, tmp_path: Path) -> Iterator[OpenedCourse]:
    """The class graded, gradebook.db included; a test's own copy."""
    opened = open_at_ten(Path(shutil.copytree(graded_course, tmp_path / "course")))
    yield opened
    opened.log.close()


def grade_by_hand(root: Path, student: str, cell: str, points: float, extra: float = 0) -> None:
    """What formgrader does when somebody types points into a cell."""
    with NbgraderCourse(root).gradebook() as book:
        grade = book.find_grade(cell, "sums", "sums", student)
        grade.manual_score, grade.extra_credit = points, extra
        book.db.commit()


def score_of(opened: OpenedCourse, student: str, exercise: str) -> float | None:
    return next(one.score for one in opened.log.attempts(student) if one.exercise == exercise)


def test_a_persons_points_replace_the_machines(graded: OpenedCourse) -> None:
    """The other cells keep theirs; who and why are recorded, and the attempt itself stays as it was."""
    grade_by_hand(graded.root, "ben", "add-test-2", 1.5)
    (entry,) = take_manual_scores(graded)
    assert (entry.score, entry.why) == (1.5, "graded by hand")
    assert "formgrader" in entry.who
    assert score_of(graded, "ben", "add") == 1.5
    assert take_manual_scores(graded) == [], "told once"


def test_extra_credit_counts(graded: OpenedCourse) -> None:
    """Given on top by a person."""
    grade_by_hand(graded.root, "ben", "add-test-1", 1, extra=0.5)
    take_manual_scores(graded)
    assert score_of(graded, "ben", "add") == 1.5


def test_what_a_person_gives_opens_gates(graded: OpenedCourse) -> None:
    """Ben was right after all: mastery is replayed, and the gate is recorded with the points."""
    assert not show_student(graded, "ben").gates["twice"].open
    grade_by_hand(graded.root, "ben", "add-test-1", 1)
    grade_by_hand(graded.root, "ben", "add-test-2", 2)
    take_manual_scores(graded)
    assert show_student(graded, "ben").gates["twice"].because == "mastery"
    assert [one.student for one in graded.log.openings()] == ["ada", "ben"]


def test_points_taken_back_close_nothing(graded: OpenedCourse) -> None:
    """A person finds that Ada's answer was copied; her next assignment stays open."""
    for cell, points in (("add-test-1", 0), ("add-test-2", 0), ("plus-test-1", 0), ("plus-test-2", 0)):
        grade_by_hand(graded.root, "ada", cell, points)
    take_manual_scores(graded)
    assert score_of(graded, "ada", "add") == 0
    assert show_student(graded, "ada").gates["twice"].because == "was open"


def test_without_a_gradebook_there_is_nothing_to_take(graded: OpenedCourse) -> None:
    """A course that nbgrader has not graded."""
    (graded.root / "gradebook.db").unlink()
    assert take_manual_scores(graded) == []


def test_a_gradebook_that_cannot_be_read_is_told(graded: OpenedCourse) -> None:
    """With its name, and nothing is changed."""
    (graded.root / "gradebook.db").write_bytes(b"This was a shopping list once. " * 200)
    with pytest.raises(OpenclassError) as caught:
        take_manual_scores(graded)
    assert caught.value.where == "gradebook.db"
    assert graded.log.regrades() == []
