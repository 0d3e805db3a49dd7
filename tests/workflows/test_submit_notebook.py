"""Handing in: as nbgrader has it, to be graded like anybody's."""

import pytest

from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.workflows.follow_student import ClosedGateError
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.submit_notebook import submit_notebooks
from tests.classroom import RIGHT
from tests.plain_engine import PlainEngine
from tests.workflows.checks import filled


def test_a_submission_is_graded_like_any_other(opened: OpenedCourse) -> None:
    """Notebook, data and time lie in submitted/; the batch finds it under the digest that was told."""
    (opened.root / "release" / "sums" / "table.csv").write_text("a,b\n")
    done = submit_notebooks(opened, "newcomer", "sums", {"sums": filled(opened, "sums", **RIGHT)})
    assert {one.name for one in done.folder.iterdir()} == {"sums.ipynb", "timestamp.txt", "table.csv"}
    assert done.at == opened.clock()
    batch = grade_batch(opened, "sums", PlainEngine(), students=["newcomer"])
    assert [one.submission.digest for one in batch.graded] == [done.digest]
    assert batch.graded[0].score == 7


def test_handing_in_again_replaces(opened: OpenedCourse) -> None:
    """The later one counts."""
    first = submit_notebooks(opened, "newcomer", "sums", {"sums": filled(opened, "sums")})
    second = submit_notebooks(opened, "newcomer", "sums", {"sums": filled(opened, "sums", **RIGHT)})
    assert first.folder == second.folder
    assert first.digest != second.digest


@pytest.mark.parametrize(
    ("notebooks", "error"),
    [({}, CourseError), ({"sums": {}, "other": {}}, UnknownNameError), ({"../x": {}}, UnknownNameError)],
)
def test_just_its_own_notebooks(opened: OpenedCourse, notebooks: dict, error: type[Exception]) -> None:
    """Nothing is written otherwise."""
    with pytest.raises(error):
        submit_notebooks(opened, "newcomer", "sums", notebooks)
    assert not (opened.root / "submitted" / "newcomer").exists()


def test_half_characters_are_written(opened: OpenedCourse) -> None:
    """Half a surrogate pair in a cell, which no file can hold, is a question mark and no fault."""
    notebook = filled(opened, "sums", add="x = '\ud83d'")
    done = submit_notebooks(opened, "newcomer", "sums", {"sums": notebook})
    assert "x = '?'" in (done.folder / "sums.ipynb").read_text(encoding="utf-8")


def test_closed_is_closed(opened: OpenedCourse) -> None:
    """No handing in before the gate is open."""
    with pytest.raises(ClosedGateError):
        submit_notebooks(opened, "newcomer", "twice", {"twice": {"cells": []}})
