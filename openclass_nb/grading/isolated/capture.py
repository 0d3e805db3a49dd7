"""The surroundings in which a candidate answers one question: what it prints is kept, and its time is limited."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openclass_nb.grading.isolated.limits import Limits

AGAIN_SECONDS = 0.05  # code that swallows the first alarm gets further ones


class TooLongError(BaseException):
    """The question has taken too long. Not an Exception, so that a bare `except Exception` lets it through."""


class Printed(io.StringIO):
    """Keeps what is printed, up to a limit."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._room = most

    def write(self, text: str) -> int:
        """Keep the text while there is room."""
        self._room -= len(text)
        if self._room >= 0:
            super().write(text)
        return len(text)

    def isatty(self) -> bool:
        """Never a terminal."""
        return False

    def taken(self) -> str:
        """What was printed since the last time."""
        text = self.getvalue()
        if text:
            self.seek(0)
            self.truncate()
        return text


class Stage:
    """Set up while the student's code answers one question."""

    def __init__(self, limits: Limits, context: Mapping[str, Any], outermost: bool) -> None:
        self._limits = limits
        self._context = context
        self._outermost = outermost
        self._out, self._err = Printed(limits.printed_bytes), Printed(limits.printed_bytes)
        self._warned: list[tuple[str, str, str, int]] = []
        self._after = contextlib.ExitStack()
        self._owner = os.getpid(), threading.get_ident()

    def __enter__(self) -> Stage:
        self._running = True
        self._streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self._out, self._err
        if self._context.get("warnings"):
            self._after.enter_context(self._recording())
        if self._outermost:
            self._after.enter_context(alarm_while(self._limits.call_seconds, self._may_ring, TooLongError))
        return self

    def __exit__(self, *_: object) -> None:
        self._running = False
        self._after.close()
        sys.stdout, sys.stderr = self._streams

    def _may_ring(self) -> bool:
        return self._running

    def is_here(self) -> bool:
        """Whether the caller runs in the thread that answers."""
        return self._owner == (os.getpid(), threading.get_ident())

    @contextlib.contextmanager
    def waiting(self) -> Iterator[None]:
        """While the examiner works no alarm rings here."""
        before, self._running = self._running, False
        try:
            yield
        finally:
            self._running = before

    @contextlib.contextmanager
    def _recording(self) -> Iterator[None]:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning = self._record
            yield

    def _record(self, message: Any, category: type, filename: str, lineno: int, *_: object) -> None:
        self._warned.append((f"{category.__module__}:{category.__qualname__}", str(message), filename, lineno))

    def taken(self) -> tuple[str, str, tuple[Any, ...]]:
        """What was printed to stdout and stderr, and the warnings, since the last time."""
        warned, self._warned = tuple(self._warned), []
        return self._out.taken(), self._err.taken(), warned

    def left(self) -> Any:
        """The state of the surroundings that the examiner asked to have back."""
        return None


@contextlib.contextmanager
def alarm_while(
    seconds: float, may_ring: Callable[[], bool], error: type[BaseException]
) -> Iterator[None]:
    """Raise `error` in the block after `seconds`, and again if that is swallowed, but only while `may_ring()`.

    Does nothing where the platform has no such clock or outside of the main thread.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    until = time.monotonic() + seconds

    def ring(*_: object) -> None:
        if time.monotonic() >= until and may_ring():
            raise error

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before if before is not None else signal.SIG_DFL)
