"""What was read can be written down, and then reads the same."""

import copy

from hypothesis import given

from openclass_nb.course.adopting.marks import changed_cells, with_marks
from openclass_nb.course.adopting.nbgrader import read_unmarked
from openclass_nb.course.cells import SourceNotebook, read_exercises
from tests.building import Cell, notebook
from tests.course.adopting.building import answer, check_of, prose
from tests.course.adopting.test_pairing import notebooks


def source(cells: list[Cell]) -> SourceNotebook:
    """A notebook of the teacher's."""
    return SourceNotebook("ps1", "problem1", "source/ps1/problem1.ipynb", notebook(cells))


@given(notebooks())
def test_marked_exercises_read_as_they_were_read_unmarked(cells: list[Cell]) -> None:
    """Ids, titles, prompts, tests and points: nothing changes for whoever writes them down."""
    before = source(cells)
    unmarked = read_unmarked(before, ["adding"])
    after = source(with_marks(before.content, unmarked)["cells"])
    read = {one.id: one for one in read_exercises(after)[0]}
    for one in unmarked.exercises:
        again = read[one.id]
        assert again.shown == one.shown
        assert (again.prompt, again.tests, again.points) == (one.prompt, one.tests, one.points)
        assert again.metadata.objectives == ("adding",)
    assert read_unmarked(after).exercises == ()


@given(notebooks())
def test_only_metadata_changes(cells: list[Cell]) -> None:
    """Sources, types, order and the notebook itself stay."""
    before = source(cells)
    kept = copy.deepcopy(before.content)
    made = with_marks(before.content, read_unmarked(before))
    assert before.content == kept
    shown = [[(one["cell_type"], one["source"]) for one in each["cells"]] for each in (kept, made)]
    assert shown[0] == shown[1]


def test_writing_twice_writes_nothing_new() -> None:
    """The second time there is nothing left to mark."""
    before = source([prose("## F"), answer("f"), check_of("f")])
    once = with_marks(before.content, read_unmarked(before))
    again = with_marks(once, read_unmarked(source(once["cells"])))
    assert (changed_cells(before.content, once), changed_cells(once, again)) == (3, 0)


def test_tests_are_locked_and_old_metadata_brought_up_to_date() -> None:
    """So that nbgrader and the check take the notebook as it is."""
    made, tested = answer("f"), check_of("f")
    made["metadata"]["nbgrader"] = {"solution": True, "grade_id": "f"}
    before = source([made, tested])
    after = with_marks(before.content, read_unmarked(before))["cells"]
    assert after[0]["metadata"]["nbgrader"]["schema_version"] == 3
    assert after[1]["metadata"]["nbgrader"]["locked"] is True
