"""One submission in flight: its candidate, its cells one after another, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from openclass_nb.grading.isolated import ExamPlan
from openclass_nb.grading.scores import cell_score
from openclass_nb.grading.warm.exam import covering, limits_data, step_data, with_modes
from openclass_nb.grading.warm.nursery import ZygoteProcess
from openclass_nb.grading.warm.outputs import Recorder
from openclass_nb.grading.warm.processes import Processes
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Limits, Status, SubmissionResult
from openclass_nb.grading.warm.watch import Deadline
from openclass_nb.grading.warm.wire import Frame

CANARY = "a test that can't hold was made to hold"
CANARY_MESSAGE = "These points need a look by your teacher."
TIMEOUT = {
    "output_type": "error",
    "ename": "CellTimeoutError",
    "evalue": "",
    "traceback": ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"],
}
"""What nbgrader records for a cell that took too long."""


class Sitting:
    """Runs the cells of one submission; use once. `plan` says where the names of the isolated tests come from."""

    def __init__(
        self,
        zygote: ZygoteProcess,
        tasks: Sequence[CellTask],
        limits: Limits,
        plan: ExamPlan | None = None,
        *,
        measures: bool = False,
    ) -> None:
        self._plan = covering(tasks, plan)
        self._tasks = with_modes(tasks, self._plan)
        self._limits = limits
        self._layers = zygote.layers.names
        self._processes = Processes(zygote, limits, measures=measures)
        self._recorder = Recorder(tasks, self._to_widgets)

    def run(self) -> SubmissionResult:
        """All cells, in order. A candidate that ends leaves the rest "skipped"; nothing is raised."""
        self._deadline = Deadline.after(self._limits.submission_seconds)
        with self._processes as processes:
            self._candidate = processes.candidate
            cells = [self._cell(index, task) for index, task in enumerate(self._tasks)]
        return SubmissionResult(
            [self._with_outputs(index, cell) for index, cell in enumerate(cells)],
            layers=self._layers,
            flags=processes.problems,
            widgets=self._recorder.widgets(),
            cost=processes.cost,
        )

    def _with_outputs(self, index: int, cell: CellResult) -> CellResult:
        return cell if cell.mode == "isolated" else replace(cell, outputs=self._recorder.outputs(index))

    def _cell(self, index: int, task: CellTask) -> CellResult:
        if not task.runs:
            return self._scored(task, CellResult(task.id, "ok"), [])
        if self._candidate.gone:
            return self._lost(task, "skipped")
        if task.role == "test" and task.mode == "isolated":
            return self._test(index, task)
        return self._run(index, task)

    def _seconds(self) -> float:
        return min(self._limits.cell_seconds, self._deadline.left)

    def _run(self, index: int, task: CellTask) -> CellResult:
        """A cell that runs in the candidate."""
        self._recorder.begin(index)
        if task.role == "test":
            self._candidate.tell({"do": "restore"})
        order = {"do": "cell", "id": str(index), "source": task.source}
        status, reply = self._candidate.ask(order, self._seconds(), self._recorder.take)
        if self._candidate.gone:
            return self._lost(task, status)
        if status == "timeout":
            self._recorder.add(index, TIMEOUT)
        elif status == "error" and task.role == "test":
            self._recorder.add_missing_error(index, reply)
        result = CellResult(task.id, status, execution_count=_count(reply))
        return self._past_canaries(index, task, self._scored(task, result, self._recorder.outputs(index)))

    def _past_canaries(self, index: int, task: CellTask, result: CellResult) -> CellResult:
        """Withhold the points of a test if one of its canaries, which can't hold, holds."""
        for source in task.canaries if result.score else ():
            self._candidate.tell({"do": "restore"})
            order = {"do": "cell", "id": f"{index}-canary", "source": source}
            status, _ = self._candidate.ask(order, self._seconds(), _nothing)
            if status != "error":
                return replace(result, score=0.0, message=CANARY_MESSAGE, flags=(*result.flags, CANARY))
        return result

    def _test(self, index: int, task: CellTask) -> CellResult:
        """A test cell, in the examiner, while the candidate answers."""
        order = {
            "id": str(index),
            "step": step_data(self._plan.step(task.id)),
            "submitted": self._submitted(index),
        }
        self._candidate.tell({"do": "answer", "id": str(index), "limits": limits_data(self._limits)})
        examiner = self._processes.examiner
        seconds = self._seconds() + self._limits.grace_seconds
        status, reply = examiner.ask({"do": "test", **order}, seconds, _nothing)
        if examiner.gone:
            self._candidate.end(f"The test {task.grade_id or task.id} did not come to an end.")
            return self._lost(task, status)
        self._candidate.wait_for(str(index), self._limits.grace_seconds, _nothing)
        return tested(task, reply["outcome"])

    def _submitted(self, index: int) -> list[str]:
        """The text of the cells that have run so far, tests aside."""
        return [one.source for one in self._tasks[:index] if one.role != "test" and one.runs]

    def _scored(self, task: CellTask, result: CellResult, outputs: list[dict[str, Any]]) -> CellResult:
        if task.role != "test":
            return result
        score, message = cell_score(outputs, task.points, shows_points=task.shows_points)
        return replace(result, score=score, message=message, mode=task.mode)

    def _lost(self, task: CellTask, status: Status) -> CellResult:
        """A cell that could not run, or not to its end."""
        lost = CellResult(task.id, status, message=self._candidate.gone)
        return replace(lost, score=0.0, mode=task.mode) if task.role == "test" else lost

    def _to_widgets(self, message: Frame) -> None:
        """The page's answer to a widget; it is handled before the next cell."""
        self._candidate.tell({"do": "widget", "message": message})


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


def _nothing(message: object) -> None:
    """What an examiner displays is in its reply."""


def _count(reply: Frame) -> int | None:
    count = reply.get("execution_count")
    return count if type(count) is int else None
