"""Fetching: what students get, where the gate is open, and nothing else."""

import pytest

from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.workflows.fetch_notebook import fetch_assignment, fetch_notebook
from openclass_nb.workflows.follow_student import ClosedGateError
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.override_gate import override_gate


def test_an_open_assignment_comes_whole(opened: OpenedCourse) -> None:
    """Notebooks and what lies beside them; links and dotfiles stay behind, and so do hidden tests."""
    folder = opened.root / "release" / "sums"
    (folder / "data").mkdir()
    (folder / "data" / "table.csv").write_text("a,b\n")
    (folder / ".secret").write_text("no")
    (folder / "link").symlink_to("/etc/passwd")
    files = {one.path: one.content for one in fetch_assignment(opened, "newcomer", "sums")}
    assert set(files) == {"sums.ipynb", "data/table.csv"}
    assert b"HIDDEN" not in files["sums.ipynb"]


def test_a_closed_one_is_refused_with_the_reason(opened: OpenedCourse) -> None:
    """What is to be mastered is in the message; an exception opens it."""
    with pytest.raises(ClosedGateError) as caught:
        fetch_notebook(opened, "elif", "twice", "twice")
    assert "Adding" in caught.value.message
    override_gate(opened, "elif", "twice", who="teacher", why="was ill")
    assert fetch_notebook(opened, "elif", "twice", "twice").startswith(b"{")


def test_names_that_are_not_there(opened: OpenedCourse) -> None:
    """Told with the nearest."""
    with pytest.raises(UnknownNameError):
        fetch_notebook(opened, "ada", "sums", "../../course")
    with pytest.raises(UnknownNameError):
        fetch_assignment(opened, "ada", "sum")


def test_a_release_that_was_removed_is_told(opened: OpenedCourse) -> None:
    """Recorded, but not there: say what to do."""
    for path in (opened.root / "release" / "sums").glob("*.ipynb"):
        path.unlink()
    with pytest.raises(CourseError, match="not where they were"):
        fetch_assignment(opened, "ada", "sums")
