"""The complete small courses that come along."""

import pytest

from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import load_course
from openclass_nb.errors import UnknownNameError
from openclass_nb.templates import find_template, templates


def test_the_first_template_is_there() -> None:
    """The one that `openclass new` takes if nothing is said."""
    assert (find_template("python-for-science") / "course.yml").is_file()


def test_an_unknown_template_is_met_with_the_nearest() -> None:
    """A typing mistake is no dead end."""
    with pytest.raises(UnknownNameError, match="Did you mean “python-for-science”"):
        find_template("python-for-sience")


def test_templates_are_large_enough_to_teach_with() -> None:
    """4 assignments, 10 objectives with prerequisites, 30 exercises with visible and hidden tests, and more."""
    loaded = load_course(find_template("python-for-science"))
    assert len(loaded.course.assignments) >= 4
    assert len(loaded.course.objectives) >= 10
    assert any(one.requires for one in loaded.course.objectives.values())
    assert sum(has_both_kinds_of_tests(one) for one in loaded.exercises) >= 30


def has_both_kinds_of_tests(exercise: Exercise) -> bool:
    hidden = ["BEGIN HIDDEN TESTS" in test.source for test in exercise.tests]
    return any(hidden) and not all(hidden)


@pytest.mark.parametrize("name", sorted(templates()))
def test_every_exercise_of_a_template_helps_and_knows_mistakes(name: str) -> None:
    """Two known wrong answers or more for each, and hints."""
    for one in load_course(templates()[name]).exercises:
        assert len(one.metadata.wrong_answers) >= 2, one.id
        assert one.metadata.hints, one.id
