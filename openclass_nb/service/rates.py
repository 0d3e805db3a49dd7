"""How much one student may ask: a bucket of tokens each, filled at a steady rate."""

import time
from collections import OrderedDict
from collections.abc import Callable

from openclass_nb.service.refusals import TooManyError

MOST_NAMES = 10_000
"""Buckets kept; the ones used longest ago are full again and can go."""


class Rates:
    """`per_second` for long, `burst` at once, for each name on its own."""

    def __init__(self, per_second: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second, self._burst, self._clock = per_second, burst, clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def spend(self, name: str, cost: float = 1.0) -> None:
        """Take `cost` from the bucket of `name`. TooManyError, and when to come back, if it isn't in there."""
        now = self._clock()
        level, since = self._buckets.pop(name, (self._burst, now))
        level = min(self._burst, level + (now - since) * self._per_second)
        enough = level >= cost
        self._buckets[name] = (level - cost if enough else level, now)
        while len(self._buckets) > MOST_NAMES:
            self._buckets.popitem(last=False)
        if not enough:
            raise TooManyError("These are too many requests.", (cost - level) / self._per_second)
