"""One submission in flight: its candidate, its cells one after another, and what became of each."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openclass_nb.grading.scores import cell_score
from openclass_nb.grading.warm.nursery import Child, ZygoteProcess
from openclass_nb.grading.warm.outputs import Recorder
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Cost, Limits, Status, SubmissionResult
from openclass_nb.grading.warm.watch import Deadline, GoneError, frames_until
from openclass_nb.grading.warm.wire import BrokenChannelError, Frame

PROBLEM_CHARACTERS = 4000
ENDED = "The notebook’s code ended its own process, so nothing after it could run."
TIMEOUT = {
    "output_type": "error",
    "ename": "CellTimeoutError",
    "evalue": "",
    "traceback": ["\x1b[0;31mCellTimeoutError\x1b[0m: No reply from kernel before timeout"],
}


class Sitting:
    """Runs the cells of one submission; use once."""

    def __init__(self, zygote: ZygoteProcess, tasks: Sequence[CellTask], limits: Limits) -> None:
        self._zygote = zygote
        self._tasks = tasks
        self._limits = limits
        self._gone = ""
        self._flags: list[str] = []

    def run(self) -> SubmissionResult:
        """All cells, in order. A candidate that ends leaves the rest "skipped"; nothing is raised."""
        self._deadline = Deadline.after(self._limits.submission_seconds)
        with self._processes():
            self._recorder = Recorder(self._tasks, self._to_widgets)
            cells = [self._cell(index, task) for index, task in enumerate(self._tasks)]
            cells = [self._with_outputs(index, cell) for index, cell in enumerate(cells)]
            widgets = self._recorder.widgets()
        cpu = sum(end.get("cpu_seconds", 0.0) for end in self._ends)
        return SubmissionResult(cells, flags=tuple(self._flags), widgets=widgets, cost=Cost(cpu_seconds=cpu))

    @contextmanager
    def _processes(self) -> Iterator[None]:
        link, other_link = socket.socketpair()
        self._candidate = self._fork("candidate", link)
        try:
            yield
        finally:
            self._ends = [self._candidate.end()]
            link.close()
            other_link.close()

    def _fork(self, role: str, link: socket.socket) -> Child:
        ours, theirs = socket.socketpair()
        order = {"role": role, "output_bytes": self._limits.output_bytes}
        from openclass_nb.grading.warm.wire import Channel

        child = self._zygote.fork(order, Channel(ours), [theirs.fileno(), link.fileno()])
        theirs.close()
        return child

    def _cell(self, index: int, task: CellTask) -> CellResult:
        if not task.runs:
            return self._scored(task, CellResult(task.id, "ok"), [])
        if self._gone:
            return self._lost(task, "skipped")
        self._recorder.begin(index)
        order = {"do": "cell", "id": str(index), "source": task.source}
        status, reply = self._ask_candidate(order)
        if status in {"killed", "timeout"} and self._gone:
            return self._lost(task, status)
        self._note_error(index, status, reply)
        result = CellResult(task.id, status, execution_count=reply.get("execution_count"))
        return self._scored(task, result, self._recorder.outputs(index))

    def _scored(self, task: CellTask, result: CellResult, outputs: list[dict[str, Any]]) -> CellResult:
        if task.role != "test":
            return result
        score, message = cell_score(outputs, task.points)
        return _replace(result, score=score, message=message, mode="compatible")

    def _lost(self, task: CellTask, status: Status) -> CellResult:
        if task.role != "test":
            return CellResult(task.id, status, message=self._gone)
        return CellResult(task.id, status, score=0.0, message=self._gone, mode="isolated")

    def _with_outputs(self, index: int, cell: CellResult) -> CellResult:
        return _replace(cell, outputs=self._recorder.outputs(index))

    def _ask_candidate(self, order: Frame) -> tuple[Status, Frame]:
        """Have the candidate do something; interrupts it at its time limit, and ends it if that doesn't help."""
        try:
            self._candidate.channel.send(order)
            limit = min(self._limits.cell_seconds, self._deadline.left)
            if (reply := self._reply(order["id"], limit)) is not None:
                return ("error" if reply.get("status") == "error" else "ok"), reply
            self._candidate.interrupt()
            if (reply := self._reply(order["id"], self._limits.grace_seconds)) is not None:
                return "timeout", reply
            self._gone = f"A cell took longer than {limit:g} seconds and could not be interrupted."
            self._candidate.kill()
            return "timeout", {}
        except (GoneError, BrokenChannelError):
            self._gone = ENDED
            return "killed", {}

    def _reply(self, order_id: str, seconds: float) -> Frame | None:
        for frame in frames_until(self._candidate, Deadline.after(seconds), self._look):
            if "problem" in frame:
                self._flags.append(f"The candidate’s process failed: {str(frame['problem'])[:PROBLEM_CHARACTERS]}")
            if "message" in frame:
                self._recorder.take(frame["message"])
            elif frame.get("done") == order_id:
                reply = frame.get("reply")
                return reply if isinstance(reply, dict) else {}
        return None

    def _look(self) -> None:
        """Memory, now and then."""

    def _note_error(self, index: int, status: Status, reply: Frame) -> None:
        """An error that the reply tells of and no message did, as nbgrader records it."""
        outputs = self._recorder.outputs(index)
        if status == "timeout":
            self._recorder.replace(index, [*outputs, TIMEOUT])

    def _to_widgets(self, message: Frame) -> None:
        """The page's answer to a widget; it is handled before the next cell."""
        with contextlib.suppress(BrokenChannelError):
            self._candidate.channel.send({"do": "widget", "message": message})


def _replace(result: CellResult, **changes: Any) -> CellResult:
    from dataclasses import replace

    return replace(result, **changes)
