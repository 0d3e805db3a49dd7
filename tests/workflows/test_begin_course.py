"""A course begun in a folder that is there."""

from pathlib import Path

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.errors import CourseError
from openclass_nb.workflows.begin_course import begin_course


def test_an_empty_folder_becomes_a_course(tmp_path: Path) -> None:
    """Readable, with a notebook to write in; the folder itself stays the one it was."""
    root = tmp_path / "my-mechanics"
    root.mkdir()
    before = root.stat().st_ino
    notebook = begin_course(root)
    loaded = load_course(root)
    assert (loaded.course.title, loaded.findings) == ("My mechanics", ())
    assert [one.file for one in loaded.notebooks] == [notebook]
    assert root.stat().st_ino == before


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Whatever is there of a course, nothing is added to it."""
    (tmp_path / "source").mkdir()
    with pytest.raises(CourseError, match="source"):
        begin_course(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["source"]
