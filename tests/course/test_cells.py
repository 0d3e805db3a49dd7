"""Exercises as they stand in a notebook's cells."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.cells import (
    SourceNotebook,
    grade_id,
    is_graded,
    is_solution,
    points_of,
    read_exercises,
    text,
)
from tests.building import answer, cell, check, exercise, notebook, prompt


def source(*cells: dict[str, Any]) -> SourceNotebook:
    return SourceNotebook("sums", "sums", "source/sums/sums.ipynb", notebook(cells))


def test_an_exercise_is_put_together_from_its_cells() -> None:
    """Prompt, answer and tests find one another by the exercise's id, wherever they stand."""
    cells = [check("add", 1, 2), prompt("add", "Add them."), answer("add"), check("add", 2, 0.5)]
    (add,), findings = read_exercises(source(*cells))
    assert findings == []
    assert (add.id, add.index, add.grade_id, add.prompt) == ("add", 2, "add", "Add them.")
    assert [(one.grade_id, one.index, one.points) for one in add.tests] == [
        ("add-test-1", 0, 2),
        ("add-test-2", 3, 0.5),
    ]
    assert add.points == 2.5


def test_several_prompts_are_one_text() -> None:
    """Figures and text between them may be cells of their own."""
    (add,), _ = read_exercises(source(prompt("add", "First."), prompt("add", "Then."), answer("add")))
    assert add.prompt == "First.\n\nThen."


def test_exercises_come_in_the_order_of_the_notebook() -> None:
    """By where each begins."""
    found, _ = read_exercises(source(*exercise("plus"), *exercise("add")))
    assert [one.id for one in found] == ["plus", "add"]


def test_other_cells_are_nobodys_business() -> None:
    """Text and code without our metadata are passed over."""
    found, findings = read_exercises(
        source(cell("markdown", "# Hello", "a"), cell("code", "import math", "b"))
    )
    assert (found, findings) == ([], [])


def test_points_that_a_person_gives_are_the_answers_own() -> None:
    """A manually graded answer has points without a test cell."""
    essay = answer("why")
    essay["metadata"]["nbgrader"] |= {"grade": True, "points": 4}
    (why,), _ = read_exercises(source(prompt("why"), essay))
    assert (why.answer_points, why.points, why.tests) == (4, 4, ())


def test_an_answer_cell_that_cannot_be_read_is_not_called_missing() -> None:
    """One mistake, one finding: the typing mistake, not its consequences."""
    wrong = answer("add", hintz=["x"])
    found, findings = read_exercises(source(prompt("add"), wrong, check("add")))
    assert found == []
    assert [one.code for one in findings] == ["metadata"]


def test_sources_in_lines_are_read_as_one_text() -> None:
    """On disk a notebook keeps its source in lines."""
    assert text({"source": ["a\n", "b"]}) == "a\nb"
    assert text({}) == ""


def test_what_nbgrader_says_of_a_cell() -> None:
    """Its id, whether it is answered, whether it gives points; an unmarked cell is none of these."""
    unmarked = cell("code", "1", "a")
    assert (grade_id(answer("add")), is_solution(answer("add")), is_graded(answer("add"))) == (
        "add",
        True,
        False,
    )
    assert (is_graded(check("add")), points_of(check("add", 1, 3))) == (True, 3)
    assert (grade_id(unmarked), is_solution(unmarked), points_of(unmarked)) == (None, False, 0)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = ("role", "title", "objectives", "hints", "wrong_answers", "difficulty")


@given(ODD | st.fixed_dictionaries({"exercise": st.just("add")}, optional=dict.fromkeys(KEYS, ODD)), ODD)
def test_any_metadata_is_read_or_told(mark: Any, points: Any) -> None:
    """Whatever stands in a cell's metadata becomes an exercise or a finding, never an exception."""
    odd = check("add", points=points)
    odd["metadata"]["openclass"] = json.loads(json.dumps(mark))
    found, findings = read_exercises(source(prompt("plus"), answer("plus"), odd))
    assert [one.id for one in found][:1] == ["plus"]
    assert all(
        (one.message and one.place.cell is not None) or one.code == "no-answer-cell" for one in findings
    )
