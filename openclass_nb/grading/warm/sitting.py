"""One submission in flight: its candidate, its cells one after another, and what became of each."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from openclass_nb.grading.scores import cell_score
from openclass_nb.grading.warm.attendant import Attendant
from openclass_nb.grading.warm.nursery import Child, ZygoteProcess
from openclass_nb.grading.warm.outputs import Recorder
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Cost, Limits, Status, SubmissionResult
from openclass_nb.grading.warm.usage import Usage
from openclass_nb.grading.warm.watch import Deadline
from openclass_nb.grading.warm.wire import BrokenChannelError, Channel, Frame

TIMEOUT = {
    "output_type": "error",
    "ename": "CellTimeoutError",
    "evalue": "",
    "traceback": ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"],
}
"""What nbgrader records for a cell that took too long."""


class Sitting:
    """Runs the cells of one submission; use once."""

    def __init__(self, zygote: ZygoteProcess, tasks: Sequence[CellTask], limits: Limits) -> None:
        self._zygote = zygote
        self._tasks = tasks
        self._limits = limits
        self._recorder = Recorder(tasks, self._to_widgets)

    def run(self) -> SubmissionResult:
        """All cells, in order. A candidate that ends leaves the rest "skipped"; nothing is raised."""
        self._deadline = Deadline.after(self._limits.submission_seconds)
        with self._processes():
            cells = [self._cell(index, task) for index, task in enumerate(self._tasks)]
        cells = [replace(cell, outputs=self._recorder.outputs(index)) for index, cell in enumerate(cells)]
        return SubmissionResult(
            cells,
            layers=self._zygote.layers.names,
            flags=tuple(self._attendant.problems),
            widgets=self._recorder.widgets(),
            cost=self._cost,
        )

    @contextmanager
    def _processes(self) -> Iterator[None]:
        ends: list[Frame] = []
        link, other_link = socket.socketpair()
        with link, other_link:
            self._candidate = self._fork("candidate", link)
            usage = Usage(self._zygote, [self._candidate], self._limits)
            self._attendant = Attendant(self._candidate, self._limits, usage.too_much)
            try:
                yield
            finally:
                ends.append(self._candidate.end())
                cpu = sum(end.get("cpu_seconds", 0.0) for end in ends)
                self._cost = Cost(cpu, usage.most_bytes)

    def _fork(self, role: str, link: socket.socket) -> Child:
        ours, theirs = socket.socketpair()
        with theirs:
            order = {"role": role, "output_bytes": self._limits.output_bytes}
            return self._zygote.fork(order, Channel(ours), [theirs.fileno(), link.fileno()])

    def _cell(self, index: int, task: CellTask) -> CellResult:
        if not task.runs:
            return self._scored(task, CellResult(task.id, "ok"), [])
        if self._attendant.gone:
            return self._lost(task, "skipped")
        self._recorder.begin(index)
        seconds = min(self._limits.cell_seconds, self._deadline.left)
        order = {"do": "cell", "id": str(index), "source": task.source}
        status, reply = self._attendant.ask(order, seconds, self._recorder.take)
        if self._attendant.gone:
            return self._lost(task, status)
        if status == "timeout":
            self._recorder.add(index, TIMEOUT)
        result = CellResult(task.id, status, execution_count=_count(reply))
        return self._scored(task, result, self._recorder.outputs(index))

    def _scored(self, task: CellTask, result: CellResult, outputs: list[dict[str, Any]]) -> CellResult:
        if task.role != "test":
            return result
        score, message = cell_score(outputs, task.points)
        return replace(result, score=score, message=message, mode="compatible")

    def _lost(self, task: CellTask, status: Status) -> CellResult:
        """A cell that could not run, or not to its end."""
        lost = CellResult(task.id, status, message=self._attendant.gone)
        return replace(lost, score=0.0, mode="isolated") if task.role == "test" else lost

    def _to_widgets(self, message: Frame) -> None:
        """The page's answer to a widget; it is handled before the next cell."""
        with contextlib.suppress(BrokenChannelError):
            self._candidate.channel.send({"do": "widget", "message": message})


def _count(reply: Frame) -> int | None:
    count = reply.get("execution_count")
    return count if type(count) is int else None
