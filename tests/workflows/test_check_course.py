"""Check a course: read it, then prove it by running it."""

from pathlib import Path

import pytest

from openclass_nb.errors import CourseFileError, UnknownNameError
from openclass_nb.workflows.check_course import check_course
from tests.building import CourseDraft


def test_reading_alone_runs_nothing(draft: CourseDraft, tmp_path: Path) -> None:
    """For a quick look, and without a kernel."""
    checked = check_course(draft.write(tmp_path), run=False)
    assert (checked.findings, checked.runs, checked.signatures) == ((), 0, {})


def test_an_unknown_assignment_is_met_with_the_nearest(draft: CourseDraft, tmp_path: Path) -> None:
    """Before anything runs."""
    with pytest.raises(UnknownNameError, match="Did you mean “twice”"):
        check_course(draft.write(tmp_path), ["twise"])


def test_a_course_file_that_cannot_be_read_ends_the_check(tmp_path: Path) -> None:
    """Without it nobody knows what to check."""
    (tmp_path / "course.yml").write_text("title: [")
    with pytest.raises(CourseFileError, match="not YAML"):
        check_course(tmp_path)


@pytest.mark.slow
def test_reading_and_proving_tell_together(draft: CourseDraft, tmp_path: Path) -> None:
    """An assignment with errors is not run; the other one is, and all is told at once."""
    draft.cell("add-test-1")["metadata"]["nbgrader"]["points"] = 0
    draft.cell("twice")["source"] = draft.cell("twice")["source"].replace("a + b", "a - b")
    draft.mark("twice")["wrong_answers"] = []
    steps: list[tuple[str, int, int]] = []
    checked = check_course(draft.write(tmp_path), on_step=lambda *step: steps.append(step))
    assert [one.code for one in checked.errors] == ["no-points", "solution-fails"]
    assert checked.runs == 3
    assert steps[0] == ("twice: solutions", 0, 3)
    assert steps[-1] == ("done", 3, 3)
    assert set(checked.signatures) == {"double", "again"}


@pytest.mark.slow
def test_only_the_named_assignment_is_run(draft: CourseDraft, tmp_path: Path) -> None:
    """The whole course is read all the same."""
    draft.cell("twice-test-1")["metadata"]["nbgrader"]["points"] = 0
    checked = check_course(draft.write(tmp_path), ["sums"])
    assert set(checked.signatures) == {"add", "plus", "total"}
    assert [one.code for one in checked.errors] == ["no-points"]
