"""Small pieces of sentences: numbers, times, lists, as people write them."""

from collections.abc import Iterable
from datetime import datetime

from openclass_nb.insight.standing import listed

WORDS = [
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
]


def how_many(count: int, one: str, many: str | None = None) -> str:
    """“1 student”, “23 students”."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def how_many_first(count: int, one: str, many: str | None = None) -> str:
    """The same at the start of a sentence: “One student”, “Twelve students”, “23 students”."""
    number = WORDS[count] if count < len(WORDS) else str(count)
    return f"{number} {one if count == 1 else many or one + 's'}"


def lasting(hours: float) -> str:
    """“25 minutes”, “7.2 hours”."""
    minutes = max(1, round(hours * 60))
    return how_many(minutes, "minute") if minutes < 90 else f"{hours:.{hours < 10:d}f} hours"


def quoted(text: str) -> str:
    """“Between the marks that people use.”"""
    return f"“{text}”"


def some_of(names: Iterable[str], most: int = 6) -> str:
    """“Ada, Ben and 4 more”, or all of them where they are few."""
    known = list(names)
    if len(known) <= most:
        return listed(known)
    return f"{', '.join(known[: most - 1])} and {len(known) - most + 1} more"


def days_ago(then: datetime, now: datetime) -> str:
    """“today”, “yesterday”, “5 days ago”, by the calendar of `now`."""
    days = (now.date() - then.astimezone(now.tzinfo).date()).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def day_month(when: datetime, now: datetime) -> str:
    """“9 March”, with the year where it is not this one; its parts stay on one line."""
    there = when.astimezone(now.tzinfo)
    year = f"\N{NO-BREAK SPACE}{there.year}" if there.year != now.year else ""
    return f"{there.day}\N{NO-BREAK SPACE}{there:%B}{year}"


def signed(value: float) -> str:
    """“0.31”, “−0.08”, with a real minus sign."""
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def shortened(text: str, most: int = 160) -> str:
    """One line of at most `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
