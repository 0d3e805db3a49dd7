"""Children that are killed with SIGKILL while they work."""

import os
import select
import signal
import time
from collections.abc import Callable


def _forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Run `work(pipe)` in a child. The child's id, and the end of the pipe where its reports arrive."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def killed(work: Callable[[int], None], after: float) -> bytes:
    """What the child had reported when it was killed, `after` seconds from its first report."""
    child, reading = _forked(work)
    reports = os.read(reading, 4)
    until = time.monotonic() + after
    while (left := until - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            reports += os.read(reading, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        reports += more
    os.close(reading)
    return reports
