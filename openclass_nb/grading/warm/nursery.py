"""The supervisor's hold on a zygote and on the processes that it forks."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

import openclass_nb
from openclass_nb.errors import GradingError
from openclass_nb.grading.sandbox import ActiveLayers, Bounds
from openclass_nb.grading.warm.desk import Desk
from openclass_nb.grading.warm.memory import held_bytes
from openclass_nb.grading.warm.tasks import Limits
from openclass_nb.grading.warm.wire import BrokenChannelError, Channel, Frame

MODULE = "openclass_nb.grading.warm.zygote"
PATHS = [str(Path(openclass_nb.__file__).parents[1])]
"""Where a zygote finds modules beside those of its environment."""
PRELOAD = ("numpy", "pandas", "matplotlib.pyplot", "openclass_nb.answers")


@dataclass(frozen=True)
class Environment:
    """What every zygote of a grader has in common.

    `preload` names modules to import for all submissions, `readable` more trees that they may read, `without` layers
    of the sandbox to leave out. `allow_unsafe` grades even where files or the network can't be kept apart.
    """

    python: str
    preload: tuple[str, ...] = PRELOAD
    readable: tuple[Path, ...] = ()
    without: frozenset[str] = frozenset()
    allow_unsafe: bool = False
    bounds: Bounds = field(default_factory=Bounds)

    def settings(self, desks: Sequence[Path], proven: Sequence[str] | None) -> str:
        """What zygotes are told at their start, one for each desk."""
        return json.dumps(
            {
                "desks": [str(one) for one in desks],
                "preload": self.preload,
                "readable": [str(one) for one in self.readable],
                "without": sorted(self.without),
                "allow_unsafe": self.allow_unsafe,
                "bounds": asdict(self.bounds),
                "proven": proven,
            }
        )


def bounds_of(limits: Limits) -> Bounds:
    """What each process may use at most, if a submission may use `limits`."""
    return Bounds(
        memory_bytes=limits.memory_bytes,
        file_bytes=limits.file_bytes,
        processes=limits.processes,
        open_files=limits.open_files,
        cpu_seconds=int(limits.submission_seconds) + 60,
    )


class Child:
    """One forked process: its channel, and the means to interrupt and end it."""

    def __init__(self, zygote: ZygoteProcess, channel: Channel, pid: int, pidfd: int | None) -> None:
        self.channel = channel
        self.pid = pid
        self.pidfd = pidfd
        self._zygote = zygote
        self._reaped = False

    def interrupt(self) -> None:
        """As Ctrl-C would."""
        self._signal(signal.SIGINT)

    def kill(self) -> None:
        """End it at once; what it started ends with `end`."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            if self.pidfd is not None:
                signal.pidfd_send_signal(self.pidfd, number)
            else:  # no other process can have the number before the zygote has reaped this one
                os.kill(self.pid, number)

    def end(self) -> Frame:
        """Kill it and all that it started, wait, and say how it went: {"status": ..., "cpu_seconds": ...}."""
        if self._reaped:
            return {}
        self._reaped = True
        self.kill()
        self.channel.close()
        if self.pidfd is not None:
            os.close(self.pidfd)
        return self._zygote.ask({"do": "reap", "pid": self.pid})[0]


class ZygotesOwn(Protocol):
    """A zygote's process as the supervisor sees it."""

    pid: int

    def named(self, pid: int) -> None:
        """It has told its number."""

    def wait(self, timeout: float | None = None) -> object:
        """Wait until it has ended; gives its status. TimeoutExpired after `timeout` seconds."""

    def kill(self) -> None:
        """End it."""


class ZygoteProcess:
    """A running zygote and its desk. Not for use by several threads at once."""

    def __init__(self, desk: Desk, channel: Channel, process: ZygotesOwn) -> None:
        self.desk = desk
        self._had: set[str] = set()
        self._process = process
        self._channel = channel
        self.facts = self._first_word()
        self.held_bytes = held_bytes(self._process.pid)

    def _first_word(self) -> Frame:
        try:
            facts = self._channel.receive()
        except BrokenChannelError:
            self.desk.close()
            raise self._gone() from None
        self._process.named(facts["pid"])
        self.layers = ActiveLayers(tuple(facts["names"]), facts["missing"])
        if facts.get("refused"):
            self.close()
            self.layers.require(allow_unsafe=False)
        return facts

    @property
    def pid(self) -> int:
        """The zygote's process id."""
        return self._process.pid

    def fork(self, order: Frame, channel: Channel, descriptors: Sequence[int]) -> Child:
        """A child that lives as `order` says; `channel` is our end of its first descriptor."""
        answer, passed = self.ask({"do": "fork", **order}, descriptors)
        return Child(self, channel, answer["pid"], passed[0] if passed else None)

    def have(self, modules: Set[str]) -> None:
        """See to it that these modules of large libraries, where there are such, are loaded before a fork."""
        missing = modules - self._had
        if missing:
            self._had |= missing
            self.ask({"do": "import", "names": sorted(missing)})

    def ask(self, order: Frame, descriptors: Sequence[int] = ()) -> tuple[Frame, list[int]]:
        """One question to the zygote, and its answer."""
        try:
            self._channel.send(order, descriptors)
            return self._channel.receive_with_descriptors()
        except BrokenChannelError:
            raise self._gone() from None

    def _gone(self) -> GradingError:
        status = self._process.wait()
        return GradingError(
            f"The process that grades ended by itself (status {status}).",
            next_step="Run the command again; if it happens again, try --engine nbgrader.",
        )

    def hang_up(self) -> None:
        """Have the zygote end by itself, and its children with it; `close` waits for that."""
        self._channel.close()

    def close(self) -> None:
        """End the zygote and all its children, and remove its desk."""
        self.hang_up()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.desk.close()
