"""A release that nbgrader made is recorded as it lies, so that submissions for it can be graded."""

import json
import shutil
from pathlib import Path

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.course.manifest import Manifest, Signature
from openclass_nb.errors import CourseError
from openclass_nb.records import ReleaseEntry
from openclass_nb.workflows.adopt_release import AdoptedRelease, adopt_release
from openclass_nb.workflows.import_course import import_course
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from tests.building import notebook
from tests.course.adopting.building import answer, check_of
from tests.workflows.nbgrader_courses import nbgrader_course, release, write


def opened(root: Path) -> OpenedCourse:
    """The course, adopted before anything was released."""
    import_course(nbgrader_course(root))
    return open_course(root)


@pytest.fixture(scope="module")
def released_by_nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that nbgrader has released, so that its gradebook knows it. Copied for each test: it takes seconds."""
    from openclass_nb.grading.nbgrader_release import release_with_nbgrader

    root = tmp_path_factory.mktemp("released")
    opened(root)
    release_with_nbgrader(root, "ps1")
    return root


@pytest.fixture
def course(released_by_nbgrader: Path, tmp_path: Path) -> OpenedCourse:
    """The released course, nothing recorded of it yet."""
    return open_course(Path(shutil.copytree(released_by_nbgrader, tmp_path, dirs_exist_ok=True)))


def adopt(course: OpenedCourse) -> AdoptedRelease:
    """The release that lies there now."""
    return adopt_release(course, load_course(course.root), "ps1")


def test_nothing_released_is_nothing_recorded(tmp_path: Path) -> None:
    """And nothing to complain about."""
    course = opened(tmp_path)
    assert adopt(course) == AdoptedRelease("none")
    assert course.manifests == {}


def test_grading_before_an_import_says_how(course: OpenedCourse) -> None:
    """What nbgrader released needs no release of ours."""
    with pytest.raises(CourseError, match="openclass import"):
        course.manifest("ps1")


def test_the_manifest_has_what_grading_needs(course: OpenedCourse) -> None:
    """Stubs as students got them, tests in full, points, and which cell is whose."""
    assert adopt(course) == AdoptedRelease("recorded")
    manifest = course.manifest("ps1")
    assert [(one.id, one.points) for one in manifest.exercises] == [
        ("ps1.f", {"test_f": 2}),
        ("ps1.drawing", {"drawing": 3}),
    ]
    assert "raise NotImplementedError" in manifest.exercises[0].stub
    cells = {one.grade_id: one for one in manifest.notebooks[0].cells}
    tested = cells["test_f"]
    assert (tested.exercise, tested.role, tested.locked, tested.is_test) == ("ps1.f", "test", True, True)
    assert "f(2) == 2" in tested.source
    assert "f(2) == 2" not in tested.shown
    assert cells["f"].role == "answer"
    assert cells["drawing"].manual


def test_an_unchanged_release_is_recorded_once(course: OpenedCourse) -> None:
    """However often a course is imported."""
    assert [adopt(course).state for _ in range(3)] == ["recorded", "known", "known"]
    assert len(course.log.releases()) == 1


def test_new_objectives_are_recorded_anew(course: OpenedCourse, tmp_path: Path) -> None:
    """A teacher who refines course.yml imports again."""
    adopt(course)
    text = (tmp_path / "course.yml").read_text()
    (tmp_path / "course.yml").write_text(
        text.replace("  ps1:\n", "  functions:\n").replace("[ps1]\n", "[functions]\n")
    )
    again = open_course(tmp_path)
    assert adopt(again).state == "recorded"
    assert again.manifest("ps1").exercises[0].objectives == ("functions",)


def test_tests_are_those_that_nbgrader_would_run(course: OpenedCourse, tmp_path: Path) -> None:
    """source/ has changed since the release; its gradebook has what was released."""
    changed = notebook([answer("f"), check_of("f", "assert f(3) == 3", points=7), answer("g"), check_of("g")])
    write(tmp_path / "source/ps1/ps1.ipynb", changed)
    assert adopt(course).state == "recorded"
    manifest = course.manifest("ps1")
    assert [(one.id, one.points) for one in manifest.exercises] == [("ps1.f", {"test_f": 2})]
    tested = next(one for one in manifest.notebooks[0].cells if one.grade_id == "test_f")
    assert "f(2) == 2" in tested.source


def test_without_a_gradebook_the_tests_are_those_of_source(tmp_path: Path) -> None:
    """And it is told that nbgrader has no place for the scores; no gradebook is made."""
    course = opened(tmp_path)
    release(tmp_path)
    adopted = adopt(course)
    assert adopted.state == "recorded"
    assert ["does not know" in one.message for one in adopted.findings] == [True]
    tested = next(one for one in course.manifest("ps1").notebooks[0].cells if one.grade_id == "test_f")
    assert "f(2) == 2" in tested.source
    assert not (tmp_path / "gradebook.db").exists()


def test_a_gradebook_that_is_none_is_told(tmp_path: Path) -> None:
    """It is left as it is."""
    course = opened(tmp_path)
    release(tmp_path)
    (tmp_path / "gradebook.db").write_bytes(b"not a database at all, whatever its name says" * 40)
    adopted = adopt(course)
    assert adopted.state == "unreadable"
    assert "gradebook" in adopted.findings[0].message
    assert (tmp_path / "gradebook.db").read_bytes().startswith(b"not a database")


def test_a_release_that_lacks_a_notebook_is_told(tmp_path: Path) -> None:
    """It can't be graded as a whole."""
    course = opened(tmp_path)
    release(tmp_path)
    write(tmp_path / "source/ps1/second.ipynb", notebook([answer("h"), check_of("h")]))
    adopted = adopt(course)
    assert adopted.state == "unreadable"
    assert "second.ipynb" in adopted.findings[0].message


def test_a_released_notebook_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    """With what to do about it."""
    course = opened(tmp_path)
    for content in ("{", "[]", "{}", '{"cells": 3, "nbformat": 4, "metadata": {}}'):
        write(tmp_path / "release/ps1/ps1.ipynb", {}).write_text(content)
        adopted = adopt(course)
        assert adopted.state == "unreadable", content
        assert "openclass release ps1" in adopted.findings[0].next_step


def test_what_a_proof_has_seen_is_kept(course: OpenedCourse, tmp_path: Path) -> None:
    """How known wrong answers behave stays true as long as the tests are the same."""
    adopt(course)
    seen = Signature(misconception="m", outcomes={"test_f": (0.0, "no")})
    manifest = course.manifest("ps1")
    proved = [one.model_copy(update={"signatures": (seen,), "title": "Before"}) for one in manifest.exercises]
    entry = manifest.model_copy(update={"exercises": tuple(proved)})
    course.log.add([ReleaseEntry("ps1", course.clock(), entry.model_dump_json())])
    again = open_course(tmp_path)
    assert adopt(again).state == "recorded"
    assert again.manifest("ps1").exercises[0].signatures == (seen,)
    assert again.manifest("ps1").exercises[0].title == "The identity"


def test_old_metadata_in_a_release_is_read(tmp_path: Path) -> None:
    """What nbgrader released years ago says no version, or points as text."""
    course = opened(tmp_path)
    release(tmp_path)
    path = tmp_path / "release/ps1/ps1.ipynb"
    content = json.loads(path.read_text())
    for cell in content["cells"]:
        if mark := cell["metadata"].get("nbgrader"):
            for key in ("schema_version", "task"):
                mark.pop(key, None)
            mark |= {"points": str(mark["points"])} if "points" in mark else {}
    write(path, content)
    assert adopt(course).state == "recorded"
    manifest: Manifest = course.manifest("ps1")
    assert manifest.max_score == 5
    assert all(one.nbgrader["schema_version"] == 3 for one in manifest.notebooks[0].cells if one.nbgrader)
