"""rlimits: bounds on memory, files, processes and time that the kernel keeps for each process."""

from __future__ import annotations

import contextlib
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from openclass_nb.grading.sandbox.layer import Bait, Forbidden, Layer, Role

SLACK_BYTES = 8 << 20
"""The kernel counts the stack apart from the data, /proc/self/statm does not."""


class ResourceLimits(Layer):
    """The limits of setrlimit(2). Processes are counted for each user, so that bound needs a user of one's own."""

    name = "rlimits"

    def settle(self) -> None:
        """See what there is already: the bounds on processes and memory are beyond that."""
        self._running = _processes_of(os.getuid())
        self._data = _data_bytes()

    def enter(self, role: Role) -> None:
        bounds = self.policy.bounds
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_FSIZE, bounds.file_bytes)
        _limit(resource.RLIMIT_NOFILE, bounds.open_files)
        _limit(resource.RLIMIT_NPROC, self._running + bounds.processes)
        _limit(resource.RLIMIT_CPU, bounds.cpu_seconds)
        if sys.platform == "linux":
            _limit(resource.RLIMIT_DATA, self._data + bounds.memory_bytes)

    def forbids(self, bait: Bait) -> Iterator[Forbidden]:
        yield "open many files", lambda: _open_many(self.policy.bounds.open_files + 1)
        yield (
            "write a large file",
            lambda: _write_far(self.places.tmp / "large", self.policy.bounds.file_bytes),
        )
        if sys.platform == "linux":
            yield "use much memory", lambda: bytearray(self.policy.bounds.memory_bytes + SLACK_BYTES)


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _data_bytes() -> int:
    """Bytes of private memory that the process has now; statm counts in pages."""
    with contextlib.suppress(OSError, IndexError), open("/proc/self/statm") as file:
        return int(file.read().split()[5]) * resource.getpagesize()
    return 1 << 30


def _processes_of(uid: int) -> int:
    """Threads count too, as the kernel counts them."""
    if uid == 0:
        return 0
    found = 0
    for entry in Path("/proc").glob("[0-9]*/task/*"):
        with contextlib.suppress(OSError):
            found += entry.stat().st_uid == uid
    return found


def _open_many(count: int) -> None:
    opened: list[int] = []
    try:
        opened += (os.open(os.devnull, os.O_RDONLY) for _ in range(count))
    finally:
        for one in opened:
            os.close(one)


def _write_far(path: Path, offset: int) -> None:
    """SIGXFSZ is ignored by Python, so a file that grows too large is an OSError."""
    try:
        with open(path, "wb") as file:
            file.seek(offset)
            file.write(b"x")
            file.flush()
    finally:
        path.unlink(missing_ok=True)
