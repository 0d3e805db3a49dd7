"""How much memory a submission's processes hold, seen from outside.

A fork shares its parent's pages, so what counts is what a process has beyond what it started with.
"""

from __future__ import annotations

import contextlib
import os
import resource
from collections.abc import Iterator
from pathlib import Path

RESIDENT, SHARED = 1, 2
"""Fields of /proc/PID/statm, in pages: all that is in memory, and what of it belongs to files or is shared."""
MOST_PROCESSES = 4096


def host_pid(pidfd: int) -> int | None:
    """The number that a process has in this process's own view; None if it is gone or can't be told."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
            if line.startswith("Pid:"):
                pid = int(line.split()[1])
                return pid if pid > 0 else None
    return None


def family(pid: int) -> Iterator[int]:
    """A process and all its descendants that are alive."""
    waiting = [pid]
    for _ in range(MOST_PROCESSES):
        if not waiting:
            return
        one = waiting.pop()
        yield one
        with contextlib.suppress(OSError, ValueError):
            for task in os.listdir(f"/proc/{one}/task"):
                waiting += map(int, Path(f"/proc/{one}/task/{task}/children").read_text().split())


def anonymous_bytes(pid: int) -> int:
    """Bytes of a process that aren't a file's; 0 if it is gone."""
    with contextlib.suppress(OSError, IndexError, ValueError):
        fields = Path(f"/proc/{pid}/statm").read_text().split()
        return (int(fields[RESIDENT]) - int(fields[SHARED])) * resource.getpagesize()
    return 0


def private_bytes(pid: int) -> int:
    """Bytes that a process shares with nobody, and so costs; dear to ask (more than a millisecond)."""
    total = 0
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(("Private_Clean:", "Private_Dirty:")):
                total += int(line.split()[1]) << 10
    return total


class MemoryWatch:
    """Adds up what the processes of one submission hold beyond the `start_bytes` that each began with."""

    def __init__(self, pid: int | None, start_bytes: int) -> None:
        self._pid = pid
        self._start = start_bytes

    def bytes(self) -> int:
        """What they hold now."""
        if self._pid is None:
            return 0
        return sum(max(anonymous_bytes(one) - self._start, 0) for one in family(self._pid))
