"""A course with its records, ready to work on."""

from pathlib import Path

import pytest

from openclass_nb.errors import CourseError, CourseFileError, CourseNotFoundError, UnknownNameError
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from tests.building import CourseDraft


def test_a_course_opens_from_inside(course: Path) -> None:
    """Wherever in it somebody stands."""
    assert open_course(course / "source" / "sums").root == course


def test_records_can_lie_elsewhere(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """OPENCLASS_DATABASE names the database, for a server or a fast disk."""
    monkeypatch.setenv("OPENCLASS_DATABASE", f"sqlite:///{tmp_path / 'other.db'}")
    assert open_course(course).log.releases() == []
    assert (tmp_path / "other.db").is_file()


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """No course, or one whose course.yml can't be read."""
    with pytest.raises(CourseNotFoundError):
        open_course(tmp_path)
    (tmp_path / "course.yml").write_text("titel: Sums\n")
    with pytest.raises(CourseFileError, match="Did you mean “title”"):
        open_course(tmp_path)
    assert not (tmp_path / "openclass.db").exists()


def test_students_are_those_who_handed_in_or_are_in_the_log(opened: OpenedCourse) -> None:
    """By name; what programs keep in submitted/ is nobody."""
    (opened.root / "submitted/.ipynb_checkpoints").mkdir()
    assert opened.students() == ["ada", "ben", "chiara", "dana", "elif", "felix", "grace"]
    assert opened.student("ada") == "ada"
    with pytest.raises(UnknownNameError):
        opened.student(".ipynb_checkpoints")


def test_manifests_come_in_the_courses_order(opened: OpenedCourse) -> None:
    """And only those of assignments that the course still has."""
    first, second = opened.course.assignments
    opened.course = opened.course.model_copy(update={"assignments": (second,)})
    assert list(opened.manifests) == ["twice"]
    with pytest.raises(UnknownNameError):
        opened.manifest(first.name)


def test_mastery_sees_released_exercises_and_every_gate(opened: OpenedCourse) -> None:
    """Titles come along, for sentences."""
    syllabus = opened.syllabus
    assert list(syllabus.items) == ["add", "plus", "total", "twice", "double", "again"]
    assert {one.name for one in syllabus.objectives.values()} == {"Adding", "Doubling"}
    assert syllabus.gates["twice"].mastered == ("adding",)


def test_an_unreleased_assignment_is_told(draft: CourseDraft, tmp_path: Path) -> None:
    """With the command that releases it."""
    with pytest.raises(CourseError) as caught:
        open_course(draft.write(tmp_path)).manifest("sums")
    assert "openclass release sums" in (caught.value.next_step or "")
