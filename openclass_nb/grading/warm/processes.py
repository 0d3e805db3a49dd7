"""The two processes of one submission, and the link between them."""

from __future__ import annotations

import socket
from types import TracebackType

from openclass_nb.grading.warm.attendant import Attendant
from openclass_nb.grading.warm.exam import limits_data
from openclass_nb.grading.warm.nursery import Child, ZygoteProcess
from openclass_nb.grading.warm.tasks import Cost, Limits
from openclass_nb.grading.warm.usage import Usage
from openclass_nb.grading.warm.wire import Channel


class Processes:
    """A candidate from the start, an examiner when the first test needs it. `cost` is known at the end."""

    def __init__(self, zygote: ZygoteProcess, limits: Limits, *, measures: bool = False) -> None:
        self._zygote = zygote
        self._measures = measures
        self._limits = limits
        self._usage = Usage(zygote, limits)
        self._children: list[Child] = []
        self._examiner: Attendant | None = None
        self.cost = Cost()

    def __enter__(self) -> Processes:
        self._links = dict(zip(("candidate", "examiner"), socket.socketpair(), strict=True))
        self.candidate = self._forked("candidate")
        return self

    @property
    def examiner(self) -> Attendant:
        """The examiner; one that has ended stays ended."""
        self._examiner = self._examiner or self._forked("examiner")
        return self._examiner

    @property
    def problems(self) -> tuple[str, ...]:
        """What went wrong in either by its own account."""
        examiner = self._examiner.problems if self._examiner else []
        return (*self.candidate.problems, *examiner)

    def _forked(self, role: str) -> Attendant:
        ours, theirs = socket.socketpair()
        with theirs, self._links[role] as link:
            order = {"role": role, "limits": limits_data(self._limits)}
            child = self._zygote.fork(order, Channel(ours), [theirs.fileno(), link.fileno()])
        self._children.append(child)
        self._usage.include(child)
        return Attendant(child, self._limits, self._usage.too_much)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for link in self._links.values():
            link.close()
        if self._measures:
            self._usage.measure()
        ends = [one.end() for one in self._children]
        self.cost = Cost(sum(end.get("cpu_seconds", 0.0) for end in ends), self._usage.most_bytes)
