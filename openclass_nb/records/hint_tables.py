"""The tables behind written hints: what was asked and answered, what it cost, what can be given again.

None of them names a student: `pseudonym` is made with the course's secret, which is not in the database.
"""

from sqlalchemy import Column, Index, Integer, String, Table, Text, UniqueConstraint

from openclass_nb.records.tables import UtcTime, metadata


def _text(name: str, length: int) -> Column[str]:
    return Column(name, String(length), nullable=False)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


hint_audit = Table(
    "hint_audit",
    metadata,
    _id(),
    Column("at", UtcTime, nullable=False),
    _text("pseudonym", 64),
    _text("assignment", 255),
    _text("exercise", 255),
    _text("rung", 20),
    _text("model", 255),
    _text("policy", 64),
    _text("prompt", 64),
    _text("cache_key", 64),
    _text("outcome", 20),
    Column("reason", Text, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index("hint_audit_by_pseudonym", "pseudonym"),
    Index("hint_audit_by_key", "cache_key"),
)

hint_budget = Table(
    "hint_budget",
    metadata,
    _id(),
    _text("scope", 80),
    _text("day", 10),
    Column("reserved", Integer, nullable=False),
    Column("spent", Integer, nullable=False),
    UniqueConstraint("scope", "day", name="hint_budget_once"),
)

hint_cache = Table(
    "hint_cache",
    metadata,
    _id(),
    Column("cache_key", String(64), nullable=False, unique=True),
    Column("at", UtcTime, nullable=False),
    Column("text", Text, nullable=False),
)

hint_reviews = Table(
    "hint_reviews",
    metadata,
    _id(),
    Column("at", UtcTime, nullable=False),
    _text("cache_key", 64),
    _text("who", 255),
    _text("decision", 20),
    Column("text", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("hint_reviews_by_key", "cache_key"),
)
