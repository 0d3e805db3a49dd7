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


def keep_orphans() -> None:
    """Make this process the parent of its children's orphans, so that none gets away."""
    if sys.platform == "linux":
        from openclass_nb.grading.sandbox.syscalls import PR_SET_CHILD_SUBREAPER, prctl

        prctl(PR_SET_CHILD_SUBREAPER, 1)


def reaped(pid: int, others: Set[int]) -> Frame:
    """Kill the child `pid`, its group and its orphans, but none of `others`; gives its status and CPU seconds."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    _, status, usage = os.wait4(pid, 0)
    seconds = usage.ru_utime + usage.ru_stime + _end_orphans(others)
    return {"status": os.waitstatus_to_exitcode(status), "cpu_seconds": seconds}


def _end_orphans(others: Set[int]) -> float:
    """Kill all children of this process but `others`, generation by generation."""
    seconds = 0.0
    for _ in range(ROUNDS):
        found = [pid for pid in _children() if pid not in others]
        if not found:
            break
        for pid in found:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, signal.SIGKILL)
                usage = os.wait4(pid, 0)[2]
                seconds += usage.ru_utime + usage.ru_stime
    return seconds


def _children() -> list[int]:
    """This process's children, [] where the system doesn't tell (then each has a pid namespace, or is killed alone)."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children") as file:
            return [int(one) for one in file.read().split()]
    except OSError:
        return []


def end_all(pids: Iterable[int]) -> None:
    """Kill every child; for the zygote's own end."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
