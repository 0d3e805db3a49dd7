"""Zygotes on their way before it is known what they are for.

Their imports take longer than everything that a command does until it needs them, and go on beside it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from types import TracebackType

from openclass_nb.grading.warm.mother import Mother
from openclass_nb.grading.warm.nursery import Environment, bounds_of
from openclass_nb.grading.warm.tasks import Limits


class HeadStart:
    """Starts as many zygotes as there are cores, or `jobs`; they go when the block ends and nobody has taken them.

    Nothing is started where processes can't be forked: whoever asks for zygotes later hears of that.
    """

    def __init__(self, jobs: int | None = None, *, allow_unsafe: bool = False) -> None:
        self._count = jobs or os.cpu_count() or 1
        self._environment = Environment(sys.executable, allow_unsafe=allow_unsafe, bounds=bounds_of(Limits()))
        self._mother: Mother | None = None

    def __enter__(self) -> HeadStart:
        self._mother = _first_steps.taken(self._environment, self._count)
        if self._mother is None and hasattr(os, "fork"):
            self._mother = Mother(self._environment, None, self._count)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        mother, self._mother = self._mother, None
        if mother is not None:
            mother.abandon()

    def taken(self, environment: Environment, count: int) -> Mother | None:
        """The mother of what was started, if it is just what is wanted now; only once."""
        if (environment, count) != (self._environment, self._count):
            return None
        mother, self._mother = self._mother, None
        return mother


_first_steps = HeadStart()
"""What was started before the command had read its options."""


def set_out() -> None:
    """Start what a command will most probably need; the next head start of that kind takes it.

    It goes with this process, if there is none. What can't be started now is asked for again then, and told.
    """
    with contextlib.suppress(OSError):
        _first_steps.__enter__()
        atexit.register(_first_steps.__exit__, None, None, None)
