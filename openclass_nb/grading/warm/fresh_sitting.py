"""One submission in a kernel process of its own, seen from the supervisor."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from typing import Any

from openclass_nb.errors import GradingError
from openclass_nb.grading.scores import cell_score
from openclass_nb.grading.warm.attendant import Attendant
from openclass_nb.grading.warm.exam import limits_data
from openclass_nb.grading.warm.nursery import ZygoteProcess
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Cost, Limits, Status, SubmissionResult
from openclass_nb.grading.warm.usage import Usage
from openclass_nb.grading.warm.wire import Channel, Frame

NEEDED = ("own root", "network namespace")
ENDED = "The kernel ended, so nothing after it could run."
FLAG = "ran in a kernel of its own, tests beside the student's code"
MOST_SECONDS = 90
"""For the kernel to start and end, beside the time of the cells."""


class FreshSitting:
    """Runs a submission through nbclient, in the sandbox. All tests are in compatible mode, and it is flagged."""

    def __init__(self, zygote: ZygoteProcess, tasks: Sequence[CellTask], limits: Limits, kernel: str) -> None:
        missing = [name for name in NEEDED if name not in zygote.layers.names]
        if missing:
            raise GradingError(
                f"The kernel “{kernel}” can’t be kept apart on this machine: there is no {' and no '.join(missing)}.",
                next_step="Grade on a machine that allows namespaces.",
            )
        self._zygote = zygote
        self._tasks = tasks
        self._limits = limits
        self._kernel = kernel
        self._cells: dict[int, Frame] = {}

    def run(self) -> SubmissionResult:
        """All cells in order; those after a kernel's death are "skipped"."""
        ours, theirs = socket.socketpair()
        with theirs:
            order = {"role": "kernel", "limits": limits_data(self._limits)}
            child = self._zygote.fork(order, Channel(ours), [theirs.fileno()])
        usage = Usage(self._zygote, self._limits)
        usage.include(child)
        attendant = Attendant(child, self._limits, usage.too_much)
        try:
            attendant.ask(self._order(), self._limits.submission_seconds + MOST_SECONDS, self._take)
        finally:
            cpu = child.end().get("cpu_seconds", 0.0)
        return SubmissionResult(
            [self._result(index, task) for index, task in enumerate(self._tasks)],
            layers=self._zygote.layers.names,
            flags=(FLAG, *attendant.problems),
            cost=Cost(cpu, usage.most_bytes),
        )

    def _order(self) -> Frame:
        return {
            "id": "notebook",
            "kernel": self._kernel,
            "sources": [task.source if task.runs else "" for task in self._tasks],
            "seconds": self._limits.cell_seconds,
            "kernels": os.environ.get("JUPYTER_PATH", ""),
        }

    def _take(self, told: Any) -> None:
        """What is told of a cell that has run; the first word counts."""
        if (
            isinstance(told, dict)
            and isinstance(told.get("cell"), int)
            and isinstance(told.get("outputs"), list)
        ):
            self._cells.setdefault(told["cell"], told)

    def _result(self, index: int, task: CellTask) -> CellResult:
        told = self._cells.get(index)
        if told is None and task.runs:
            lost = CellResult(task.id, "skipped", message=ENDED)
            return lost if task.role != "test" else self._scored(task, lost, lost=True)
        status: Status = "ok" if told is None or told.get("status") == "ok" else "error"
        outputs = [one for one in (told or {}).get("outputs", ()) if isinstance(one, dict)]
        return self._scored(task, CellResult(task.id, status, outputs))

    def _scored(self, task: CellTask, result: CellResult, lost: bool = False) -> CellResult:
        if task.role != "test":
            return result
        score, message = cell_score(result.outputs, task.points, shows_points=task.shows_points)
        if lost:
            score, message = 0.0, ENDED
        return CellResult(
            task.id, result.status, result.outputs, score=score, message=message, mode="compatible"
        )
