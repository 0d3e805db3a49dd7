"""nbgrader's own sample course, from its quickstart to grades, with nothing of ours in it."""

import contextlib
import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.workflows.choose_engine import choose_engine
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.import_course import import_course
from openclass_nb.workflows.opened_course import open_course
from tests.workflows.nbgrader_courses import hand_in

pytestmark = pytest.mark.slow

SQUARES = "def squares(n):\n    if n < 1:\n        raise ValueError('n')\n    return [i ** 2 for i in range(1, n + 1)]"
CLASS = {
    "bitdiddle": {
        "squares": SQUARES,
        "sum_of_squares": "def sum_of_squares(n):\n    return sum(squares(n))",
        "sum_of_squares_equation": r"$\sum_{i=1}^n i^2$",
        "sum_of_squares_application": "def pyramid(n):\n    return sum_of_squares(n)",
        "part-a": "Fibonacci's numbers.",
    },
    "hacker": {
        "squares": "def squares(n):\n    return [i ** 2 for i in range(1, n + 1)]",
        "sum_of_squares": "def sum_of_squares(n):\n    return sum(i ** 2 for i in range(1, n + 1))",
    },
    "reasoner": {"squares": "def squares(n:\n", "part-b": "Below zero it never ends."},
    "idler": {},
}

ROWS = """
    SELECT student.id, notebook.name, base_cell.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade
    FROM grade
    JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
    JOIN notebook ON submitted_notebook.notebook_id = notebook.id
    JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
    JOIN student ON submitted_assignment.student_id = student.id
    JOIN base_cell ON grade.cell_id = base_cell.id
    ORDER BY student.id, notebook.name, base_cell.name
"""


def quickstart(folder: Path) -> Path:
    """The sample course that `nbgrader quickstart course101` makes."""
    from nbgrader.apps.quickstartapp import QuickStartApp

    with contextlib.chdir(folder):
        app = QuickStartApp(log_level=logging.CRITICAL)
        app.initialize(["course101"])
        app.start()
    return folder / "course101"


def release(root: Path) -> None:
    """`nbgrader generate_assignment ps1`, without our steps."""
    course = NbgraderCourse(root)
    del course.api.config.GenerateAssignment["preprocessors"]
    course.run(course.api.generate_assignment, "ps1", force=True)


def autograde(root: Path) -> None:
    """nbgrader's own command, run as a teacher runs it."""
    programs = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [str(programs / "nbgrader"), "autograde", "ps1"]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)


def rows(root: Path, query: str = ROWS) -> list[tuple[Any, ...]]:
    """All that nbgrader's gradebook has."""
    with sqlite3.connect(f"file:{root}/gradebook.db?mode=ro", uri=True) as book:
        return book.execute(query).fetchall()


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course with its one assignment released by nbgrader, and a small class's work."""
    root = quickstart(tmp_path_factory.mktemp("nbgrader"))
    release(root)
    for student, answers in CLASS.items():
        hand_in(root, student, answers)
    return root


@pytest.fixture(scope="module")
def reference(handed_in: Path) -> Path:
    """The same course, graded by nbgrader alone."""
    root = Path(shutil.copytree(handed_in, handed_in.parent / "reference" / "course101"))
    autograde(root)
    return root


@pytest.fixture
def adopted(handed_in: Path, tmp_path: Path) -> Path:
    """The same course, adopted by us, nothing else done to it."""
    root = Path(shutil.copytree(handed_in, tmp_path / "course101"))
    before = {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    imported = import_course(root)
    assert [(one.release, one.submissions) for one in imported.assignments] == [("recorded", len(CLASS))]
    assert all(Path(path).read_bytes() == content for path, content in before.items())
    return root


@pytest.mark.parametrize("engine", ["nbgrader", "warm"])
def test_grading_works_at_once_and_gives_nbgraders_scores(
    adopted: Path, reference: Path, engine: str
) -> None:
    """Every row of the gradebook is what `nbgrader autograde` writes, texts and tasks included."""
    opened = open_course(adopted)
    batch = grade_batch(opened, "ps1", choose_engine(opened, engine))
    assert batch.problems == []
    assert rows(adopted) == rows(reference)
    expected = dict.fromkeys(CLASS, 0.0)
    for student, _, cell, score, *_ in rows(reference):
        expected[student] += (
            (score or 0.0) if cell.startswith(("correct_", "squares_", "sum_of_squares_uses")) else 0.0
        )
    assert {one.submission.student: one.score for one in batch.graded} == expected
    assert expected["bitdiddle"] == 3.0
    assert expected["hacker"] == 1.5


def test_what_counts_is_told(adopted: Path) -> None:
    """Three exercises in code; the texts and the task stay with nbgrader."""
    imported = import_course(adopted)
    (assignment,) = imported.assignments
    assert [(one.id, one.shown, one.points) for one in assignment.exercises] == [
        ("ps1.problem1.squares", "Part A: Squares", 2),
        ("ps1.problem1.sum_of_squares", "Part B: Sum of squares", 1),
        ("ps1.problem1.sum_of_squares_application", "Part D: Sum of squares application", 2),
    ]
    assert assignment.release == "known"
    assert [one.code for one in imported.findings] == ["text-answer", "task", "text-answer", "text-answer"]


def test_written_down_it_is_the_same_course(adopted: Path, handed_in: Path) -> None:
    """With --write the notebooks say what they are for, and nbgrader releases them as before."""
    import_course(adopted, write=True)
    marked = [cell for cell in cells(adopted / "source") if "openclass" in cell["metadata"]]
    assert len(marked) == 10
    release(adopted)
    sources = [[cell["source"] for cell in cells(root / "release")] for root in (adopted, handed_in)]
    assert sources[0] == sources[1]
    assert {one.release for one in import_course(adopted).assignments} == {"recorded"}


def cells(folder: Path) -> list[dict[str, Any]]:
    """Every cell of both notebooks."""
    names = ("problem1", "problem2")
    return [
        cell for name in names for cell in json.loads((folder / f"ps1/{name}.ipynb").read_text())["cells"]
    ]
