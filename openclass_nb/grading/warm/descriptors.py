"""The descriptors of a forked process: only the few that it was given, and 1 and 2 caught in memory.

What C code, `os.system` or a forked child writes to descriptors 1 and 2 belongs to the cell's output. It goes to
a file in memory that is read when the stream above it is written to or flushed, so no thread is needed.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterable
from itertools import pairwise


def caught(descriptor: int) -> Callable[[], str]:
    """Catch what is written to `descriptor`; the returned function gives the text that is new since its last call."""
    file = _memory_file()
    fcntl.fcntl(file, fcntl.F_SETFL, fcntl.fcntl(file, fcntl.F_GETFL) | os.O_APPEND)
    os.dup2(file, descriptor, inheritable=True)
    position = 0

    def inlet() -> str:
        nonlocal position
        data = b""
        try:
            if os.fstat(file).st_size > position:
                data = os.pread(file, 1 << 26, position)
                position += len(data)
        except OSError:
            return ""
        return data.decode(errors="replace")

    return inlet


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
