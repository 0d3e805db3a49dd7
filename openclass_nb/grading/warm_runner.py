"""Trusted notebooks run by the warm engine: the proof goes the way that grading will go."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from openclass_nb.course.cells import Cell, grade_id, is_graded, is_solution, points_of, text
from openclass_nb.grading.isolated import ExamPlan, TeacherCell
from openclass_nb.grading.isolated.errors import NotAskedError
from openclass_nb.grading.isolated.preparing import prepare_exam_apart
from openclass_nb.grading.running import KernelRunner
from openclass_nb.grading.warm.exam import ROLES
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Limits

PYTHON = "python3"
GRACE_SECONDS = 10.0
"""How long a process may take to answer that it is done: on a busy machine it may not have its turn for seconds."""


class WarmRunner:
    """Runs notebooks in forks of a warm process; those of other languages in a kernel of their own.

    A context manager: the warm process is started by the first Python notebook and ends with it. A `grader` that runs
    already is used instead, and left running.
    """

    def __init__(self, cell_seconds: float = 30, grader: WarmGrader | None = None) -> None:
        self._kernels = KernelRunner(cell_seconds)
        self._limits = Limits(cell_seconds=cell_seconds, grace_seconds=GRACE_SECONDS)
        self._given = grader is not None
        self._grader = grader or WarmGrader(self._limits, allow_unsafe=True)  # the teacher's own code
        self._started = False
        self._plans: dict[tuple[str, ...], ExamPlan | None] = {}

    def __enter__(self) -> "WarmRunner":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._started:
            self._grader.__exit__(kind, error, trace)

    def run(self, notebook: Mapping[str, Any], folder: Path) -> list[list[dict[str, Any]]]:
        """Outputs of each cell, in the notebook's order."""
        if notebook.get("metadata", {}).get("kernelspec", {}).get("name", PYTHON) != PYTHON:
            return self._kernels.run(notebook, folder)
        if not self._started and not self._given:
            self._grader.__enter__()
            self._started = True
        return [_outputs(one) for one in self._as_graded(tasks_of(notebook), folder)]

    def _as_graded(self, tasks: list[CellTask], folder: Path) -> list[CellResult]:
        """Each test apart from the answers, or beside them where a release would have it so.

        The text alone seldom tells which tests can't be apart; the first run of a notebook, which has the reference
        answers, does.
        """
        tests = tuple(one.source for one in tasks if one.role == "test")
        plan = self._plans.get(tests)
        found = self._grader.run(tasks, folder, plan=plan, limits=self._limits).cells
        if tests in self._plans or not any(map(_cannot_be_apart, found)):
            self._plans.setdefault(tests, None)
            return found
        plan = self._plans[tests] = prepare_exam_apart(_teacher_cells(tasks), folder)
        return self._grader.run(tasks, folder, plan=plan, limits=self._limits).cells


def _cannot_be_apart(result: CellResult) -> bool:
    return any(one.get("ename") == NotAskedError.__name__ for one in result.outputs)


def _teacher_cells(tasks: list[CellTask]) -> tuple[TeacherCell, ...]:
    return tuple(TeacherCell(one.id, ROLES[one.role], one.source) for one in tasks if one.runs)


def _outputs(result: CellResult) -> list[dict[str, Any]]:
    """A cell's outputs; one that could not run to its end has an error among them, lest silence count as a pass."""
    lost = result.status in ("timeout", "killed", "skipped")
    if not lost or any(one.get("output_type") == "error" for one in result.outputs):
        return result.outputs
    told = result.message or "This cell did not run to its end."
    return [
        *result.outputs,
        {"output_type": "error", "ename": "GradingError", "evalue": told, "traceback": []},
    ]


def tasks_of(notebook: Mapping[str, Any]) -> list[CellTask]:
    """A source notebook's cells as the engine runs them: answers as a student's, tests as tests."""
    return [_task(place, cell) for place, cell in enumerate(notebook["cells"])]


def _task(place: int, cell: Cell) -> CellTask:
    test = is_graded(cell) and not is_solution(cell) and cell.get("cell_type") == "code"
    return CellTask(
        id=str(place),
        role="test" if test else "student" if is_solution(cell) else "teacher",
        source=text(cell),
        cell_type=str(cell.get("cell_type")),
        grade_id=grade_id(cell),
        points=points_of(cell),
    )
