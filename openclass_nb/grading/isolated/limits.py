"""What a candidate may use up while it answers an examiner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds on one exam. Seconds are wall clock, sizes are bytes."""

    call_seconds: float = 5.0
    """One question to the candidate: a call, an attribute, an item."""
    cell_seconds: float = 30.0
    """One test cell, with all of its questions."""
    grace_seconds: float = 1.0
    """How much longer the examiner waits than the candidate was told, before it gives the candidate up."""
    message_bytes: int = 64 << 20
    """One message in either direction."""
    depth: int = 150
    """Containers within containers."""
    printed_bytes: int = 1 << 20
    """What one question may print."""
    requests: int = 200_000
    """Questions in one test cell."""
