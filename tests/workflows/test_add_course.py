"""Adding a course to those that a service offers."""

from pathlib import Path

import pytest

from openclass_nb.errors import CourseError, CourseNotFoundError
from openclass_nb.service.shelf import Shelf
from openclass_nb.workflows.add_course import add_course
from tests.building import CourseDraft


def made(folder: Path) -> Path:
    """A course in `folder`."""
    CourseDraft().write(folder)
    return folder


def test_a_course_stays_where_it_is_and_is_offered(tmp_path: Path) -> None:
    """At once, also to a service that has just looked; adding it twice is the same."""
    home, place = made(tmp_path / "home" / "waves"), tmp_path / "offered"
    place.mkdir()
    shelf = Shelf(place, fresh_seconds=1000)
    assert shelf.roots() == {}
    assert [add_course(home, place), add_course(home / "source", place)] == ["waves", "waves"]
    assert shelf.course("waves").root == home
    shelf.close()


def test_names_are_told_apart(tmp_path: Path) -> None:
    """Another course of the same name, and one whose folder can't be a name, need one."""
    place = tmp_path / "offered"
    add_course(made(tmp_path / "a" / "waves"), place)
    other = made(tmp_path / "b" / "waves")
    with pytest.raises(CourseError, match="already"):
        add_course(other, place)
    assert add_course(other, place, "waves-2") == "waves-2"
    with pytest.raises(CourseError, match="can’t be a course’s name"):
        add_course(made(tmp_path / "c" / "my waves"), place)


def test_only_courses_are_added(tmp_path: Path) -> None:
    """A folder without course.yml is none."""
    with pytest.raises(CourseNotFoundError):
        add_course(tmp_path, tmp_path / "offered")
