"""The course stays nbgrader's: its own commands and formgrader's data work on it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.nbgrader_course import CONFIG_FILE, NbgraderCourse, config_text
from tests.building import wrong_answer
from tests.classroom import ANSWERS, SCORES, class_draft, hand_in

pytestmark = pytest.mark.slow


@pytest.fixture
def graded(graded_course: Path, tmp_path: Path) -> Path:
    """The graded course, a test's own copy."""
    return Path(shutil.copytree(graded_course, tmp_path / "course"))


def nbgrader(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run nbgrader's own command in the course, as a teacher would."""
    command = [sys.executable, "-m", "nbgrader", *words]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path}
    found = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, env=environment)
    assert found.returncode == 0, found.stderr
    return found


def test_nbgrader_validate_finds_a_right_answer_right(graded: Path) -> None:
    """What a student runs before handing in."""
    right = hand_in(graded, "ada", "sums", ANSWERS["ada"]) / "sums.ipynb"
    assert "Success! Your notebook passes all the tests." in nbgrader(graded, "validate", str(right)).stdout


def test_nbgrader_validate_finds_the_release_unfinished(graded: Path) -> None:
    """Stubs fail, with the assertions' own messages to come."""
    shown = nbgrader(graded, "validate", "release/sums/sums.ipynb").stdout
    assert "VALIDATION FAILED ON 5 CELL(S)" in shown


def test_nbgrader_generates_feedback(graded: Path) -> None:
    """A page for each student, with the points and without hidden tests."""
    nbgrader(graded, "generate_feedback", "sums", "--force")
    for student in ANSWERS:
        page = (graded / "feedback" / student / "sums" / "sums.html").read_text()
        assert f"Score: {float(sum(SCORES[student].values())):g}" in page.replace(".0", "")
        assert "negative numbers" not in page
        assert wrong_answer("plus")["source"].splitlines()[1] not in page


def test_formgrader_sees_everybody_and_their_points(graded: Path) -> None:
    """The data behind its pages: students, submissions, notebooks, scores."""
    api = NbgraderCourse(graded).api
    shown = {
        one["student"]: (one["score"], one["max_score"])
        for one in api.get_submissions("sums")
        if one["autograded"]
    }
    assert shown == {student: (sum(scores.values()), 7) for student, scores in SCORES.items()}
    assert api.get_assignment("sums")["num_submissions"] == len(SCORES) + 2, "two could not be graded"
    assert {one["name"] for one in api.get_notebooks("sums")} == {"sums"}
    assert {one["id"] for one in api.get_students()} >= set(SCORES)


def test_a_release_by_hand_is_stripped_too(tmp_path: Path) -> None:
    """`nbgrader generate_assignment` goes through the course's own settings."""
    root = class_draft().write(tmp_path / "by-hand")
    (root / CONFIG_FILE).write_text(config_text("by-hand"))
    nbgrader(root, "generate_assignment", "sums")
    released = (root / "release/sums/sums.ipynb").read_text()
    assert "add-test-1" in released
    for secret in ("minus", "apples", "negative numbers", "BEGIN", "wrong_answers", "hints"):
        assert secret not in released


def test_settings_without_our_step_get_it(tmp_path: Path) -> None:
    """A teacher's own list of steps does not let secrets out."""
    root = class_draft().write(tmp_path / "own")
    (root / CONFIG_FILE).write_text(
        "c = get_config()\nc.GenerateAssignment.preprocessors = ['nbgrader.preprocessors.ClearSolutions']\n"
    )
    course = NbgraderCourse(root)
    course.run(course.api.generate_assignment, "sums", force=True, create=True)
    released = (root / "release/sums/sums.ipynb").read_text()
    assert "apples" not in released


@pytest.mark.parametrize("content", ["c = get_config(\n", "raise ValueError('no')\n", "1 / 0\n"])
def test_broken_settings_are_told_with_their_file(tmp_path: Path, content: str) -> None:
    """The file is the teacher's Python, and what it raised is said."""
    root = class_draft().write(tmp_path / "broken")
    (root / CONFIG_FILE).write_text(content)
    with pytest.raises(GradingError) as caught:
        NbgraderCourse(root)
    assert caught.value.where == CONFIG_FILE
    assert "delete it" in (caught.value.next_step or "")


def test_what_nbgrader_could_not_do_is_told_in_its_words(tmp_path: Path) -> None:
    """Not “see the above traceback”, of which there is none. The working folder stays what it was."""
    draft = class_draft()
    draft.cell("add")["source"] = "### BEGIN SOLUTION\nx = 1"
    course, here = NbgraderCourse(draft.write(tmp_path / "unpaired")), Path.cwd()
    with pytest.raises(GradingError, match="RuntimeError: no end solution statement found") as caught:
        course.run(course.api.generate_assignment, "sums", force=True, create=True)
    assert "\n" not in caught.value.message
    assert Path.cwd() == here


def test_assignments_belong_to_this_course(graded: Path) -> None:
    """And not to nbgrader's `default_course`, which some of its own steps make and nobody fills."""
    course = NbgraderCourse(graded)
    with course.gradebook() as book:
        assert {one.course_id for one in book.assignments} == {"sums-course"} == {course.course_id}


@pytest.mark.parametrize("head", ["", "from traitlets.config import get_config\n"])
def test_settings_are_obeyed(tmp_path: Path, head: str) -> None:
    """In the two ways in which such files are written: with `get_config` imported, and without."""
    root = class_draft().write(tmp_path / "own")
    settings = "c = get_config()\nc.ClearSolutions.code_stub = {'python': '# Your turn!'}\n"
    (root / CONFIG_FILE).write_text(head + settings)
    course = NbgraderCourse(root)
    course.run(course.api.generate_assignment, "sums", force=True, create=True)
    assert "# Your turn!" in (root / "release/sums/sums.ipynb").read_text()
