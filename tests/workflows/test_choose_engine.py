"""Which engine grades a course."""

import pytest

from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.choose_engine import ENGINES, choose_engine
from openclass_nb.workflows.opened_course import OpenedCourse


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_is_found_by_its_name(opened: OpenedCourse, name: str) -> None:
    """Both are there, and starting neither costs anything yet."""
    assert choose_engine(opened, name).name == name


def test_the_course_may_choose(opened: OpenedCourse) -> None:
    """In course.yml; a name on the command line comes first, and without either it is the best there is."""
    assert choose_engine(opened).name == ENGINES[0]
    grading = opened.course.grading.model_copy(update={"engine": "nbgrader"})
    opened.course = opened.course.model_copy(update={"grading": grading})
    assert choose_engine(opened).name == "nbgrader"
    assert choose_engine(opened, "warm").name == "warm"


def test_an_unknown_engine_is_met_with_the_nearest(opened: OpenedCourse) -> None:
    """A typing mistake does not grade with something else."""
    with pytest.raises(UnknownNameError, match="Did you mean “nbgrader”"):
        choose_engine(opened, "nbgradr")
