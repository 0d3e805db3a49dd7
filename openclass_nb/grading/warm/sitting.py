"""One submission in flight: its candidate, its cells one after another, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from openclass_nb.grading.isolated import ExamPlan
from openclass_nb.grading.scores import cell_score
from openclass_nb.grading.warm.exam import covering, with_modes
from openclass_nb.grading.warm.examination import Examination, Placed, lost
from openclass_nb.grading.warm.nursery import ZygoteProcess
from openclass_nb.grading.warm.outputs import Recorder
from openclass_nb.grading.warm.processes import Processes
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Limits, SubmissionResult
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
            cells = self._cells(Examination(processes, self._plan, self._limits, self._deadline))
        return SubmissionResult(
            [self._with_outputs(index, cell) for index, cell in enumerate(cells)],
            layers=self._layers,
            flags=processes.problems,
            widgets=self._recorder.widgets(),
            cost=processes.cost,
        )

    def _with_outputs(self, index: int, cell: CellResult) -> CellResult:
        return cell if cell.mode == "isolated" else replace(cell, outputs=self._recorder.outputs(index))

    def _cells(self, examination: Examination) -> list[CellResult]:
        """What became of each; isolated tests between which nothing runs are one examination."""
        found = {
            index: self._scored(one, CellResult(one.id, "ok"), [])
            for index, one in enumerate(self._tasks)
            if not one.runs
        }
        running = [(index, one) for index, one in enumerate(self._tasks) if one.runs]
        for isolated, placed in groupby(running, key=_is_isolated):
            group = list(placed)
            results = (
                examination.run(group, self._submitted(group[0][0])) if isolated else self._run_all(group)
            )
            found.update(zip((index for index, _ in group), results, strict=True))
        return [found[index] for index in range(len(self._tasks))]

    def _run_all(self, group: Sequence[Placed]) -> Iterator[CellResult]:
        for index, task in group:
            gone = self._candidate.gone
            yield lost(task, "skipped", gone) if gone else self._run(index, task)

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
            return lost(task, status, self._candidate.gone)
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

    def _submitted(self, index: int) -> list[str]:
        """The text of the cells that have run so far, tests aside."""
        return [one.source for one in self._tasks[:index] if one.role != "test" and one.runs]

    def _scored(self, task: CellTask, result: CellResult, outputs: list[dict[str, Any]]) -> CellResult:
        if task.role != "test":
            return result
        score, message = cell_score(outputs, task.points, shows_points=task.shows_points)
        return replace(result, score=score, message=message, mode=task.mode)

    def _to_widgets(self, message: Frame) -> None:
        """The page's answer to a widget; it is handled before the next cell."""
        self._candidate.tell({"do": "widget", "message": message})


def _nothing(message: object) -> None:
    """What a canary displays is nobody's output."""


def _count(reply: Frame) -> int | None:
    count = reply.get("execution_count")
    return count if type(count) is int else None


def _is_isolated(placed: Placed) -> bool:
    return placed[1].role == "test" and placed[1].mode == "isolated"
