"""Another id for an objective, everywhere."""

import json
from pathlib import Path

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.course.manifest import Manifest, released_exercise
from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.records import ReleaseEntry
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.rename_objective import rename_objective
from tests.building import CourseDraft


@pytest.fixture
def opened(draft: CourseDraft, tmp_path: Path) -> OpenedCourse:
    """The small course with comments, its first assignment released."""
    draft.write(tmp_path)
    path = tmp_path / "course.yml"
    commented = path.read_text(encoding="utf-8").replace(
        "  adding:\n", "  # the first\n  adding:  # of two\n"
    )
    path.write_text(commented, encoding="utf-8")
    made = open_course(tmp_path)
    exercises = tuple(released_exercise(one, "") for one in load_course(tmp_path).of_assignment("sums"))
    manifest = Manifest(assignment="sums", exercises=exercises)
    made.log.add([ReleaseEntry("sums", made.clock(), manifest.model_dump_json())])
    return made


def test_every_place_has_the_new_id(opened: OpenedCourse) -> None:
    """course.yml with its comments, the marks in notebooks, and nothing else of them."""
    before = (opened.root / "source/sums/sums.ipynb").read_text(encoding="utf-8")
    done = rename_objective(opened, "adding", "sums-of-two")
    assert (done.places, done.notebooks) == (7, ("source/sums/sums.ipynb",))
    settings = (opened.root / "course.yml").read_text(encoding="utf-8")
    assert "  # the first\n  sums-of-two: # of two\n" in settings.replace(":  #", ": #")
    assert "adding" not in settings
    after = (opened.root / "source/sums/sums.ipynb").read_text(encoding="utf-8")
    assert after == before.replace('"adding"', '"sums-of-two"')
    assert list(load_course(opened.root).course.objectives) == ["sums-of-two", "doubling"]


def test_what_students_have_shown_stays_shown(opened: OpenedCourse) -> None:
    """The newest manifest says the new id, and nothing else has changed in it; the teacher is told."""
    before = json.loads(opened.manifests["sums"].model_dump_json())
    done = rename_objective(opened, "adding", "plus")
    assert done.released == ("sums",)
    assert "released again" in done.note
    after = json.loads(open_course(opened.root).manifests["sums"].model_dump_json())
    assert {name for one in after["exercises"] for name in one["objectives"]} == {"plus"}
    for one in (*before["exercises"], *after["exercises"]):
        one.pop("objectives")
    assert before == after


def test_an_id_that_is_taken_or_none_changes_nothing(opened: OpenedCourse) -> None:
    """Nor does one that nobody knows."""
    before = (opened.root / "course.yml").read_bytes()
    for new in ("doubling", "with spaces"):
        with pytest.raises(CourseError):
            rename_objective(opened, "adding", new)
    with pytest.raises(UnknownNameError):
        rename_objective(opened, "ading", "plus")
    assert (opened.root / "course.yml").read_bytes() == before
