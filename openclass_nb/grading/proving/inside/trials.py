"""One try in a fork of this process, which nothing that it does outlives."""

from __future__ import annotations

import contextlib
import json
import os
import random
import select
import signal
import time
from collections.abc import Callable
from typing import Any, Literal

Work = Callable[[], Any]
Ended = Literal["done", "timeout", "crashed"]
CHUNK = 1 << 16


def trial(work: Work, cpu_seconds: float, seconds: float) -> tuple[Ended, Any]:
    """What `work` returns (as JSON carries it), done in a fork: its CPU time and the time on the clock are bounded.

    CPU seconds end an endless loop soon and don't depend on what else the machine has to do.
    """
    inlet, outlet = os.pipe()
    drawn = random.getstate()
    pid = os.fork()
    if pid == 0:
        random.setstate(drawn)  # Python seeds it anew in every fork
        os.close(inlet)
        _live(work, outlet, cpu_seconds)
    os.close(outlet)
    try:
        data, in_time = _read(inlet, seconds)
    finally:
        os.close(inlet)
        status = _end(pid)
    if data:
        with contextlib.suppress(ValueError):
            return "done", json.loads(data)
    timed_out = not in_time or (
        os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGPROF, signal.SIGXCPU)
    )
    return ("timeout" if timed_out else "crashed"), None


def _live(work: Work, outlet: int, cpu_seconds: float) -> None:
    """In the child; never returns."""
    try:
        os.setpgid(0, 0)
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(null, descriptor)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        data = json.dumps(work()).encode()
        signal.setitimer(signal.ITIMER_PROF, 0)
        while data:
            data = data[os.write(outlet, data) :]
        os._exit(0)
    except BaseException:
        os._exit(1)


def _read(inlet: int, seconds: float) -> tuple[bytes, bool]:
    """All that the child says, and whether it was done in time."""
    deadline = time.monotonic() + seconds
    found = b""
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([inlet], [], [], left)[0]:
            return b"", False
        chunk = os.read(inlet, CHUNK)
        if not chunk:
            return found, True
        found += chunk


def _end(pid: int) -> int:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]
