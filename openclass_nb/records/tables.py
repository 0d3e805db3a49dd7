"""The tables behind the log. Rows are only ever added; alembic makes and changes the tables."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import BigInteger, TypeDecorator

metadata = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC datetime, kept as whole microseconds since 1970: exact and alike in every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        return (value - _EPOCH) // timedelta(microseconds=1)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """One function for each value read, without the layers around it: a class's log has very many."""
        return _moment


def _moment(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else _EPOCH + timedelta(0, 0, microseconds)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _who(name: str) -> Column[str]:
    return Column(name, String(255), nullable=False)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


attempts = Table(
    "attempts",
    metadata,
    _id(),
    Column("key", String(64), nullable=False, unique=True),
    _who("student"),
    _who("assignment"),
    _who("exercise"),
    Column("variant", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("score", Float),
    Column("max_score", Float, nullable=False),
    Column("readable", Boolean, nullable=False),
    Column("answer", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("misconception", String(255)),
    Column("mode", String(20), nullable=False),
    Column("layers", String(255), nullable=False),
    Column("source", String(20), nullable=False),
    Index("attempts_by_student", "student", "at"),
    Index("attempts_by_assignment", "assignment"),
)

regrades = Table(
    "regrades",
    metadata,
    _id(),
    Column("attempt", Integer, ForeignKey("attempts.id"), nullable=False, index=True),
    Column("at", UtcTime, nullable=False),
    Column("score", Float, nullable=False),
    _who("who"),
    Column("why", Text, nullable=False),
)

hints = Table(
    "hints",
    metadata,
    _id(),
    _who("student"),
    _who("assignment"),
    _who("exercise"),
    Column("variant", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Index("hints_by_student", "student", "at"),
)

overrides = Table(
    "overrides",
    metadata,
    _id(),
    _who("student"),
    _who("assignment"),
    _who("who"),
    Column("why", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("until", UtcTime),
)

releases = Table(
    "releases",
    metadata,
    _id(),
    _who("assignment"),
    Column("at", UtcTime, nullable=False),
    Column("manifest", Text, nullable=False),
)

openings = Table(
    "openings",
    metadata,
    _id(),
    _who("student"),
    _who("assignment"),
    Column("at", UtcTime, nullable=False),
    Column("because", String(20), nullable=False),
    UniqueConstraint("student", "assignment", name="openings_once"),
)

gradings = Table(
    "gradings",
    metadata,
    _id(),
    Column("key", String(64), nullable=False, unique=True),
    _who("student"),
    _who("assignment"),
    Column("at", UtcTime, nullable=False),
    Index("gradings_by_assignment", "assignment"),
)
