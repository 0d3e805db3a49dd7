"""A course from a template, whole or not at all."""

import resource
import signal
from pathlib import Path

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.errors import CourseFileError, OpenclassError, UnknownNameError
from openclass_nb.templates import find_template
from openclass_nb.workflows.new_course import new_course

TEMPLATE = "python-for-science"


def test_a_course_is_made(tmp_path: Path) -> None:
    """With the template's notebooks, nbgrader's settings and a list of what stays off the internet."""
    made = new_course("mechanics", TEMPLATE, tmp_path)
    assert made == tmp_path / "mechanics"
    assert load_course(made).exercises == load_course(find_template(TEMPLATE)).exercises
    assert "'mechanics'" in (made / "nbgrader_config.py").read_text()
    assert "submitted/" in (made / ".gitignore").read_text().splitlines()
    assert [one.name for one in tmp_path.iterdir()] == ["mechanics"]


def test_an_empty_folder_is_filled_and_parents_are_made(tmp_path: Path) -> None:
    """Both are what people mean."""
    (tmp_path / "empty").mkdir()
    assert (new_course("empty", TEMPLATE, tmp_path) / "course.yml").is_file()
    assert (new_course("c", TEMPLATE, tmp_path / "a" / "b") / "course.yml").is_file()


@pytest.mark.parametrize("name", ["", ".", "..", "my course", "-c", "a/b", "ü"])
def test_a_name_that_makes_no_good_folder_is_refused(tmp_path: Path, name: str) -> None:
    """With the letters that do."""
    with pytest.raises(OpenclassError, match="can’t be a course’s folder"):
        new_course(name, TEMPLATE, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays(tmp_path: Path) -> None:
    """A folder with something in it, or a file, is not touched."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("years")
    (tmp_path / "file").write_text("years")
    for name in ("full", "file"):
        with pytest.raises(OpenclassError, match="exists already"):
            new_course(name, TEMPLATE, tmp_path)
    assert (tmp_path / "full" / "thesis.txt").read_text() == (tmp_path / "file").read_text() == "years"


def test_an_unknown_template_is_met_with_the_nearest(tmp_path: Path) -> None:
    """Before anything is made."""
    with pytest.raises(UnknownNameError, match="Did you mean “python-for-science”"):
        new_course("c", "python-for-sciences", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    """One sentence; the same command works once there is room."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))  # smaller than the template's notebooks
    try:
        with pytest.raises(CourseFileError) as caught:
            new_course("c", TEMPLATE, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "File too large" in caught.value.message
    assert list(tmp_path.iterdir()) == []
    assert new_course("c", TEMPLATE, tmp_path).is_dir()
