"""How much memory a submission's processes hold, seen from outside.

A fork shares its parent's pages, so what counts is what a process has beyond what it started with.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

HELD = ("RssAnon:", "RssShmem:")
"""Lines of /proc/PID/status: memory of its own, and shared memory that is no file's."""
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


def held_bytes(pid: int) -> int:
    """Bytes that a process holds in memory and that aren't a file's; 0 if it is gone."""
    total = 0
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(HELD):
                total += int(line.split()[1]) << 10
    return total


def private_bytes(pid: int) -> int:
    """Bytes that a process shares with nobody, and so costs; dear to ask (more than a millisecond)."""
    total = 0
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith(("Private_Clean:", "Private_Dirty:")):
                total += int(line.split()[1]) << 10
    return total
