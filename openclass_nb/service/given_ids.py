"""Ids given out lately: of two teachers who ask at the same moment each gets their own."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection

KEPT_SECONDS = 3600.0
"""Until then what got the id is saved in a notebook, or given up."""


class GivenIds:
    """Ids by course, and when they were given. Threads may share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._given: defaultdict[str, dict[str, float]] = defaultdict(dict)

    def give(self, course: str, choose: Callable[[Collection[str]], list[str]]) -> list[str]:
        """What `choose` makes of the ids that are not to be had; nobody else gets the same."""
        with self._lock:
            now, given = self._clock(), self._given[course]
            for name in [name for name, at in given.items() if now - at > KEPT_SECONDS]:
                del given[name]
            chosen = choose(given.keys())
            given.update(dict.fromkeys(chosen, now))
            return chosen
