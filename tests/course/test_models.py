"""The course as course.yml says it."""

import pytest
from pydantic import ValidationError

from openclass_nb.course.models import Assignment, Course


def test_names_are_safe_as_folders_and_addresses() -> None:
    """A name goes into paths, URLs and nbgrader's database as it is."""
    for name in ("a", "week-1", "A.b_c", "1"):
        assert Assignment(name=name).name == name
    for name in ("", ".", "..", "a/b", "a b", "-a", "a\n", "ä", "a" * 101, "a+b"):
        with pytest.raises(ValidationError):
            Assignment(name=name)


def test_titles_are_what_people_read() -> None:
    """A title, or a name made readable."""
    course = Course.model_validate(
        {
            "title": "C",
            "objectives": {"free-fall": {"statement": "Fall"}, "b": {"statement": "B", "title": "Bees"}},
            "assignments": [{"name": "one"}, {"name": "two", "title": "Two"}],
        }
    )
    assert [course.objective_title(name) for name in ("free-fall", "b", "gone")] == [
        "Free fall",
        "Bees",
        "Gone",
    ]
    assert [one.shown for one in course.assignments] == ["one", "Two"]
    assert course.assignment("two") is course.assignments[1]
    assert course.assignment("three") is None


def test_a_course_never_changes_under_the_hands() -> None:
    """Models are frozen: a change makes a new one."""
    with pytest.raises(ValidationError):
        Course(title="C").title = "D"  # type: ignore[misc]  # that is the point
