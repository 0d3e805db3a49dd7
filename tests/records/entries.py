"""Entries for tests, complete but for what matters."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from openclass_nb.records import AttemptEntry

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def attempt(key: str, minute: float = 0, **more: object) -> AttemptEntry:
    """A right answer to the exercise “add” at nine, or some minutes later."""
    at = NINE + timedelta(minutes=minute)
    plain = AttemptEntry(key, "ada", "sums", "add", at, score=1.0, max_score=1.0)
    return replace(plain, **more)  # type: ignore[arg-type]  # each test knows its fields
