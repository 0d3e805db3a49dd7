"""The order of objectives, and where it goes in a circle."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.models import Course, Objective
from openclass_nb.course.prerequisites import all_before, cycles, graph

NAMES = ["a", "b", "c", "d", "e"]


def course(**requires: list[str]) -> Course:
    objectives = {name: Objective(statement="Do it", requires=before) for name, before in requires.items()}
    return Course(title="C", objectives=objectives)


def test_everything_before_an_objective() -> None:
    """Directly or not, without the objective itself."""
    taught = course(a=[], b=["a"], c=["b"], d=[])
    assert all_before(taught, ["c"]) == {"a", "b"}
    assert all_before(taught, ["c", "b"]) == {"a"}
    assert all_before(taught, ["a", "nobody"]) == set()


def test_unknown_prerequisites_are_left_out() -> None:
    """They are a finding of their own."""
    assert list(graph(course(a=["ghost"])).edges) == []


@given(st.fixed_dictionaries({name: st.lists(st.sampled_from(NAMES), unique=True) for name in NAMES}))
def test_a_circle_is_a_path_that_comes_back(requires: dict[str, list[str]]) -> None:
    """Each step of the path is a prerequisite of the next, and the last is the first again."""
    for path in cycles(course(**requires)):
        assert path[0] == path[-1]
        assert len(set(path)) == len(path) - 1
        assert all(before in requires[after] for before, after in pairwise(path))


@given(st.permutations(NAMES), st.data())
def test_a_course_that_can_be_taught_in_some_order_has_no_circle(
    order: list[str], data: st.DataObject
) -> None:
    """Whatever an objective requires of those taught before it."""
    requires = {
        name: data.draw(st.lists(st.sampled_from(order[:place]), unique=True)) if place else []
        for place, name in enumerate(order)
    }
    assert cycles(course(**requires)) == []
