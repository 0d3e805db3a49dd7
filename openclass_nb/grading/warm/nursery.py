"""The supervisor's hold on a zygote and on the processes that it forks."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openclass_nb
from openclass_nb.errors import GradingError
from openclass_nb.grading.warm.wire import BrokenChannelError, Channel, Frame

MODULE = "openclass_nb.grading.warm.zygote"
PRELOAD = ("numpy", "pandas", "matplotlib.pyplot")


class Child:
    """One forked process: its channel, and the means to interrupt and end it."""

    def __init__(self, zygote: ZygoteProcess, channel: Channel, pid: int, pidfd: int) -> None:
        self.channel = channel
        self.pid = pid
        self.pidfd = pidfd
        self._zygote = zygote
        self._reaped = False

    def interrupt(self) -> None:
        """As Ctrl-C would."""
        self._signal(signal.SIGINT)

    def kill(self) -> None:
        """End it and everything it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, number)

    def end(self) -> Frame:
        """Kill, wait, and say how it went: {"status": ..., "cpu_seconds": ...}."""
        if self._reaped:
            return {}
        self._reaped = True
        self.kill()
        self.channel.close()
        os.close(self.pidfd)
        return self._zygote.ask({"do": "reap", "pid": self.pid})[0]


class ZygoteProcess:
    """A running zygote. Not for use by several threads at once."""

    def __init__(self, python: str, settings: Frame, environment: dict[str, str]) -> None:
        ours, theirs = socket.socketpair()
        command = [python, "-P", "-m", MODULE, str(theirs.fileno()), _json(settings)]
        self._process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            env={**environment, "PYTHONPATH": str(Path(openclass_nb.__file__).parents[1])},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
        )
        theirs.close()
        self._channel = Channel(ours)
        self.facts = self._receive()

    @property
    def pid(self) -> int:
        """The zygote's process id."""
        return self._process.pid

    def fork(self, order: Frame, channel: Channel, descriptors: Sequence[int]) -> Child:
        """A child that lives as `order` says; `channel` is our end of its first descriptor."""
        answer, passed = self.ask({"do": "fork", **order}, descriptors)
        return Child(self, channel, answer["pid"], passed[0])

    def ask(self, order: Frame, descriptors: Sequence[int] = ()) -> tuple[Frame, list[int]]:
        """One question to the zygote, and its answer."""
        try:
            self._channel.send(order, descriptors)
            return self._channel.receive_with_descriptors()
        except BrokenChannelError:
            raise self._gone() from None

    def _receive(self) -> Frame:
        try:
            return self._channel.receive()
        except BrokenChannelError:
            raise self._gone() from None

    def _gone(self) -> GradingError:
        status = self._process.wait()
        return GradingError(
            f"The process that grades ended by itself (status {status}).",
            next_step="Run the command again; if it happens again, try --engine nbgrader.",
        )

    def close(self) -> None:
        """End the zygote and all its children."""
        self._channel.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _json(settings: Frame) -> str:
    import json

    return json.dumps(settings)


def default_settings(preload: Sequence[str] = PRELOAD, **more: Any) -> Frame:
    """What a zygote is told at its start."""
    return {"preload": list(preload), **more}


def this_python() -> str:
    """The interpreter that runs us, and so the environment that the teacher installed."""
    return sys.executable
