"""Objectives written through the front end."""

from pathlib import Path

import pytest

from openclass_nb.course.files import read_course_file
from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.edit_objectives import CircleError, covered_objectives, write_objective
from tests.building import CourseDraft


@pytest.fixture
def root(draft: CourseDraft, tmp_path: Path) -> Path:
    """The small course, with a comment that somebody wrote."""
    draft.write(tmp_path)
    path = tmp_path / "course.yml"
    path.write_text("# our course\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def test_a_new_objective_is_written_and_comments_stay(root: Path) -> None:
    """A title is enough; what is not said is left out of the file."""
    write_objective(root, "tripling", title="Tripling", requires=["doubling"])
    found = read_course_file(root / "course.yml").objectives["tripling"]
    assert (found.title, found.statement, found.requires) == ("Tripling", "Tripling", ("doubling",))
    assert (root / "course.yml").read_text(encoding="utf-8").startswith("# our course\n")


def test_a_change_of_one_thing_keeps_the_others(root: Path) -> None:
    """Its requirement goes, its statement stays."""
    write_objective(root, "doubling", title="Twice", requires=[])
    found = read_course_file(root / "course.yml").objectives["doubling"]
    assert (found.title, found.statement, found.requires) == ("Twice", "Add a number to itself", ())


def test_a_circle_is_refused_with_its_path(root: Path) -> None:
    """And nothing is written."""
    before = (root / "course.yml").read_bytes()
    with pytest.raises(CircleError, match=r"→ Doubling →|→ Adding →"):
        write_objective(root, "adding", requires=["doubling"])
    with pytest.raises(UnknownNameError):
        write_objective(root, "adding", requires=["nothing"])
    assert (root / "course.yml").read_bytes() == before


def test_coverage_says_what_is_there_and_missing(root: Path) -> None:
    """Three each, in the small course; one opens the second assignment, and another id would change these places."""
    covered = {one.objective: one for one in covered_objectives(root)}
    assert [len(one.shown_by) for one in covered.values()] == [3, 3]
    adding = covered["adding"]
    assert (adding.missing, adding.opens, adding.places, adding.notebooks) == (0, ("twice",), 7, 1)


def test_fewer_than_three_exercises_are_missed(root: Path) -> None:
    """A new one has none."""
    write_objective(root, "halving", title="Halving")
    assert covered_objectives(root)[-1].missing == 3
