"""openclass_nb.workflows.write_report"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.course.manifest import Manifest, released_exercise
from openclass_nb.records import AttemptEntry, HintEntry, OverrideEntry, RegradeEntry, ReleaseEntry
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.write_report import class_evidence, write_report
from tests.building import CourseDraft

NOW = datetime(2026, 3, 14, 14, 5, tzinfo=UTC)


@pytest.fixture
def opened(draft: CourseDraft, tmp_path: Path) -> OpenedCourse:
    """A small course whose first assignment is released."""
    root = draft.write(tmp_path / "course")
    exercises = tuple(released_exercise(one, "") for one in load_course(root).of_assignment("sums"))
    course = open_course(root, clock=lambda: NOW)
    manifest = Manifest(assignment="sums", exercises=exercises).model_dump_json()
    course.log.add([ReleaseEntry("sums", NOW - timedelta(days=9), manifest)])
    return course


def hand_in(opened: OpenedCourse, student: str, exercise: str, score: float | None, **more: object) -> None:
    at = NOW - timedelta(days=1)
    key = f"{student} {exercise} {more}"
    opened.log.add([AttemptEntry(key, student, "sums", exercise, at, score, 1.0, **more)])  # type: ignore[arg-type]


def test_the_report_tells_what_the_log_holds(opened: OpenedCourse, tmp_path: Path) -> None:
    """Tries, hints, misconceptions and overrides come together on one page."""
    for student in ("ada", "ben"):
        hand_in(opened, student, "add", 0.0, misconception="minus-for-plus")
        opened.log.add([HintEntry(student, "sums", "plus", NOW, 0, "authored", "Think of apples.")])
        opened.log.add([OverrideEntry(student, "twice", "A. Okafor", "Ill last week.", NOW)])
    path = write_report(opened, tmp_path / "out" / "report.html")
    page = path.read_text(encoding="utf-8")
    assert path == tmp_path / "out" / "report.html"
    for told in ("Sums: class report", "2 students", "Takes away", "Ill last week.", ">ada<", "stuck"):
        assert told in page


def test_writing_again_replaces_the_page(opened: OpenedCourse, tmp_path: Path) -> None:
    """The newest state of the class is on it, and no other file is left behind."""
    path = tmp_path / "out" / "report.html"
    write_report(opened, path)
    assert "Nothing has been graded yet." in path.read_text(encoding="utf-8")
    hand_in(opened, "ada", "add", 1.0)
    write_report(opened, path)
    assert "Nothing has been graded yet." not in path.read_text(encoding="utf-8")
    assert [one.name for one in path.parent.iterdir()] == ["report.html"]


def test_points_given_by_hand_count_once_they_are_there(opened: OpenedCourse) -> None:
    """Until then the try is no evidence; a regrade is."""
    hand_in(opened, "ada", "add", None)
    assert class_evidence(opened).tries_by_student == {"ada": []}
    (waiting,) = opened.log.attempts()
    opened.log.add([RegradeEntry(waiting.id or 0, NOW, 1.0, "A. Okafor", "Read it.")])
    (graded,) = class_evidence(opened).tries_by_student["ada"]
    assert graded.score == 1.0


def test_students_who_have_only_handed_in_are_in_the_class(opened: OpenedCourse) -> None:
    """Their work waits to be graded."""
    (opened.root / "submitted" / "cleo" / "sums").mkdir(parents=True)
    assert list(class_evidence(opened).progress) == ["cleo"]


def test_tries_at_exercises_that_are_gone_are_passed_over(opened: OpenedCourse, tmp_path: Path) -> None:
    """An exercise that an older release had and the newest has not."""
    hand_in(opened, "ada", "long-gone", 0.0, misconception="minus-for-plus")
    hand_in(opened, "ada", "add", 1.0)
    page = write_report(opened, tmp_path / "report.html").read_text(encoding="utf-8")
    assert "long-gone" not in page
    assert "No known misconception was seen." in page
