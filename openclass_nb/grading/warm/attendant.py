"""Watches one process that may do anything: asks it for something and ends it if it takes too much of anything."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from openclass_nb.grading.warm.nursery import Child
from openclass_nb.grading.warm.tasks import Limits, Status
from openclass_nb.grading.warm.watch import Deadline, GoneError, frames_until
from openclass_nb.grading.warm.wire import BrokenChannelError, Frame

ENDED = "The notebook’s code ended its own process, so nothing after it could run."
PROBLEM_CHARACTERS = 4000
FLOOD_FACTOR = 4
"""How many times the allowed output of a cell may arrive before the process is taken for hostile."""


class Attendant:
    """Asks one child. `gone` is "" while it lives, and then the reason why it doesn't."""

    def __init__(self, child: Child, limits: Limits, look: Callable[[], str]) -> None:
        self._child = child
        self._limits = limits
        self._look_outside = look
        self.gone = ""
        self.problems: list[str] = []

    def ask(self, order: Frame, seconds: float, take: Callable[[Any], None]) -> tuple[Status, Frame]:
        """Have the child do something and wait until it says that it is done; messages on the way go to `take`.

        At the time limit it is interrupted, and ended if that doesn't help: the status is then "timeout" and `gone`
        is set. "killed" means that it ended, or was ended for what it used.
        """
        self.tell(order)
        return self.wait_for(order["id"], seconds, take)

    def tell(self, order: Frame) -> None:
        """Have it do something without waiting."""
        with contextlib.suppress(BrokenChannelError):  # that it is gone is found out when it is waited for
            self._child.channel.send(order)

    def wait_for(self, order_id: str, seconds: float, take: Callable[[Any], None]) -> tuple[Status, Frame]:
        """Wait until it says that it has done what it was told; see `ask`."""
        self._most_received = self._child.channel.received + FLOOD_FACTOR * self._limits.output_bytes
        try:
            if (reply := self._reply(order_id, seconds, take)) is not None:
                return ("error" if reply.get("status") == "error" else "ok"), reply
            self._child.interrupt()
            if (reply := self._reply(order_id, self._limits.grace_seconds, take)) is not None:
                return "timeout", reply
            self.end(f"A cell took longer than {seconds:g} seconds and could not be interrupted.")
            return "timeout", {}
        except (GoneError, BrokenChannelError):
            self.end(ENDED)
            return "killed", {}

    def end(self, reason: str) -> None:
        """End the child; the first reason stays."""
        self.gone = self.gone or reason
        self._child.kill()

    def _reply(self, order_id: str, seconds: float, take: Callable[[Any], None]) -> Frame | None:
        for frame in frames_until(self._child, Deadline.after(seconds), self._look):
            if frame.get("done") == order_id:
                reply = frame.get("reply")
                return reply if isinstance(reply, dict) else {}
            if "message" in frame:
                take(frame["message"])
            elif "cell" in frame:
                take(frame)
            elif "problem" in frame:
                self.problems.append(str(frame["problem"])[:PROBLEM_CHARACTERS])
        return None

    def _look(self) -> None:
        reason = self._look_outside()
        if not reason and self._child.channel.received > self._most_received:
            reason = "The notebook’s code flooded the grader with output."
        if reason:
            self.end(reason)
            raise GoneError(reason)
