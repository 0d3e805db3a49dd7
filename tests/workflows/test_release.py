"""Release: proved, made for students, recorded; or nothing at all."""

import json
from pathlib import Path

import nbformat
import pytest

from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.check_course import check_course
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.release import UnprovedError, publish, release
from tests.building import CourseDraft
from tests.classroom import NINE, RIGHT, class_draft, hand_in, open_at_ten
from tests.plain_engine import PlainEngine


def test_a_release_is_recorded_with_its_manifest(opened: OpenedCourse) -> None:
    """When, and what the grader needs."""
    (first, second) = opened.log.releases()
    assert (first.assignment, second.assignment) == ("sums", "twice")
    assert first.at > NINE
    assert json.loads(first.manifest)["assignment"] == "sums"
    assert list(opened.manifests) == ["sums", "twice"]


def test_the_newest_release_counts(opened: OpenedCourse) -> None:
    """An exercise gets more points; the open course knows it at once."""
    path = opened.root / "source/sums/sums.ipynb"
    path.write_text(path.read_text().replace('"points": 2', '"points": 5'))
    assert opened.manifest("sums").max_score == 7
    publish(opened, "sums", check_course(opened.root, run=False))
    assert opened.manifest("sums").max_score == 13
    assert open_at_ten(opened.root).manifest("sums").max_score == 13
    assert len(opened.log.releases("sums")) == 2


def test_an_unknown_assignment_is_met_with_the_nearest(opened: OpenedCourse) -> None:
    """Nothing is released."""
    with pytest.raises(UnknownNameError, match="Did you mean “sums”"):
        release(opened, "sum")


@pytest.mark.parametrize("broken", ["reading", "proving"])
@pytest.mark.slow
def test_an_assignment_with_errors_is_not_released(tmp_path: Path, broken: str) -> None:
    """All its errors come with the refusal; students see nothing of it, and nothing is recorded."""
    draft = class_draft()
    if broken == "reading":
        draft.cell("add-test-1")["metadata"]["nbgrader"]["locked"] = False
        draft.cell("plus-test-1")["metadata"]["nbgrader"]["locked"] = False
    else:
        for name in ("add", "plus"):
            draft.cell(name)["source"] = draft.cell(name)["source"].replace("a + b", "a * b")
            draft.mark(name)["wrong_answers"] = []
    opened = open_at_ten(draft.write(tmp_path))
    with pytest.raises(UnprovedError) as caught:
        release(opened, "sums")
    assert "was not released" in caught.value.message
    assert len(caught.value.findings) >= 2
    assert opened.log.releases() == []
    assert not (tmp_path / "release").exists()


@pytest.mark.slow
def test_another_assignments_errors_do_not_matter(draft: CourseDraft, tmp_path: Path) -> None:
    """The one that is ready goes out."""
    draft.cell("twice-test-1")["metadata"]["nbgrader"]["locked"] = False
    released = release(open_at_ten(draft.write(tmp_path)), "sums")
    assert released.folder == tmp_path / "release" / "sums"
    assert [one.id for one in released.manifest.exercises] == ["add", "plus", "total"]


@pytest.mark.slow
def test_errors_of_the_course_file_concern_every_assignment(draft: CourseDraft, tmp_path: Path) -> None:
    """A circle among objectives makes every gate doubtful."""
    draft.settings["objectives"]["adding"]["requires"] = ["doubling"]
    with pytest.raises(UnprovedError):
        release(open_at_ten(draft.write(tmp_path)), "sums")


@pytest.mark.slow
def test_a_notebook_of_format_3_goes_the_whole_way(tmp_path: Path) -> None:
    """Read, proved, released in today's format, and graded."""
    draft = class_draft()
    draft.notebooks["sums/sums"] = json.dumps(
        nbformat.convert(nbformat.from_dict(draft.notebooks["sums/sums"]), 3)
    )
    opened = open_at_ten(draft.write(tmp_path))
    assert release(opened, "sums").manifest.max_score == 7
    assert json.loads((tmp_path / "release/sums/sums.ipynb").read_text())["nbformat"] == 4
    hand_in(tmp_path, "ada", "sums", RIGHT)
    (graded,) = grade_batch(opened, "sums", PlainEngine()).graded
    assert graded.score == 7
