"""Random numbers of one's own after a fork."""

from __future__ import annotations

import random
import sys


def reseed() -> None:
    """Give each submission its own random numbers, as a fresh process has."""
    random.seed()
    if numpy_random := sys.modules.get("numpy.random"):
        numpy_random.seed(random.getrandbits(32))  # left to itself it takes fifty times as long over it
