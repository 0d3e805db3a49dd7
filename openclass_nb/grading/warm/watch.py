"""Waiting for a process that may never answer: with a deadline, and an eye on its memory."""

from __future__ import annotations

import select
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from openclass_nb.grading.warm.nursery import Child
from openclass_nb.grading.warm.wire import BrokenChannelError, Frame

LOOK_SECONDS = 0.1
"""How often the memory of a process is looked at while it runs."""


class GoneError(Exception):
    """The process ended, or its channel broke; `reason` is for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Deadline:
    """A point in time after which waiting ends."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """`seconds` from now."""
        return cls(time.monotonic() + seconds)

    @property
    def left(self) -> float:
        """Seconds left, 0 if none."""
        return max(self.at - time.monotonic(), 0.0)


def frames_until(child: Child, deadline: Deadline, look: Callable[[], None]) -> Iterator[Frame]:
    """Frames of `child` as they arrive; ends at the deadline. `look` is called now and then and may raise.

    Raises GoneError if the process ends or sends what is no frame.
    """
    poll = select.poll()
    poll.register(child.channel, select.POLLIN)
    if child.pidfd is not None:
        poll.register(child.pidfd, select.POLLIN)
    next_look = time.monotonic() + LOOK_SECONDS
    while deadline.left:
        yield from child.channel.waiting()
        events = dict(poll.poll(1000 * min(deadline.left, LOOK_SECONDS)))
        if child.channel.fileno() in events:
            _read(child)
        elif child.pidfd in events:
            raise GoneError("The process ended.")
        if time.monotonic() >= next_look:
            look()
            next_look = time.monotonic() + LOOK_SECONDS
    yield from child.channel.waiting()


def _read(child: Child) -> None:
    try:
        child.channel.read()
    except BrokenChannelError as error:
        raise GoneError(str(error)) from None
