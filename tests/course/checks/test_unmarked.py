"""A check says what an unmarked exercise was read as."""

from pathlib import Path

from openclass_nb.course.checks import check_by_reading
from openclass_nb.course.files import load_course
from openclass_nb.course.findings import Finding, Severity
from tests.building import Cell, CourseDraft, notebook
from tests.course.adopting.building import answer, by_hand, check_of, prose, text_answer


def found(draft: CourseDraft, tmp_path: Path, *cells: Cell) -> list[Finding]:
    """What a check finds in a notebook of these cells that nobody has marked."""
    draft.notebooks["sums/sums"] = notebook(cells)
    return check_by_reading(load_course(draft.write(tmp_path)))


def test_the_note_names_the_exercise_and_its_tests(draft: CourseDraft, tmp_path: Path) -> None:
    """Instead of a warning for each test that belongs to nothing."""
    cells = [prose("## Adding"), answer("f"), check_of("f"), check_of("f", ident="g")]
    notes = [one for one in found(draft, tmp_path, *cells) if one.code == "unmarked"]
    assert [one.severity for one in notes] == [Severity.NOTE]
    assert "“sums.f” (Adding), tested in cells 3 and 4" in notes[0].message
    assert notes[0].place.cell == 1


def test_tests_of_unmarked_exercises_are_no_strays(draft: CourseDraft, tmp_path: Path) -> None:
    """And they need no lock of their own: nbgrader locks what it grades."""
    codes = {one.code for one in found(draft, tmp_path, prose("## F"), answer("f"), check_of("f"))}
    assert not codes & {"no-exercise", "not-locked", "no-prompt", "no-objective"}


def test_a_test_that_belongs_to_nothing_is_still_told(draft: CourseDraft, tmp_path: Path) -> None:
    """No answer stands above it."""
    strays = [one for one in found(draft, tmp_path, check_of("f"), answer("f")) if one.code == "no-exercise"]
    assert [one.place.cell for one in strays] == [0]


def test_graded_by_hand(draft: CourseDraft, tmp_path: Path) -> None:
    """An answer in code is an exercise; one in text is nbgrader's alone."""
    notes = [
        one for one in found(draft, tmp_path, by_hand("plot"), text_answer("why")) if one.code == "unmarked"
    ]
    assert len(notes) == 1
    assert "graded by hand" in notes[0].message


def test_unmarked_exercises_show_their_assignments_objectives(draft: CourseDraft, tmp_path: Path) -> None:
    """So that they count as evidence at once."""
    draft.notebooks["sums/sums"] = notebook([answer("f"), check_of("f")])
    loaded = load_course(draft.write(tmp_path))
    assert [one.metadata.objectives for one in loaded.of_assignment("sums")] == [("adding",)]


def test_marked_and_unmarked_stand_in_the_order_of_the_notebook(draft: CourseDraft, tmp_path: Path) -> None:
    """A teacher may mark one exercise after the other."""
    cells = draft.notebooks["sums/sums"]["cells"]
    draft.notebooks["sums/sums"]["cells"] = [*cells[:3], answer("f"), check_of("f"), *cells[3:]]
    loaded = load_course(draft.write(tmp_path))
    assert [one.id for one in loaded.of_assignment("sums")] == ["add", "sums.f", "plus", "total"]
