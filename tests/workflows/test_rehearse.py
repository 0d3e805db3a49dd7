"""An assignment tried before its release: what a release would record, and nothing in the course."""

import json
import shutil
from pathlib import Path

import pytest

from openclass_nb.errors import UnknownNameError
from openclass_nb.templates import find_template
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.preview_assignment import preview_notebook
from openclass_nb.workflows.rehearse import prove_rehearsal, rehearse
from tests.workflows.checks import checked

WRONG = "def add(a, b):\n    return a - b\n"


def test_the_manifest_is_that_of_a_release(opened: OpenedCourse, tmp_path: Path) -> None:
    """Cell by cell, points, hints, known wrong answers and how each test runs: the very same."""
    made = prove_rehearsal(rehearse(opened, "sums", tmp_path))
    assert made.manifest.model_dump() == opened.manifest("sums").model_dump()


def test_a_check_says_what_a_student_would_read_and_is_not_recorded(
    opened: OpenedCourse, tmp_path: Path
) -> None:
    """The misconception is known; the try counts there, in nothing but that log."""
    before = opened.log.position("clara")
    there = prove_rehearsal(rehearse(opened, "sums", tmp_path)).begin("first")
    verdict = checked(there, "clara", "add", WRONG)
    assert (verdict.outcome, verdict.misconception) == ("failed", "Does your result grow when b grows?")
    assert verdict.objectives[0].after < verdict.objectives[0].before
    assert len(there.log.attempts("clara")) == 1
    assert opened.log.position("clara") == before
    assert opened.log.attempts("clara") == []
    there.log.close()


def test_a_preview_has_no_secrets_and_one_version(tmp_path: Path) -> None:
    """Forms are blank, places are filled, solutions and hidden tests are gone; nothing is written in the course."""
    root, folder = tmp_path / "course", tmp_path / "rehearsal"
    shutil.copytree(find_template("minimal"), root)
    folder.mkdir()
    course = open_course(root)
    before = sorted(path.name for path in root.rglob("*"))
    there = rehearse(course, "first-assignment", folder).begin("first")
    told = json.dumps(preview_notebook(there, "clara", "first-assignment", "first-assignment"))
    assert "BEGIN" not in told
    assert "wrong_answers" not in told
    assert "{{ mass }}" not in told
    assert "which_density = Choice(" in told
    with pytest.raises(UnknownNameError, match="first-assignment"):
        preview_notebook(there, "clara", "first-assignment", "first-asignment")
    assert sorted(path.name for path in root.rglob("*")) == before
    there.log.close()
    course.log.close()


def test_a_closed_gate_is_open_in_a_rehearsal(opened: OpenedCourse, tmp_path: Path) -> None:
    """A teacher tries what is not open to anybody yet."""
    there = rehearse(opened, "twice", tmp_path).begin("first")
    assert preview_notebook(there, "clara", "twice", "twice")["cells"]
    there.log.close()
