"""nbgrader's gradebook is looked into and never changed."""

from pathlib import Path

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.grading.nbgrader_sources import released_sources


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A course whose gradebook has one cell of one notebook."""
    with NbgraderCourse(tmp_path).gradebook() as book:
        book.add_assignment("ps1")
        book.add_notebook("problem1", "ps1")
        book.add_source_cell("test_f", "problem1", "ps1", cell_type="code", source="assert f(1)")
        book.add_source_cell("empty", "problem1", "ps1", cell_type="code", source=None)
    return tmp_path


def test_cells_by_notebook_and_id(kept: Path) -> None:
    """In full, as autograde would put them back."""
    before = (kept / "gradebook.db").read_bytes()
    assert released_sources(NbgraderCourse(kept), "ps1") == {
        "problem1": {"test_f": "assert f(1)", "empty": ""}
    }
    assert (kept / "gradebook.db").read_bytes() == before


def test_an_assignment_that_it_does_not_know(kept: Path) -> None:
    """Has no cells."""
    assert released_sources(NbgraderCourse(kept), "ps2") == {}


def test_no_gradebook_is_made(tmp_path: Path) -> None:
    """Looking leaves no file behind."""
    assert released_sources(NbgraderCourse(tmp_path), "ps1") == {}
    assert list(tmp_path.iterdir()) == []


def test_a_gradebook_of_another_time_is_told(tmp_path: Path) -> None:
    """With nbgrader's own way out."""
    import sqlite3

    with sqlite3.connect(tmp_path / "gradebook.db") as book:
        book.execute("CREATE TABLE assignment (id TEXT)")
    with pytest.raises(GradingError, match="nbgrader db upgrade"):
        released_sources(NbgraderCourse(tmp_path), "ps1")
