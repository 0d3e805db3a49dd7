"""Numbers, days and lists as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

Reader = Literal["student", "teacher"]
"""Whom the words are for: a student is spoken to, a teacher told about the student."""

_COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split()
_TIMES = {1: "once", 2: "twice"}
_MONTHS = ("January February March April May June July August September October November December").split()


def count(number: int) -> str:
    """'three', and figures past twelve."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)


def times(number: int) -> str:
    """'once', 'twice', 'three times'."""
    return _TIMES.get(number, f"{count(number)} times")


def percent(share: float) -> str:
    """A share without decimals, rounded down, so that 81.6% never reads as the 82% that are needed."""
    return f"{int(100.0 * share + 1e-9)}%"


def day(when: datetime) -> str:
    """'3 March'."""
    return f"{when.day} {_MONTHS[when.month - 1]}"


def listed(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def versions_left(left: int, reader: Reader = "student") -> str:
    """'One fresh version left.', or that there is none."""
    if left == 0:
        return "You have seen every version." if reader == "student" else "Every version has been seen."
    return f"{count(left).capitalize()} fresh version{'s' if left != 1 else ''} left."


def keep_trying(left: int) -> str:
    """After a first try that was not right yet: what trying on is for, and what still counts."""
    counts = "Keep trying here to learn. Only the first try at a version counts"
    if left == 0:
        return f"{counts}."
    return f"{counts}, and {count(left)} fresh version{'s are' if left != 1 else ' is'} left."
