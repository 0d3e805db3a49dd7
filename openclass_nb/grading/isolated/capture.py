"""The surroundings in which a candidate answers one question: what it prints is kept, and its time is limited."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.mirrors import left_behind, states_in, surroundings

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
        self._seconds = limits.call_seconds if outermost else 0
        self._context = context
        self._out, self._err = Printed(limits.printed_bytes), Printed(limits.printed_bytes)
        self._warned: list[tuple[str, str, str, int]] = []
        self._after: contextlib.ExitStack | None = None
        self._owner = os.getpid(), threading.get_ident()
        self._left: dict[str, Any] | None = None
        self.running = False

    def __enter__(self) -> Stage:
        self._streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = self._out, self._err
        if self._context:
            self._after = contextlib.ExitStack()
            self._after.enter_context(surroundings(self._context))
            self._before = states_in(self._context)
            if self._context.get("warnings"):
                self._after.enter_context(self._recording())
        self.running = True
        if self._seconds:
            start(self._seconds)
        return self

    def __exit__(self, *_: object) -> None:
        self.running = False
        if self._seconds:
            stop()
        if self._after is not None:
            self._left = left_behind(self._context, self._before)
            self._after.close()
        sys.stdout, sys.stderr = self._streams

    def is_here(self) -> bool:
        """Whether the caller runs in the thread that answers."""
        return self._owner == (os.getpid(), threading.get_ident())

    @contextlib.contextmanager
    def waiting(self) -> Iterator[None]:
        """While the examiner works no alarm rings here."""
        before, self.running = self.running, False
        try:
            yield
        finally:
            self.running = before

    @contextlib.contextmanager
    def _recording(self) -> Iterator[None]:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.showwarning = self._record
            yield

    def _record(
        self, message: Any, category: type, filename: str, lineno: int, file: Any = None, line: Any = None
    ) -> None:
        name = f"{category.__module__}:{category.__qualname__}"
        self._warned.append((name, str(message), filename, lineno))

    def taken(self) -> tuple[str, str, tuple[Any, ...]]:
        """What was printed to stdout and stderr, and the warnings, since the last time."""
        warned, self._warned = tuple(self._warned), []
        return self._out.taken(), self._err.taken(), warned

    def left(self) -> Any:
        """The states of libraries that the question has changed; None if there are none."""
        return self._left


_clocks: list[object] = []  # those that are set up; without one a ring would end the process


def start(seconds: float) -> None:
    """Let the clock ring after `seconds`, and again if that is swallowed."""
    if _clocks:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)


def stop() -> None:
    """Let it ring no more."""
    if _clocks:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextlib.contextmanager
def clock(may_ring: Callable[[], bool], error: type[BaseException]) -> Iterator[None]:
    """In the block the clock raises `error` when it rings, if `may_ring()`.

    Does nothing where the platform has no such clock, and outside of the main thread.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        if may_ring():
            raise error

    before = signal.signal(signal.SIGALRM, ring)
    _clocks.append(ring)
    try:
        yield
    finally:
        stop()
        _clocks.pop()
        signal.signal(signal.SIGALRM, before if before is not None else signal.SIG_DFL)
