"""An assignment that draws two of three exercises for each student: fetched, checked, graded, practised."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.course.answers import with_answers
from openclass_nb.course.files import write_atomically
from openclass_nb.grading.nbgrader_course import CONFIG_FILE, NbgraderCourse, config_text
from openclass_nb.workflows.check_course import check_course
from openclass_nb.workflows.choose_engine import choose_engine
from openclass_nb.workflows.fetch_notebook import fetch_notebook
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import manifest_for_notebook
from openclass_nb.workflows.practise import practise
from openclass_nb.workflows.release import publish
from tests.building import CourseDraft
from tests.classroom import RIGHT, made_once, open_at_ten

pytestmark = pytest.mark.slow
BANK = {"add", "plus", "total"}


def make_released(root: Path) -> None:
    """The small course, of whose first assignment everybody gets two exercises."""
    draft = CourseDraft()
    draft.settings["assignments"][0]["draws"] = [{"objective": "adding", "count": 2}]
    draft.write(root)
    (root / CONFIG_FILE).write_text(config_text("banks"), encoding="utf-8")
    opened = open_at_ten(root)
    publish(opened, "sums", check_course(root, ["sums"], run=False))
    opened.log.close()


@pytest.fixture
def bank(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[OpenedCourse]:
    """The released course, a test's own copy."""
    made = made_once(tmp_path_factory, "released-bank", make_released)
    opened = open_at_ten(Path(shutil.copytree(made, tmp_path / "course")))
    yield opened
    opened.log.close()


def fetched(opened: OpenedCourse, student: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(fetch_notebook(opened, student, "sums", "sums"))
    return content


def exercises_of(content: dict[str, Any]) -> set[str]:
    """The exercises of which anything is in a notebook."""
    marks = [cell["metadata"].get("openclass", {}) for cell in content["cells"]]
    return {str(mark["exercise"]) for mark in marks if "exercise" in mark}


def hand_in(opened: OpenedCourse, student: str, content: dict[str, Any]) -> None:
    """Every answer right."""
    filled = json.dumps(with_answers(content, RIGHT))
    write_atomically(opened.root / "submitted" / student / "sums" / "sums.ipynb", filled)


def two_who_differ(opened: OpenedCourse) -> tuple[str, str]:
    """Two students with different exercises."""
    first, *others = (f"student-{number}" for number in range(20))
    mine = exercises_of(fetched(opened, first))
    return first, next(one for one in others if exercises_of(fetched(opened, one)) != mine)


def test_everybody_fetches_their_own_two(bank: OpenedCourse) -> None:
    """The same again the next time; others get others."""
    one, other = two_who_differ(bank)
    assert exercises_of(fetched(bank, one)) == exercises_of(fetched(bank, one))
    assert len(exercises_of(fetched(bank, one))) == len(exercises_of(fetched(bank, other))) == 2


def test_what_was_not_drawn_is_neither_missed_nor_counted(bank: OpenedCourse) -> None:
    """Full points for two right answers, nothing to mend, nbgrader's book has them too; a regrade changes nothing.

    Who hands in the whole bank, as it lies in release/, gets points for the own two only.
    """
    one, other = two_who_differ(bank)
    hand_in(bank, one, fetched(bank, one))
    whole = json.loads((bank.root / "release/sums/sums.ipynb").read_text(encoding="utf-8"))
    hand_in(bank, other, whole)
    drawn = {name: exercises_of(fetched(bank, name)) for name in (one, other)}
    for force in (False, True):
        batch = grade_batch(bank, "sums", choose_engine(bank), force=force)
        assert (batch.max_score, len(batch.graded)) == (2, 2)
        for graded in batch.graded:
            assert (graded.problem, graded.repairs) == ("", ())
            assert {part.exercise for part in graded.exercises} == drawn[graded.submission.student]
            assert all(part.score == part.max_score for part in graded.exercises)
    tried = {(entry.student, entry.exercise) for entry in bank.log.attempts()}
    assert tried == {(name, exercise) for name, some in drawn.items() for exercise in some}
    with NbgraderCourse(bank.root).gradebook() as book:
        points = {each.student.id: each.score for each in book.assignment_submissions("sums")}
    assert points == {one: 2, other: 2}


def test_the_rest_of_the_bank_is_for_practice(bank: OpenedCourse) -> None:
    """First what the student has not had; it can be checked from there."""
    one, _ = two_who_differ(bank)
    drawn = exercises_of(fetched(bank, one))
    hand_in(bank, one, fetched(bank, one))
    grade_batch(bank, "sums", choose_engine(bank))
    found = practise(bank, one, "adding")
    assert set(found.exercises) == BANK - drawn
    own = manifest_for_notebook(bank, one, "sums", found.notebook)
    assert set(found.exercises) <= {each.id for each in own.manifest.exercises}
