"""Ending a child together with everything that it started."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterable, Set

from openclass_nb.grading.warm.wire import Frame

ROUNDS = 1000
"""How often orphans are looked for; each round kills one generation."""
CHUNK = 1 << 16


class Offspring:
    """This process's children, and all that they start: it becomes the parent of their orphans, so that none gets away.

    Made before /proc goes out of sight, which it still reads afterwards.
    """

    def __init__(self) -> None:
        if sys.platform == "linux":
            from openclass_nb.grading.sandbox.syscalls import PR_SET_CHILD_SUBREAPER, prctl

            prctl(PR_SET_CHILD_SUBREAPER, 1)
        self._list = _list_of_children()

    def reaped(self, pid: int, others: Set[int]) -> Frame:
        """Kill the child `pid`, its group and its orphans, but none of `others`; gives its status and CPU seconds."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        _, status, usage = os.wait4(pid, 0)
        seconds = usage.ru_utime + usage.ru_stime + self._end_orphans(others)
        return {"status": os.waitstatus_to_exitcode(status), "cpu_seconds": seconds}

    def _end_orphans(self, others: Set[int]) -> float:
        """Kill all children of this process but `others`, generation by generation."""
        seconds = 0.0
        for _ in range(ROUNDS):
            found = [pid for pid in self._children() if pid not in others]
            if not found:
                break
            for pid in found:
                with contextlib.suppress(ProcessLookupError, ChildProcessError):
                    os.kill(pid, signal.SIGKILL)
                    usage = os.wait4(pid, 0)[2]
                    seconds += usage.ru_utime + usage.ru_stime
        return seconds

    def _children(self) -> list[int]:
        """The children, [] where the system doesn't tell (then each is killed alone)."""
        if self._list is None:
            return []
        try:
            return [int(one) for one in _whole(self._list).split()]
        except OSError:
            return []


def _list_of_children() -> int | None:
    """A descriptor of the file in which the system lists them; no child inherits it, since it keeps only its own."""
    try:
        return os.open(f"/proc/self/task/{os.getpid()}/children", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None


def _whole(descriptor: int) -> bytes:
    """What the file holds now; from the start, however often it has been read."""
    held = b""
    while part := os.pread(descriptor, CHUNK, len(held)):
        held += part
    return held


def end_all(pids: Iterable[int]) -> None:
    """Kill every child; for the zygote's own end."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
