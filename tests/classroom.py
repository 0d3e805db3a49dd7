"""A small class and its course, proved, released and answered: made once for a whole test run, copied for each test."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openclass_nb.course.answers import with_answers
from openclass_nb.course.files import write_atomically
from openclass_nb.grading.nbgrader_course import CONFIG_FILE, config_text
from openclass_nb.workflows.choose_engine import choose_engine
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.release import UnprovedError, release
from tests.building import CourseDraft, check, wrong_answer

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
"""When the class hands in; the tests' clock stands at ten."""

RIGHT = {name: f"def {name}(a, b):\n    return a + b" for name in ("add", "plus", "total")}
ANSWERS: dict[str, dict[str, str]] = {
    "ada": RIGHT,
    "ben": RIGHT | {"add": wrong_answer("add")["source"]},
    "chiara": RIGHT | {"add": "def add(a, b):\n    return int(a) + int(b)", "plus": "plus = max"},
    "dana": {"add": "def add(a, b):\n    return a + c", "plus": "def plus(a, b:\n    return a + b"},
    "elif": {},
}
"""All right; a known misconception; partly right; errors and a bracket that never closes; nothing touched."""

SCORES: dict[str, dict[str, float]] = {
    "ada": {"add": 3, "plus": 3, "total": 1},
    "ben": {"add": 0, "plus": 3, "total": 1},
    "chiara": {"add": 1, "plus": 0.5, "total": 1},
    "dana": {"add": 0, "plus": 0, "total": 0},
    "elif": {"add": 0, "plus": 0, "total": 0},
}


def class_draft() -> CourseDraft:
    """The small course, with a second test for two exercises: one of them gives partial credit."""
    draft = CourseDraft()
    cells = draft.notebooks["sums/sums"]["cells"]
    cells.insert(3, check("add", 2, 2, 'assert add(2.5, 2) == 4.5, "What of halves?"'))
    cells.insert(7, check("plus", 2, 2, "2.0 if plus(1, 1) == 2 else 0.5"))
    return draft


def hand_in(root: Path, student: str, assignment: str, answers: dict[str, str], at: datetime = NINE) -> Path:
    """Put a student's notebook, filled in, where nbgrader collects it. Its folder."""
    folder = root / "submitted" / student / assignment
    (released,) = (root / "release" / assignment).glob("*.ipynb")
    filled = with_answers(json.loads(released.read_text(encoding="utf-8")), answers)
    write_atomically(folder / released.name, json.dumps(filled, indent=1))
    write_atomically(folder / "timestamp.txt", f"{at:%Y-%m-%d %H:%M:%S} UTC\n")
    return folder


def hand_in_everything(root: Path) -> None:
    """The whole class, and two who handed in something that is no notebook, or none at all."""
    for student, answers in ANSWERS.items():
        hand_in(root, student, "sums", answers)
    write_atomically(root / "submitted/felix/sums/sums.ipynb", '{"cells": [oops')
    write_atomically(root / "submitted/grace/sums/notes.txt", "I had no time.")


def open_at_ten(root: Path) -> OpenedCourse:
    """The course, an hour after everybody handed in."""
    return open_course(root, clock=lambda: NINE + timedelta(hours=1))


def make_released(root: Path) -> None:
    """Write, prove and release both assignments, and let the class hand in the first."""
    class_draft().write(root)
    (root / CONFIG_FILE).write_text(config_text("sums-course"), encoding="utf-8")
    opened = open_at_ten(root)
    for assignment in ("sums", "twice"):
        try:
            release(opened, assignment)
        except UnprovedError as error:
            raise AssertionError([str(one) for one in error.findings]) from error
    opened.log.close()
    hand_in_everything(root)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` of this test run, made by whichever worker comes first."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def make_graded(released: Path) -> Callable[[Path], None]:
    """The released course, graded by the engine that is best here."""

    def make(root: Path) -> None:
        shutil.copytree(released, root)
        opened = open_at_ten(root)
        grade_batch(opened, "sums", choose_engine(opened))
        opened.log.close()

    return make
