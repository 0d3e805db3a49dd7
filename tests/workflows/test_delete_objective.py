"""Objectives taken away."""

from pathlib import Path

import pytest

from openclass_nb.course.files import read_course_file
from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.workflows.delete_objective import delete_objective
from openclass_nb.workflows.edit_objectives import write_objective
from tests.building import CourseDraft


def test_what_is_used_stays_and_is_told(draft: CourseDraft, tmp_path: Path) -> None:
    """Exercises, objectives and assignments that name it are listed."""
    draft.write(tmp_path)
    with pytest.raises(CourseError, match=r"“Adding” is used: Add, Plus, Total, Doubling, sums, twice"):
        delete_objective(tmp_path, "adding")
    with pytest.raises(UnknownNameError):
        delete_objective(tmp_path, "ading")


def test_what_is_not_used_goes_with_nothing_else(draft: CourseDraft, tmp_path: Path) -> None:
    """The file is what it was before the objective was added."""
    draft.write(tmp_path)
    path = tmp_path / "course.yml"
    before = path.read_text(encoding="utf-8")
    write_objective(tmp_path, "halving", title="Halving", requires=["adding"])
    delete_objective(tmp_path, "halving")
    assert path.read_text(encoding="utf-8") == before


def test_the_only_one_can_go(tmp_path: Path) -> None:
    """Then there is none."""
    path = tmp_path / "course.yml"
    path.write_text("title: Small\nobjectives:\n  one: {statement: Do it}\n", encoding="utf-8")
    delete_objective(tmp_path, "one")
    assert read_course_file(path).objectives == {}
