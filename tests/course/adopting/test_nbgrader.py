"""An unmarked notebook of nbgrader's is read as exercises."""

import pytest

from openclass_nb.course.adopting.nbgrader import not_understood, read_unmarked
from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.findings import Severity
from tests.building import Cell, exercise, notebook
from tests.course.adopting.building import answer, by_hand, check_of, prose, task, text_answer


def source(*cells: Cell, assignment: str = "ps1", name: str = "problem1") -> SourceNotebook:
    """A notebook of the teacher's."""
    return SourceNotebook(assignment, name, f"source/{assignment}/{name}.ipynb", notebook(cells))


def test_an_exercise_is_whole() -> None:
    """Prompt, answer, tests, points, and the objectives of its assignment."""
    read = read_unmarked(
        source(
            prose("## Part A (3 points)\nWrite f."),
            answer("f"),
            check_of("f"),
            check_of("f", points=2, ident="g"),
        ),
        ["functions"],
    )
    (one,) = read.exercises
    assert (one.id, one.shown, one.grade_id, one.index) == ("ps1.problem1.f", "Part A: F", "f", 1)
    assert one.prompt.endswith("Write f.")
    assert one.metadata.objectives == ("functions",)
    assert [test.grade_id for test in one.tests] == ["test_f", "g"]
    assert (one.points, one.answer_points) == (3, 0)


def test_points_by_hand_count() -> None:
    """An answer that a person grades brings its own points."""
    (one,) = read_unmarked(source(by_hand("plot", points=5))).exercises
    assert (one.points, one.answer_points) == (5, 5)


def test_a_notebook_called_like_its_assignment_is_not_named_twice() -> None:
    """The id is as short as it can be and still unique."""
    (one,) = read_unmarked(source(answer("f"), check_of("f"), name="ps1")).exercises
    assert one.id == "ps1.f"


def test_the_same_id_in_two_notebooks_makes_two_exercises() -> None:
    """nbgrader's ids are unique in a notebook only; ours are in the course, whatever else is in it."""
    ids = {
        read_unmarked(source(answer("f"), check_of("f"), assignment=assignment, name=name)).exercises[0].id
        for assignment in ("ps1", "ps2")
        for name in ("problem1", "problem2")
    }
    assert len(ids) == 4


def test_copied_cells_get_ids_of_their_own() -> None:
    """The check tells that nbgrader's id is there twice; reading does not fall over it."""
    read = read_unmarked(source(answer("f"), check_of("f"), answer("f"), check_of("f")))
    assert [one.id for one in read.exercises] == ["ps1.problem1.f", "ps1.problem1.f-2"]


def test_an_id_is_made_of_what_an_id_may_hold() -> None:
    """Old versions of nbgrader let any text be an id."""
    cells = [answer("f"), check_of("f")]
    cells[0]["metadata"]["nbgrader"]["grade_id"] = "why not? " + "x" * 200
    (one,) = read_unmarked(source(*cells)).exercises
    assert one.id.startswith("ps1.problem1.why-not-x")
    assert len(one.id) <= 100


@pytest.mark.parametrize("version", [None, 1, 2])
def test_metadata_of_earlier_versions_is_read(version: int | None) -> None:
    """Points were text once, and what was false was left out."""
    made, tested = answer("f"), check_of("f")
    made["metadata"]["nbgrader"] = {"solution": True, "grade_id": "f"}
    tested["metadata"]["nbgrader"] = {"grade": True, "locked": True, "grade_id": "t", "points": "2"}
    if version is not None:
        tested["metadata"]["nbgrader"]["points"] = 2.0
        for cell in (made, tested):
            cell["metadata"]["nbgrader"] |= {"schema_version": version}
    (one,) = read_unmarked(source(made, tested)).exercises
    assert one.points == 2


def test_marked_exercises_are_not_read_again() -> None:
    """What carries our metadata is read by it alone."""
    assert read_unmarked(source(*exercise("add"))).exercises == ()


def test_what_is_no_exercise_is_told_in_order() -> None:
    """Each cell with its place, and what becomes of it."""
    unmarked = read_unmarked(
        source(check_of("early"), answer("f"), text_answer("why"), task("do"), answer("g"), check_of("g"))
    )
    told = [(one.code, one.place.cell, one.severity) for one in not_understood(unmarked)]
    assert told == [
        ("lone-test", 0, Severity.WARNING),
        ("lone-answer", 1, Severity.NOTE),
        ("text-answer", 2, Severity.NOTE),
        ("task", 3, Severity.NOTE),
    ]


def test_a_test_behind_a_marked_exercise_is_told_why() -> None:
    """It is not guessed into an exercise that somebody has written down."""
    (one,) = not_understood(read_unmarked(source(*exercise("add"), check_of("add"))))
    assert "is marked, but it is not" in one.message
    assert '"role": "test"' in one.next_step
