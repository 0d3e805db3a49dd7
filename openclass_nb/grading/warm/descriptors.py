"""The descriptors of a forked process: only the few that it was given, and 1 and 2 caught in memory.

What C code, `os.system` or a forked child writes to descriptors 1 and 2 belongs to the cell's output. It goes to
a file in memory that is read when the stream above it is written to or flushed, so no thread is needed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterable
from itertools import pairwise

MOST_BYTES = 1 << 26


class Inlet:
    """What is written to descriptor `number` from now on, caught; calling it gives what is new since the last call."""

    def __init__(self, number: int) -> None:
        self.descriptor = _memory_file()
        flags = fcntl.fcntl(self.descriptor, fcntl.F_GETFL)
        fcntl.fcntl(self.descriptor, fcntl.F_SETFL, flags | os.O_APPEND)
        os.dup2(self.descriptor, number, inheritable=True)
        self._position = 0

    def __call__(self) -> str:
        data = b""
        with contextlib.suppress(OSError):
            if os.fstat(self.descriptor).st_size > self._position:
                data = os.pread(self.descriptor, MOST_BYTES, self._position)
                self._position += len(data)
        return data.decode(errors="replace")


def _memory_file() -> int:
    if hasattr(os, "memfd_create"):
        return os.memfd_create("output")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def nothing_to_read() -> None:
    """Give descriptor 0 an end of file at once."""
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0, inheritable=True)
    os.close(null)


def keep_only(wanted: Iterable[int]) -> None:
    """Close every descriptor but the `wanted`."""
    edges = sorted({-1, *wanted, os.sysconf("SC_OPEN_MAX")})
    for below, above in pairwise(edges):
        if above > below + 1:
            os.closerange(below + 1, above)
