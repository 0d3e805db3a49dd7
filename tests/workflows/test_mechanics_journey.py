"""The template mechanics, handed out in versions of everybody's own, answered and graded in the sandbox."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.course.answers import with_answers
from openclass_nb.course.files import write_atomically
from openclass_nb.course.forms import form_for
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import Manifest
from openclass_nb.grading.claims import OwnManifest
from openclass_nb.grading.course_secret import course_secret
from openclass_nb.grading.nbgrader_course import CONFIG_FILE, config_text
from openclass_nb.grading.version_maker import MAKER
from openclass_nb.templates import find_template
from openclass_nb.workflows.check_course import check_course
from openclass_nb.workflows.choose_engine import choose_engine
from openclass_nb.workflows.fetch_notebook import fetch_notebook
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.override_gate import override_gate
from openclass_nb.workflows.own_versions import manifest_for_notebook
from openclass_nb.workflows.release import publish
from tests.classroom import made_once, open_at_ten

pytestmark = pytest.mark.slow
STUDENTS = ("ada", "ben")


def make_released(root: Path) -> None:
    """The assignment “motion”, which has every kind of answer but text; its proof is tested elsewhere."""
    shutil.copytree(find_template("mechanics"), root)
    (root / CONFIG_FILE).write_text(config_text("mechanics"), encoding="utf-8")
    opened = open_at_ten(root)
    publish(opened, "motion", check_course(root, ["motion"], run=False))
    for student in STUDENTS:
        override_gate(opened, student, "motion", who="t", why="a test", until=None, newcomer=True)
    opened.log.close()


@pytest.fixture
def mechanics(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[OpenedCourse]:
    """The released course, a test's own copy."""
    made = made_once(tmp_path_factory, "released-mechanics", make_released)
    opened = open_at_ten(Path(shutil.copytree(made, tmp_path / "course")))
    yield opened
    opened.log.close()


def right_answers(opened: OpenedCourse, student: str, own: OwnManifest) -> dict[str, str]:
    """The right answer to everything in a student's own versions, by nbgrader's id."""
    manifest: Manifest = opened.manifest("motion")
    found: dict[str, str] = {}
    for one in manifest.exercises:
        if is_form(one.about) and one.about is not None:
            number = own.numbers.get(one.id, 0)
            version = MAKER.version(course_secret(opened.root), student, one.id, one.variant, number)
            found[one.answer_id] = form_for(one.about, one.name, version).solution
        else:
            found[one.answer_id] = one.reference
    return found


def fetched(opened: OpenedCourse, student: str) -> dict[str, Any]:
    """What the student gets."""
    content: dict[str, Any] = json.loads(fetch_notebook(opened, student, "motion", "motion"))
    return content


def hand_in(opened: OpenedCourse, student: str, content: dict[str, Any]) -> None:
    """Where nbgrader collects it."""
    write_atomically(opened.root / "submitted" / student / "motion" / "motion.ipynb", json.dumps(content))


def test_everybody_is_judged_by_their_own_version(mechanics: OpenedCourse) -> None:
    """Ada answers hers and gets everything; Ben copies from her and loses what had other numbers.

    Forms are read; code and plots run, their tests kept apart with the numbers of that student.
    """
    content = fetched(mechanics, "ada")
    answers = right_answers(mechanics, "ada", manifest_for_notebook(mechanics, "ada", "motion", content))
    hand_in(mechanics, "ada", with_answers(content, answers))
    hand_in(mechanics, "ben", with_answers(fetched(mechanics, "ben"), answers))
    ada, ben = grade_batch(mechanics, "motion", choose_engine(mechanics)).graded
    assert (ada.problem, ada.repairs, ben.problem) == ("", (), "")
    assert [(one.exercise, one.message) for one in ada.exercises if one.score != one.max_score] == []
    assert {one.exercise: one.mode for one in ada.exercises}["fall-time"] == "isolated"
    copied = {one.exercise: one.score == one.max_score for one in ben.exercises}
    assert (copied["final-speed"], copied["braking-distance"]) == (False, False)
    assert (copied["velocity-from-way"], copied["fall-time"], copied["plot-of-fall"]) == (True, True, True)


def test_no_answer_is_in_what_students_get(mechanics: OpenedCourse) -> None:
    """Not in the release, nor in a version of one's own: keys, hidden tests, secret values."""
    texts = [(mechanics.root / "release/motion/motion.ipynb").read_text(encoding="utf-8")]
    texts += [json.dumps(fetched(mechanics, student), ensure_ascii=False) for student in STUDENTS]
    for text in texts:
        for secret in (
            "rng",
            "HIDDEN",
            "wrong_",
            "misconception",
            "2 * height",
            "18.77375",
            "full=",
            "gain=",
        ):
            assert secret not in text
        assert "{{" not in text
