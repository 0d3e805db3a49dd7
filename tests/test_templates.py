"""The complete small courses that come along."""

import pytest

from benchmarks.variants import try_seeds, variant_exercises
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import load_course
from openclass_nb.course.kinds import KINDS
from openclass_nb.errors import UnknownNameError
from openclass_nb.grading.prepared_sources import known_wrong
from openclass_nb.grading.version_maker import VersionMaker
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
    """Two known wrong answers or more for each that a machine judges, and hints."""
    for one in load_course(templates()[name]).exercises:
        assert len(known_wrong(one)) >= 2 or one.metadata.kind == "text", one.id
        assert one.metadata.hints, one.id


@pytest.mark.parametrize("name", sorted(templates()))
def test_misconceptions_of_a_template_are_used(name: str) -> None:
    """Each that course.yml names is behind some wrong answer, and each has a question for the student."""
    loaded = load_course(templates()[name])
    used = {wrong.misconception for one in loaded.exercises for wrong in known_wrong(one)}
    assert set(loaded.course.misconceptions) <= used
    assert all("?" in one.message for one in loaded.course.misconceptions.values())


def test_mechanics_uses_every_kind() -> None:
    """A teacher finds an example of each, and most numbers come in versions."""
    exercises = load_course(find_template("mechanics")).exercises
    assert {one.metadata.kind for one in exercises} == set(KINDS)
    assert len(exercises) >= 25
    assert sum(bool(one.variant) for one in exercises) >= 15


@pytest.mark.parametrize("name", ["statistics", "calculus-and-linear-algebra"])
def test_a_large_template_is_a_whole_course(name: str) -> None:
    """Prerequisites, four assignments or more, 25 exercises or more of many kinds, mostly in versions, well helped."""
    loaded = load_course(find_template(name))
    exercises = loaded.exercises
    assert len(loaded.course.assignments) >= 4
    assert len(exercises) >= 25
    assert sum(bool(one.requires) for one in loaded.course.objectives.values()) >= 6
    assert {one.metadata.kind for one in exercises} == set(KINDS)
    assert sum(bool(one.variant) for one in exercises) >= 0.8 * len(exercises)
    assert all(len(one.metadata.hints) >= 3 for one in exercises)


@pytest.mark.parametrize("number", range(3))
def test_each_version_can_be_solved(number: int) -> None:
    """A few seeds of every variant exercise; `benchmarks/variants.py` takes ten thousand."""
    maker = VersionMaker()
    seeds = range(4 * number, 4 * number + 4)
    found = [try_seeds(name, one, seeds, maker) for name, one in variant_exercises()]
    maker.close()
    assert [one.name for one in found if one.invalid or one.unsolvable or one.accepted] == []
