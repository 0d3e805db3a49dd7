"""What one student's requests need again and again, in a few short queries over one connection."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, select

from openclass_nb.records import tables
from openclass_nb.records.database import told
from openclass_nb.records.entries import AttemptEntry, HintEntry, OpeningEntry, OverrideEntry
from openclass_nb.records.log import TABLES, Log, Position, Try

Kind = TypeVar("Kind", HintEntry, OverrideEntry, OpeningEntry)


@dataclass(frozen=True)
class History:
    """All that one student's progress is made of, each in order of time; scores are the latest."""

    student: str
    tries: tuple[Try, ...] = ()
    hints: tuple[HintEntry, ...] = ()
    overrides: tuple[OverrideEntry, ...] = ()
    openings: tuple[OpeningEntry, ...] = ()

    @property
    def position(self) -> Position:
        """Where this student's log ended when it was read."""
        newest_hint = max((one.id or 0 for one in self.hints), default=0)
        return max((one.id for one in self.tries), default=0), newest_hint


def read_history(log: Log, student: str) -> History:
    """One student's history, as it is at one moment."""
    with told(log.engine), log.engine.connect() as connection:
        rows = connection.execute(_TRIES, {"student": student}).all()
        tries = [Try(*row[:-1])._replace(score=_newest(row.score, row.newest)) for row in rows]
        return History(
            student,
            tuple(sorted(tries, key=lambda one: one.at)),
            tuple(_of(connection, HintEntry, student)),
            tuple(_of(connection, OverrideEntry, student)),
            tuple(_of(connection, OpeningEntry, student)),
        )


def find_attempt(log: Log, key: str) -> AttemptEntry | None:
    """The attempt with that key, with its latest score."""
    with told(log.engine), log.engine.connect() as connection:
        row = connection.execute(_BY_KEY, {"key": key}).one_or_none()
    return _attempt(row)


def latest_attempt(
    log: Log, student: str, exercise: str, variant: int, until: datetime
) -> AttemptEntry | None:
    """The student's newest attempt at that version by then, with its latest score."""
    named = {"student": student, "exercise": exercise, "variant": variant, "until": until}
    with told(log.engine), log.engine.connect() as connection:
        row = connection.execute(_LATEST, named).one_or_none()
    return _attempt(row)


def attempts_at(log: Log, student: str, exercises: Sequence[str]) -> list[AttemptEntry]:
    """The student's attempts at these exercises, in order of time, with their latest scores."""
    with told(log.engine), log.engine.connect() as connection:
        rows = connection.execute(_AT, {"student": student, "exercises": list(exercises)}).all()
    return [found for row in rows if (found := _attempt(row))]


def _attempt(row: Any) -> AttemptEntry | None:
    if row is None:
        return None
    found = AttemptEntry(**dict(zip(_names(AttemptEntry), row[:-1], strict=True)))
    return replace(found, score=_newest(found.score, row.newest))


def _of(connection: Connection, kind: type[Kind], student: str) -> list[Kind]:
    rows: Sequence[Any] = connection.execute(_OWN[kind], {"student": student}).all()
    names = _names(kind)
    return [kind(**dict(zip(names, row, strict=True))) for row in rows]


def _newest(first: float | None, later: float | None) -> float | None:
    return first if later is None else later


def _names(kind: type[Any]) -> list[str]:
    return [one.name for one in fields(kind)]


def _own(table: Table, names: Sequence[str]) -> Select[Any]:
    wanted = select(*(table.c[name] for name in names)).where(table.c.student == bindparam("student"))
    return wanted.order_by(table.c.at, table.c.id)


def _with_newest(names: Sequence[str]) -> Select[Any]:
    """Columns of attempts, and the last score that a regrade gave, if there is one."""
    own, later = tables.attempts, tables.regrades
    newest = select(later.c.score).where(later.c.attempt == own.c.id).order_by(later.c.id.desc()).limit(1)
    return select(*(own.c[name] for name in names), newest.scalar_subquery().label("newest"))


_TRIES = (
    _with_newest(Try._fields)
    .where(tables.attempts.c.student == bindparam("student"))
    .order_by(tables.attempts.c.id)
)
_BY_KEY = _with_newest(_names(AttemptEntry)).where(tables.attempts.c.key == bindparam("key"))
_LATEST = (
    _with_newest(_names(AttemptEntry))
    .where(
        tables.attempts.c.student == bindparam("student"),
        tables.attempts.c.exercise == bindparam("exercise"),
        tables.attempts.c.variant == bindparam("variant"),
        tables.attempts.c.at <= bindparam("until"),
    )
    .order_by(tables.attempts.c.at.desc(), tables.attempts.c.id.desc())
    .limit(1)
)
_AT = (
    _with_newest(_names(AttemptEntry))
    .where(
        tables.attempts.c.student == bindparam("student"),
        tables.attempts.c.exercise.in_(bindparam("exercises", expanding=True)),
    )
    .order_by(tables.attempts.c.at, tables.attempts.c.id)
)
_OWN = {kind: _own(TABLES[kind], _names(kind)) for kind in (HintEntry, OverrideEntry, OpeningEntry)}
