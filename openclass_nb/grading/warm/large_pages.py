"""What a process holds, kept in large pages: a fork then copies one entry where it copied 512, and its end drops one.

Only what the kernel does at once and by itself. Where it doesn't, nothing is different but the speed.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
import threading
from collections.abc import Iterator

LARGE = 1 << 21
COLLAPSE = 25
"""madvise(2): MADV_COLLAPSE, since Linux 6.1."""
MAPS = "/proc/self/maps"


@contextlib.contextmanager
def gathering() -> Iterator[None]:
    """Gather what there is on another core, while the block goes on; then what has come since. No thread is left."""
    beside = threading.Thread(target=gather)
    beside.start()
    try:
        yield
    finally:
        beside.join()
    gather()


def gather() -> int:
    """Have the memory of this process gathered in large pages, as far as there are any; how many there are now."""
    if sys.platform != "linux":
        return 0
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    places = [
        place for start, end in _own_memory() for place in range(-(-start // LARGE) * LARGE, end, LARGE)
    ]
    return sum(madvise(place, LARGE, COLLAPSE) == 0 for place in places)


def _own_memory() -> Iterator[tuple[int, int]]:
    """Where memory lies that is nobody else's and no file's: from, to, in whole large pages."""
    try:
        with open(MAPS, encoding="utf-8") as maps:
            lines = maps.read().splitlines()
    except OSError:
        return
    for line in lines:
        span, rights, _, _, inode, *_ = line.split()
        if rights == "rw-p" and inode == "0":
            start, end = (int(one, 16) for one in span.split("-"))
            yield start, end // LARGE * LARGE
