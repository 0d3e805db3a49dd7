"""Forms and variants from the teacher's notebook to a grade: released, fetched, checked and graded for real."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.course.answers import with_answers
from openclass_nb.course.files import write_atomically
from openclass_nb.grading.checking import read_check
from openclass_nb.grading.course_secret import SECRET_FILE
from openclass_nb.grading.nbgrader_course import CONFIG_FILE, config_text
from openclass_nb.records import ReleaseEntry
from openclass_nb.workflows.choose_engine import choose_engine
from openclass_nb.workflows.fetch_notebook import fetch_notebook
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.practise import fresh_version, practise
from openclass_nb.workflows.record_attempt import PendingCheck, Verdict, prepare_check, record_attempt
from openclass_nb.workflows.regrade import regrade
from openclass_nb.workflows.release import release
from tests.building import CourseDraft, notebook
from tests.classroom import NINE, hand_in, made_once, open_at_ten
from tests.forms import form_exercise

pytestmark = pytest.mark.slow

VARIANT = """\
def variant(rng):
    mass, accel = rng.randint(2, 9), rng.randint(2, 5)
    return {"mass": mass, "accel": accel, "force": mass * accel, "twice": 2 * mass * accel}
"""
SECRET_VALUE = "secretly-right"


def forms_draft() -> CourseDraft:
    """The small course with forms in the place of its first notebook."""
    draft = CourseDraft()
    draft.notebooks["sums/sums"] = notebook(
        [
            *form_exercise(
                "speed",
                "numeric",
                points=3,
                value="3.2 m/s",
                figures=2,
                wrong_values=[{"value": "6.4 m/s", "misconception": "minus-for-plus"}],
                hints=[SECRET_VALUE],
            ),
            *form_exercise(
                "top",
                "choice",
                options=[
                    {"text": "zero", "misconception": "minus-for-plus"},
                    {"text": "up", "message": SECRET_VALUE},
                    {"text": "down", "right": True},
                ],
            ),
            *form_exercise(
                "force",
                "numeric",
                points=2,
                text="{{ mass }} kg at {{ accel }} m/s²: the force?",
                variant=VARIANT,
                value="{{ force }} N",
                wrong_values=[{"value": "{{ twice }} N", "message": "Twice as much as it should be."}],
            ),
        ]
    )
    return draft


def make_released(root: Path) -> None:
    """Written, proved and released."""
    forms_draft().write(root)
    (root / CONFIG_FILE).write_text(config_text("forms-course"), encoding="utf-8")
    opened = open_at_ten(root)
    release(opened, "sums")
    opened.log.close()


@pytest.fixture
def forms(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[OpenedCourse]:
    """The released course, a test's own copy."""
    made = made_once(tmp_path_factory, "released-forms", make_released)
    opened = open_at_ten(Path(shutil.copytree(made, tmp_path / "course")))
    yield opened
    opened.log.close()


def released(opened: OpenedCourse) -> dict[str, Any]:
    """The notebook in release/."""
    found: dict[str, Any] = json.loads((opened.root / "release/sums/sums.ipynb").read_text(encoding="utf-8"))
    return found


def right_force(content: dict[str, Any]) -> int:
    """The product of the two numbers in the prompt."""
    texts = ("".join(cell["source"]) for cell in content["cells"])
    found = next(one for text in texts if (one := re.match(r"(\d+) kg at (\d+) m/s²", text)))
    return int(found[1]) * int(found[2])


def checked(opened: OpenedCourse, student: str, exercise: str, answer: str) -> Verdict:
    """A check of a form from its beginning to its end."""
    content = with_answers(released(opened), {exercise: answer})
    pending = prepare_check(opened, student, "sums", exercise, content)
    if not isinstance(pending, PendingCheck):
        return pending
    return record_attempt(opened, pending, read_check(pending.check))


def test_a_right_answer_counts_with_its_parts(forms: OpenedCourse) -> None:
    """Nothing runs, all parts are told, and mastery moves."""
    verdict = checked(forms, "zoe", "speed", 'speed = Numeric("3,2e3 mm / s")')
    assert (verdict.outcome, verdict.score) == ("passed", 3)
    assert [one.name for one in verdict.parts if one.right] == ["value", "unit", "figures"]
    assert verdict.objectives[0].after > verdict.objectives[0].before
    assert verdict.notes == ()


def test_a_known_wrong_value_names_its_misconception(forms: OpenedCourse) -> None:
    """The message comes back at once, and the log keeps the misconception."""
    verdict = checked(forms, "yan", "speed", 'speed = Numeric("6.4 m/s")')
    assert (verdict.outcome, verdict.misconception) == ("failed", "Does your result grow when b grows?")
    assert forms.log.attempts("yan")[0].misconception == "minus-for-plus"


@pytest.mark.parametrize("answer", ["3.2 m/s^2", "3.2 florins", "fast", ""])
def test_what_can_t_be_read_costs_nothing(forms: OpenedCourse, answer: str) -> None:
    """Wrong dimension, unknown unit, no number, nothing: told so, and not recorded."""
    verdict = checked(forms, "xu", "speed", f'speed = Numeric("{answer}")')
    assert verdict.outcome in ("unreadable", "blank")
    assert forms.log.attempts("xu") == []


def test_a_version_is_judged_by_its_own_numbers(forms: OpenedCourse) -> None:
    """Right for these numbers is right; what another version asks is not."""
    right = right_force(released(forms))
    assert checked(forms, "zoe", "force", f'force = Numeric("{right} N")').outcome == "passed"
    wrong = checked(forms, "yan", "force", f'force = Numeric("{2 * right} N")')
    assert (wrong.outcome, wrong.message) == ("failed", "Twice as much as it should be.")


def test_a_batch_judges_as_a_check_does(forms: OpenedCourse) -> None:
    """And what could not be read is no evidence there either."""
    right = right_force(released(forms))
    letter = next(
        line.split()[1] for line in "\n".join(answer_texts(forms)).splitlines() if line.endswith("  down")
    )
    ada = {
        "speed": 'speed = Numeric("3.20 m/s")',
        "top": f'top = Choice("{letter}")',
        "force": f'force = Numeric("{right} N")',
    }
    ben = {"speed": 'speed = Numeric("6.4 m/s")', "force": 'force = Numeric("7 km")'}
    hand_in(forms.root, "ada", "sums", ada)
    hand_in(forms.root, "ben", "sums", ben)
    batch = grade_batch(forms, "sums", choose_engine(forms))
    assert [one.problem for one in batch.graded] == ["", ""]
    found = {(one.student, one.exercise): one for one in forms.log.attempts()}
    assert [found["ada", name].score for name in ("speed", "top", "force")] == [2, 1, 2]
    assert found["ben", "speed"].misconception == "minus-for-plus"
    assert [found["ben", name].readable for name in ("speed", "top", "force")] == [True, False, False]


def answer_texts(opened: OpenedCourse) -> list[str]:
    """What stands in the answer cells of the release."""
    return ["".join(one["source"]) for one in released(opened)["cells"] if one["cell_type"] == "code"]


def test_nothing_that_is_right_is_in_the_release(forms: OpenedCourse) -> None:
    """Every byte of it: no key, no known wrong value, no hint, no values but those in the prompt."""
    told = "\n".join(
        path.read_text("utf-8") for path in (forms.root / "release").rglob("*") if path.is_file()
    )
    for secret in (
        SECRET_VALUE,
        "3.2",
        "6.4",
        "rng",
        "twice",
        "HIDDEN",
        "points_for",
        '\\"right\\"',
        "force=",
    ):
        assert secret not in told
    assert "mass=" in told
    assert (forms.root / SECRET_FILE).stat().st_mode & 0o077 == 0


def test_nbgrader_alone_grades_forms(forms: OpenedCourse) -> None:
    """Its own autograde, with fresh kernels, runs the generated test cells and comes to the same scores."""
    from openclass_nb.grading.nbgrader_engine import NbgraderEngine
    from openclass_nb.grading.submissions import find_submissions

    right, given = right_force(released(forms)), "from openclass_nb.answers import Numeric\n"
    answers = {
        "speed": f'{given}speed = Numeric("3.20 m/s")',
        "force": f'{given}force = Numeric("{right} N")',
    }
    hand_in(forms.root, "ada", "sums", answers)
    (submission,) = find_submissions(forms.root, "sums")
    (graded,) = NbgraderEngine(forms.root).grade(forms.manifest("sums"), [submission])
    assert {one.exercise: one.score for one in graded.exercises} == {"speed": 2.0, "top": 0.0, "force": 2.0}


def test_everybody_gets_a_version_of_their_own(forms: OpenedCourse) -> None:
    """Fetched through the service's workflow; the same one again, whoever asks how often."""
    texts = {
        student: fetch_notebook(forms, student, "sums", "sums")
        for student in ("ada", "ben", "chiara", "dana")
    }
    assert len(set(texts.values())) > 1
    assert texts["ada"] == fetch_notebook(forms, "ada", "sums", "sums")
    for text in texts.values():
        assert b"{{" not in text
        assert b"twice" not in text


def test_an_own_version_is_judged_and_a_fresh_one_follows(forms: OpenedCourse) -> None:
    """Right by its own numbers; then another version, whose observation is a new opportunity."""
    content = json.loads(fetch_notebook(forms, "ada", "sums", "sums"))
    first = right_force(content)
    pending = prepare_check(forms, "ada", "sums", "force", with_answers(content, {"force": told(first)}))
    assert isinstance(pending, PendingCheck)
    assert record_attempt(forms, pending, read_check(pending.check)).outcome == "passed"
    fresh = fresh_version(forms, "ada", "sums", "force")
    assert fresh == fresh_version(forms, "ada", "sums", "force")
    assert (fresh.number, fresh.left) == (1, 18)
    again = {"cells": list(fresh.cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    second = right_force(again)
    pending = prepare_check(forms, "ada", "sums", "force", with_answers(again, {"force": told(second)}))
    assert isinstance(pending, PendingCheck)
    verdict = record_attempt(forms, pending, read_check(pending.check))
    assert (verdict.outcome, verdict.variant) == ("passed", 1)
    assert [one.variant for one in forms.log.attempts("ada")] == [0, 1]


def test_nobody_chooses_a_version(forms: OpenedCourse) -> None:
    """A number that was not given out yet, or another student's key, is not believed."""
    content = json.loads(fetch_notebook(forms, "ada", "sums", "sums"))
    right = right_force(content)
    for number, key in ((1, None), (7, "0" * 20), (0, "f" * 20)):
        changed = with_answers(content, {"force": told(right)})
        mark = next(one for one in changed["cells"] if one["id"] == "force")["metadata"]["openclass"][
            "version"
        ]
        mark["number"], mark["key"] = number, key or mark["key"]
        pending = prepare_check(forms, "ada", "sums", "force", changed)
        assert isinstance(pending, PendingCheck)
        assert pending.variant == 0
        assert read_check(pending.check).exercises[0].score == 2


def test_practice_is_a_notebook_of_fresh_versions(forms: OpenedCourse) -> None:
    """It holds what an exercise needs, and a check of it goes like any other."""
    practice = practise(forms, "ada", "adding")
    assert (practice.assignment, practice.exercises) == ("sums", ("speed", "top", "force"))
    right = right_force(practice.notebook)
    answered = with_answers(practice.notebook, {"force": told(right)})
    pending = prepare_check(forms, "ada", "sums", "force", answered)
    assert isinstance(pending, PendingCheck)
    assert record_attempt(forms, pending, read_check(pending.check)).outcome == "passed"
    assert practise(forms, "ada", "adding").notebook != practice.notebook


def told(newtons: int) -> str:
    """The answer as a student writes it."""
    return f'force = Numeric("{newtons} N")'


def test_an_own_version_goes_through_a_batch(forms: OpenedCourse) -> None:
    """The submission is mended and judged against that student's version, and a regrade says the same."""
    content = json.loads(fetch_notebook(forms, "ben", "sums", "sums"))
    right = right_force(content)
    handed_in = with_answers(content, {"force": told(right)})
    write_atomically(forms.root / "submitted/ben/sums/sums.ipynb", json.dumps(handed_in))
    (graded,) = grade_batch(forms, "sums", choose_engine(forms)).graded
    assert graded.repairs == ()
    assert next(one for one in graded.exercises if one.exercise == "force").score == 2
    again = regrade(forms, "sums", choose_engine(forms), who="t", why="again", apply=False)
    assert again.scores == ()


def test_a_changed_variant_changes_no_version_that_was_handed_out(forms: OpenedCourse) -> None:
    """The teacher mends `variant(rng)` and releases anew: a notebook in hand is judged by its own numbers."""
    content = json.loads(fetch_notebook(forms, "ada", "sums", "sums"))
    right = right_force(content)
    manifest = forms.manifest("sums")
    changed = [
        one.model_copy(update={"variant": one.variant.replace("2, 9", "20, 90")}) if one.variant else one
        for one in manifest.exercises
    ]
    anew = manifest.model_copy(update={"exercises": tuple(changed)})
    forms.log.add([ReleaseEntry("sums", NINE + timedelta(hours=2), anew.model_dump_json())])
    forms.__dict__.pop("manifests")
    assert right_force(json.loads(fetch_notebook(forms, "ada", "sums", "sums"))) != right
    pending = prepare_check(forms, "ada", "sums", "force", with_answers(content, {"force": told(right)}))
    assert isinstance(pending, PendingCheck)
    assert read_check(pending.check).exercises[0].score == 2
