"""The whole check: nothing in a right course, everything at once in a wrong one."""

from pathlib import Path

import pytest

from openclass_nb.course.checks import check_by_reading
from openclass_nb.course.files import load_course
from openclass_nb.course.findings import Severity
from openclass_nb.templates import templates
from tests.building import CourseDraft
from tests.course.checks.mistakes import found
from tests.course.checks.test_assignments import assignment_without_notebook
from tests.course.checks.test_cells import graded_cell_of_no_exercise
from tests.course.checks.test_exercises import no_points, silent_assertion, unknown_misconception
from tests.course.checks.test_objectives import circle, two_exercises_only
from tests.course.checks.test_reading import not_json

SUMS = "source/sums/sums.ipynb"


def test_a_right_course_has_no_findings(draft: CourseDraft, tmp_path: Path) -> None:
    """What the other tests break is whole before."""
    assert found(draft, tmp_path) == []


@pytest.mark.parametrize("name", sorted(templates()))
def test_templates_have_no_findings(name: str) -> None:
    """A course that we give to people has nothing to be mended."""
    assert [str(one) for one in check_by_reading(load_course(templates()[name]))] == []


def test_every_problem_comes_at_once_errors_first(draft: CourseDraft, tmp_path: Path) -> None:
    """Many mistakes in many places: all are told in one go, the worst first."""
    for broken in (
        circle,
        two_exercises_only,
        no_points,
        unknown_misconception,
        silent_assertion,
        graded_cell_of_no_exercise,
        assignment_without_notebook,
    ):
        broken(draft)
    findings = found(draft, tmp_path)
    assert {one.code for one in findings} == {
        "circle",
        "few-exercises",
        "no-points",
        "unknown-misconception",
        "silent-assertion",
        "no-exercise",
        "no-notebook",
    }
    assert [one.severity for one in findings] == sorted((one.severity for one in findings), reverse=True)


def test_problems_of_several_notebooks_come_together(draft: CourseDraft, tmp_path: Path) -> None:
    """A notebook that can't be read does not hide what is wrong with another."""
    not_json(draft)
    draft.cell("twice-test-1")["metadata"]["nbgrader"]["points"] = 0
    assert {(one.code, one.place.file) for one in found(draft, tmp_path)} == {
        ("notebook-json", SUMS),
        ("no-points", "source/twice/twice.ipynb"),
    }


def test_errors_keep_from_release_warnings_and_notes_do_not(draft: CourseDraft, tmp_path: Path) -> None:
    """How bad a finding is, is part of it."""
    silent_assertion(draft)
    two_exercises_only(draft)
    severities = {one.code: one.severity for one in found(draft, tmp_path)}
    assert severities == {"silent-assertion": Severity.NOTE, "few-exercises": Severity.WARNING}
