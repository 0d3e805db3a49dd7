"""How a notebook's tests will run apart from answers: worked out once, at release, from the teacher's notebook alone.

Nothing of a submission is looked at: what a student imports or binds must not change whose functions judge it.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import (
    Cell,
    SourceNotebook,
    grade_id,
    is_graded,
    is_locked,
    is_solution,
    text,
)
from openclass_nb.errors import GradingError
from openclass_nb.grading.isolated import ExamPlan, TeacherCell
from openclass_nb.grading.isolated.plan import Role
from openclass_nb.grading.isolated.preparing import prepare_exam_apart
from openclass_nb.grading.warm.exam import planned

PYTHON = "python3"


def kernel_name(metadata: Mapping[str, Any]) -> str:
    """The kernel that a notebook of the teacher's asks for; old ones say “python” where Jupyter says “python3”."""
    name = str((metadata.get("kernelspec") or {}).get("name", PYTHON))
    return PYTHON if name == "python" else name


def cell_id(grade_id: str | None, place: int) -> str:
    """What a cell is called in a plan, and so when it runs."""
    return f"={grade_id}" if grade_id else f"cell-{place}"


def plan_notebook(
    source: SourceNotebook, full: Mapping[str, str], folder: Path, *, tried: bool
) -> dict[str, Any]:
    """The plan of a Python notebook, as plain data; `full` has the locked cells' texts by grade id.

    If `tried`, each test is run isolated and among the reference answers (trusted code, in processes of its own, in
    `folder`), and what comes out differently runs beside the student's code. Otherwise the text alone decides.
    """
    plan = _plan(tuple(teacher_cells(source, full)), folder, tried)
    plain: dict[str, Any] = json.loads(json.dumps(plan.as_data()))
    return plain


def _plan(cells: tuple[TeacherCell, ...], folder: Path, tried: bool) -> ExamPlan:
    if tried:
        with suppress(GradingError):  # the proof has told what is wrong; the text says enough to go on
            return prepare_exam_apart(cells, folder)
    return planned(cells)


def teacher_cells(source: SourceNotebook, full: Mapping[str, str]) -> Iterator[TeacherCell]:
    """The code cells, with the reference answers."""
    for place, cell in enumerate(source.cells):
        name = grade_id(cell)
        if cell.get("cell_type") == "code":
            whole = full.get(name or "", text(cell)) if is_locked(cell) else text(cell)
            yield TeacherCell(cell_id(name, place), _role(cell), whole)


def _role(cell: Cell) -> Role:
    if is_solution(cell):
        return "answer"
    return "test" if is_graded(cell) else "given"
