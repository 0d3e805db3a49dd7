"""Which course and assignment a path belongs to: by course.yml on disk, on a Hub by names."""

from pathlib import Path

import pytest

from openclass_nb.lab.places import (
    OutsideError,
    Place,
    course_above,
    place_by_names,
    place_in_course,
    real_path,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with one course in it."""
    (tmp_path / "physics" / "source" / "motion").mkdir(parents=True)
    (tmp_path / "physics" / "course.yml").write_text("title: Physics")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "part", "assignment", "notebook"),
    [
        ("physics", None, None, None),
        ("physics/source", "source", None, None),
        ("physics/source/motion", "source", "motion", None),
        ("/physics/source/motion/motion.ipynb", "source", "motion", "motion"),
        ("physics/release/motion/part 2.ipynb", "release", "motion", "part 2"),
        ("physics/submitted/ada/motion/motion.ipynb", "submitted", "motion", "motion"),
        ("physics/motion/motion.ipynb", None, "motion", "motion"),
    ],
)
def test_the_nearest_course_file_decides(
    root: Path, path: str, part: str | None, assignment: str | None, notebook: str | None
) -> None:
    """And nbgrader's folders say which assignment it is."""
    course = course_above(real_path(root, path))
    assert course == root / "physics"
    expected = Place("physics", "physics", part, assignment, notebook)
    assert place_in_course(root, course, "physics", path) == expected


def test_a_course_around_the_folder_that_jupyter_shows(root: Path) -> None:
    """Its folder can't be named in the file browser."""
    inside = root / "physics" / "source"
    course = course_above(real_path(inside, "motion/motion.ipynb"))
    assert course is not None
    place = place_in_course(inside, course, "physics", "motion/motion.ipynb")
    assert place == Place("physics", None, "source", "motion", "motion")


def test_no_course() -> None:
    """Nothing above, nothing found."""
    assert course_above(Path("/")) is None


@pytest.mark.parametrize("path", ["../physics", "physics/../../etc", "a\0b"])
def test_no_path_leads_out(root: Path, path: str) -> None:
    """Of the folder that Jupyter shows."""
    with pytest.raises(OutsideError):
        real_path(root, path)


@pytest.mark.parametrize(
    ("path", "courses", "expected"),
    [
        (
            "physics/motion/motion.ipynb",
            ["physics", "art"],
            Place("physics", "physics", None, "motion", "motion"),
        ),
        ("work/art/oil", ["physics", "art"], Place("art", "work/art", None, "oil", None)),
        ("motion/motion.ipynb", ["physics"], Place("physics", None, None, "motion", "motion")),
        ("motion/motion.ipynb", ["physics", "art"], Place(notebook="motion")),
        ("", ["physics"], Place("physics")),
        ("", [], Place()),
    ],
)
def test_fetched_notebooks_are_known_by_their_folders(path: str, courses: list[str], expected: Place) -> None:
    """COURSE/ASSIGNMENT/NOTEBOOK; the course may be left out where there is only one."""
    assert place_by_names(path, courses) == expected
