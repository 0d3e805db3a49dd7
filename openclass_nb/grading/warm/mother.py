"""One process that imports everything, and from which as many zygotes are forked as are to work side by side.

Importing takes two seconds of CPU, a fork five milliseconds.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import subprocess
import threading
from collections.abc import Iterable, Sequence

from openclass_nb.grading.sandbox.environment import allowed
from openclass_nb.grading.warm.desk import Desk
from openclass_nb.grading.warm.nursery import MODULE, PATHS, Environment, ZygoteProcess
from openclass_nb.grading.warm.wire import Channel

CAN_HAVE_TWINS = hasattr(os, "pidfd_open")
"""Whether a process that isn't our own child can be waited for."""


class Mother:
    """Starts at once; `zygotes` waits until they are there. Each of them is closed by itself."""

    def __init__(self, environment: Environment, proven: Sequence[str] | None, count: int) -> None:
        self._desks = [Desk() for _ in range(count if CAN_HAVE_TWINS else 1)]
        pairs = [socket.socketpair() for _ in self._desks]
        numbers = [theirs.fileno() for _, theirs in pairs]
        settings = environment.settings([one.folder for one in self._desks], proven)
        variables = {**allowed(), "IPYTHONDIR": str(self._desks[0].folder / "ipython")}
        self._process = subprocess.Popen(
            [environment.python, "-P", "-m", MODULE, ",".join(map(str, numbers)), settings],
            pass_fds=numbers,
            env={**variables, "PYTHONPATH": os.pathsep.join(PATHS)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
        )
        for _, theirs in pairs:
            theirs.close()
        self._channels = [Channel(ours) for ours, _ in pairs]

    def zygotes(self) -> list[ZygoteProcess]:
        """All of them. GradingError if one can't be, and then there are none."""
        if len(self._desks) == 1:
            return [ZygoteProcess(self._desks[0], self._channels[0], _OnlyChild(self._process))]
        family = _Family(self._process, len(self._desks))
        found: list[ZygoteProcess] = []
        pairs = list(zip(self._desks, self._channels, strict=True))
        try:
            for desk, channel in pairs:
                found.append(ZygoteProcess(desk, channel, _Twin(family)))
        except BaseException:
            for one in found:
                one.close()
            self._end(pairs[len(found) :])
            raise
        return found

    def abandon(self) -> None:
        """End what was started, if nobody needs it; instead of `zygotes`."""
        self._end(list(zip(self._desks, self._channels, strict=True)))

    def _end(self, left: Iterable[tuple[Desk, Channel]]) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)  # not waited for yet, so nobody else can have the number
        self._process.wait()
        for desk, channel in left:
            channel.close()
            desk.close()


class _OnlyChild:
    """The process that was started is the zygote itself."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.pid = process.pid

    def named(self, pid: int) -> None:
        """Known before; in a pid namespace of its own it would tell another."""

    def wait(self, timeout: float | None = None) -> object:
        """Wait until it has ended; its status."""
        return self._process.wait(timeout)

    def kill(self) -> None:
        """End it."""
        self._process.kill()


class _Family:
    """The mother's process, waited for by the last of her children to go."""

    def __init__(self, mother: subprocess.Popen[bytes], count: int) -> None:
        self._mother = mother
        self._left = count
        self._lock = threading.Lock()

    def one_less(self) -> None:
        """A child has ended."""
        with self._lock:
            self._left -= 1
            if self._left:
                return
        self._mother.wait()


class _Twin:
    """A zygote that is the child of another process, with as much of Popen as is needed."""

    def __init__(self, family: _Family) -> None:
        self._family = family
        self._pidfd: int | None = None
        self.pid = 0

    def named(self, pid: int) -> None:
        """It has told its number. It waits for us, so nobody else can have that number."""
        self.pid = pid
        self._pidfd = os.pidfd_open(pid)

    def wait(self, timeout: float | None = None) -> str:
        """Wait until it has ended."""
        if self._pidfd is None:
            return "unknown"
        waiting = select.poll()
        waiting.register(self._pidfd, select.POLLIN)
        if not waiting.poll(None if timeout is None else timeout * 1000):
            raise subprocess.TimeoutExpired("zygote", timeout or 0)
        pidfd, self._pidfd = self._pidfd, None
        if pidfd is not None:  # else another thread, which waited too, has been here
            os.close(pidfd)
            self._family.one_less()
        return "unknown"

    def kill(self) -> None:
        """End it."""
        if self._pidfd is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
