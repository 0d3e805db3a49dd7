"""A warm grader whose runs can be ended while they go on: nobody waits for a verdict that nobody reads."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from openclass_nb.grading.warm.nursery import Child, ZygoteProcess
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.wire import Channel, Frame


class Stop:
    """Ends one run from another thread: at once, or as soon as it begins. The grader stays warm."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: list[tuple[int, int | None]] = []
        self.asked = False

    def __call__(self) -> None:
        """End the student's processes; what is left of the run comes to its end by itself."""
        with self._lock:
            self.asked = True
            for pid, handle in self._running:
                _kill(pid, handle)

    def begun(self, child: Child) -> None:
        """A process of this run. Its handle is a copy of our own, so that no other process is ever meant."""
        handle = None if child.pidfd is None else os.dup(child.pidfd)
        with self._lock:
            self._running.append((child.pid, handle))
            if self.asked:
                _kill(child.pid, handle)

    def over(self) -> None:
        """Its processes are gone."""
        with self._lock:
            for _, handle in self._running:
                if handle is not None:
                    os.close(handle)
            self._running.clear()


class StoppableGrader(WarmGrader):
    """`with grader.stopped_by(stop):` runs that this thread begins there are ended by `stop()`."""

    _of_thread = threading.local()

    @property
    def pids(self) -> set[int]:
        """The warm processes that there are now."""
        with self._lock:
            return {one.pid for one in self._all}

    @contextmanager
    def stopped_by(self, stop: Stop) -> Iterator[None]:
        """Until it is left, `stop` ends what this thread runs."""
        self._of_thread.stop = stop
        try:
            yield
        finally:
            del self._of_thread.stop

    @contextmanager
    def _zygote(self) -> Iterator[ZygoteProcess]:
        stop: Stop | None = getattr(self._of_thread, "stop", None)
        with super()._zygote() as zygote:
            if stop is None:
                yield zygote
                return
            try:
                yield cast(ZygoteProcess, _Noting(zygote, stop))
            finally:
                stop.over()


class _Noting:
    """A zygote that tells a Stop of each process it forks."""

    def __init__(self, zygote: ZygoteProcess, stop: Stop) -> None:
        self._zygote, self._stop = zygote, stop

    def fork(self, order: Frame, channel: Channel, descriptors: Sequence[int]) -> Child:
        """As the zygote does it."""
        child = self._zygote.fork(order, channel, descriptors)
        self._stop.begun(child)
        return child

    def __getattr__(self, name: str) -> Any:
        return getattr(self._zygote, name)


def _kill(pid: int, handle: int | None) -> None:
    with contextlib.suppress(ProcessLookupError):
        if handle is not None:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGKILL)
