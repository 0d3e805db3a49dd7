"""openclass_nb.insight.objective_map"""

from hypothesis import given, settings
from hypothesis import strategies as st

from openclass_nb.course.models import Course
from openclass_nb.insight.objective_map import HEIGHT, WIDTH, ObjectiveMap, objective_map


def course(requires: dict[str, list[str]]) -> Course:
    """Objectives by what they require."""
    told = {name: {"statement": "Do it.", "requires": before} for name, before in requires.items()}
    return Course.model_validate({"title": "Any", "objectives": told})


def drawn(requires: dict[str, list[str]]) -> ObjectiveMap:
    found = objective_map(course(requires))
    assert found is not None
    return found


def test_what_an_objective_rests_on_stands_above_it() -> None:
    """A diamond makes three rows."""
    rows = {one.objective: one.y for one in drawn({"a": [], "b": ["a"], "c": ["a"], "d": ["b", "c"]}).nodes}
    assert rows["a"] < rows["b"] == rows["c"] < rows["d"]


def test_a_line_that_others_imply_is_left_out() -> None:
    """A to C says nothing beside A to B to C."""
    assert drawn({"a": [], "b": ["a"], "c": ["a", "b"]}).edges == (("a", "b"), ("b", "c"))


def test_a_chain_stands_straight_in_the_middle() -> None:
    """One box above the other."""
    found = drawn({"a": [], "b": ["a"], "c": ["b"]})
    assert {round(one.x + found.box_width / 2) for one in found.nodes} == {round(WIDTH / 2)}


def test_lines_do_not_cross_where_they_need_not() -> None:
    """Written crosswise in course.yml, drawn side by side."""
    found = drawn({"a": [], "b": [], "c": ["b"], "d": ["a"]})
    at = {one.objective: one.x for one in found.nodes}
    assert (at["a"] < at["b"]) == (at["d"] < at["c"])


def test_there_is_no_picture_without_prerequisites_or_in_a_circle() -> None:
    """It would show nothing, or what can't be."""
    assert objective_map(course({"a": [], "b": []})) is None
    assert objective_map(course({"a": ["b"], "b": ["a"]})) is None


def test_a_long_title_is_broken_and_shortened() -> None:
    """Two lines, the second with an ellipsis."""
    told = {
        "a": {
            "title": "Conservation of energy in isolated systems without friction or drag",
            "statement": "x",
        },
        "b": {"statement": "x", "requires": ["a"]},
    }
    found = objective_map(Course.model_validate({"title": "Any", "objectives": told}))
    assert found is not None
    assert len(found.nodes[0].lines) == 2
    assert found.nodes[0].lines[1].endswith("…")


@st.composite
def prerequisites(draw: st.DrawFn) -> dict[str, list[str]]:
    """Up to 24 objectives, each resting on some of those before it."""
    names = [f"o{number}" for number in range(draw(st.integers(2, 24)))]
    first = {names[0]: [], names[1]: [names[0]]}
    later = {
        name: draw(st.lists(st.sampled_from(names[:place]), max_size=3, unique=True))
        for place, name in enumerate(names)
        if place > 1
    }
    return first | later


@settings(max_examples=60, deadline=None)
@given(prerequisites())
def test_any_course_is_drawn_within_its_width_without_overlap(requires: dict[str, list[str]]) -> None:
    """Each objective once, below what it requires, beside its neighbours."""
    found = drawn(requires)
    assert sorted(one.objective for one in found.nodes) == sorted(requires)
    rows = {one.objective: one.y for one in found.nodes}
    assert all(rows[before] < rows[name] for name, some in requires.items() for before in some)
    for one in found.nodes:
        assert -0.1 <= one.x <= found.width - found.box_width + 0.1
        assert one.y + HEIGHT <= found.height
        for other in found.nodes:
            if other.y == one.y and other is not one:
                assert abs(other.x - one.x) >= found.box_width
