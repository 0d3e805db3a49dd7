"""Test cells that stand in a row: asked for at once, their results read as they come.

Between two of them neither process has to wait for the supervisor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openclass_nb.grading.isolated import ExamPlan
from openclass_nb.grading.scores import cell_score
from openclass_nb.grading.warm.attendant import Attendant
from openclass_nb.grading.warm.exam import limits_data, step_data
from openclass_nb.grading.warm.processes import Processes
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Limits, Status
from openclass_nb.grading.warm.watch import Deadline
from openclass_nb.grading.warm.wire import Frame

MOST_IN_A_ROW = 50
"""Tests that are asked for at once."""

Placed = tuple[int, CellTask]
"""A task and its place in the notebook."""


class Examination:
    """Has the examiner of one submission run tests, while the candidate answers."""

    def __init__(self, processes: Processes, plan: ExamPlan, limits: Limits, deadline: Deadline) -> None:
        self._processes = processes
        self._plan = plan
        self._limits = limits
        self._deadline = deadline

    def run(self, tests: Sequence[Placed], submitted: Sequence[str]) -> Iterator[CellResult]:
        """The results of `tests` in their order; `submitted` is the text of the cells that have run before them.

        When a process is lost on the way, so are the tests after it.
        """
        for start in range(0, len(tests), MOST_IN_A_ROW):
            yield from self._row(tests[start : start + MOST_IN_A_ROW], submitted)

    def _row(self, row: Sequence[Placed], submitted: Sequence[str]) -> Iterator[CellResult]:
        candidate = self._processes.candidate
        if not candidate.gone:
            ids = [str(index) for index, _ in row]
            candidate.tell({"do": "answer", "ids": ids, "limits": limits_data(self._limits)})
            self._processes.examiner.tell({"tests": self._orders(row), "submitted": list(submitted)})
        for index, task in row:
            if candidate.gone:
                yield lost(task, "skipped", candidate.gone)
                continue
            result = self._result(candidate, str(index), task)
            is_last = task is row[-1][1]
            if not candidate.gone and (is_last or result.status != "ok"):
                # Whoever has ended can't answer the next test, and has to be through with this one before a cell.
                candidate.wait_for(str(index), self._limits.grace_seconds, _nothing)
            yield result

    def _orders(self, row: Sequence[Placed]) -> list[Frame]:
        return [{"id": str(index), "step": step_data(self._plan.step(task.id))} for index, task in row]

    def _result(self, candidate: Attendant, order_id: str, task: CellTask) -> CellResult:
        examiner = self._processes.examiner
        seconds = min(self._limits.cell_seconds, self._deadline.left) + self._limits.grace_seconds
        status, reply = examiner.wait_for(order_id, seconds, _nothing)
        if examiner.gone:
            candidate.end(f"The test {task.grade_id or task.id} did not come to an end.")
            return lost(task, status, candidate.gone)
        return tested(task, reply["outcome"])


def tested(task: CellTask, outcome: Frame) -> CellResult:
    """The result of an isolated test cell from what the examiner says of it."""
    outputs = list(outcome["outputs"])
    score, message = cell_score(outputs, task.points, shows_points=task.shows_points)
    return CellResult(
        task.id,
        "ok" if outcome["status"] == "passed" else "error",
        outputs,
        score=score,
        message=message if score < task.points else "",
        detail=outcome["detail"] or "",
        mode="isolated",
        flags=tuple(outcome["flags"]),
    )


def lost(task: CellTask, status: Status, reason: str) -> CellResult:
    """A cell that could not run, or not to its end."""
    if task.role == "test":
        return CellResult(task.id, status, message=reason, score=0.0, mode=task.mode)
    return CellResult(task.id, status, message=reason)


def _nothing(message: object) -> None:
    """What an examiner displays is in its reply."""
