"""Ctrl-C while a notebook runs.

nbclient takes the signal for itself: it ends the kernel, reports a dead one, and the next notebook begins. nbgrader
swallows whatever else is raised. Here the signal is noticed on its way, and stops the whole once the kernel is down.
"""

import asyncio
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Around something that runs notebooks. KeyboardInterrupt after Ctrl-C, SystemExit after a termination."""
    from jupyter_core.utils import ensure_event_loop

    loop, came = ensure_event_loop(), list[int]()
    with _noted(loop, came):
        yield
    if signal.SIGINT in came:
        raise KeyboardInterrupt
    if came:
        raise SystemExit(128 + came[0])


def _be_quiet(loop: asyncio.AbstractEventLoop) -> None:
    """What trips over the dead kernel from here on, tasks of nbclient and sockets of its client, is nobody's news."""
    loop.set_exception_handler(lambda *_: None)
    logging.getLogger("tornado").setLevel(logging.CRITICAL + 1)


@contextmanager
def _noted(loop: asyncio.AbstractEventLoop, came: list[int]) -> Iterator[None]:
    """While this holds, each signal for which `loop` gets a handler is also put into `came`."""
    plain = loop.add_signal_handler

    def add(number: int, callback: Callable[..., Any], *args: Any) -> None:
        def note_and_go_on() -> None:
            came.append(number)
            _be_quiet(loop)
            callback(*args)

        plain(number, note_and_go_on)

    loop.add_signal_handler = add  # type: ignore[method-assign, assignment]
    try:
        yield
    except Exception:
        if not came:
            raise  # with a signal, what nbclient makes of the dead kernel is of no interest
    finally:
        loop.add_signal_handler = plain  # type: ignore[method-assign]
