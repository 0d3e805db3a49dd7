"""The log itself: entries are added, never changed, and read back in the order in which they happened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from importlib import import_module
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, bindparam, func, insert, select, text

from openclass_nb.records import tables
from openclass_nb.records.database import connect, told, without_transactions, writing
from openclass_nb.records.entries import (
    AttemptEntry,
    GradingEntry,
    HintEntry,
    OpeningEntry,
    OverrideEntry,
    RegradeEntry,
    ReleaseEntry,
)
from openclass_nb.records.migrating import bring_up


class Try(NamedTuple):
    """What an attempt says about its student: `score` is the latest one, in points, None if there is none yet."""

    id: int
    student: str
    exercise: str
    variant: int
    at: datetime
    score: float | None
    max_score: float
    readable: bool


def try_of(attempt: AttemptEntry) -> Try:
    """An attempt as evidence, before it is written: without an id yet (0)."""
    return Try(
        attempt.id or 0,
        attempt.student,
        attempt.exercise,
        attempt.variant,
        attempt.at,
        attempt.score,
        attempt.max_score,
        attempt.readable,
    )


Entry = AttemptEntry | GradingEntry | HintEntry | OpeningEntry | OverrideEntry | RegradeEntry | ReleaseEntry
Kind = TypeVar("Kind", AttemptEntry, HintEntry, OpeningEntry, OverrideEntry, RegradeEntry, ReleaseEntry)

TABLES: dict[type[Any], Table] = {
    AttemptEntry: tables.attempts,
    GradingEntry: tables.gradings,
    HintEntry: tables.hints,
    OpeningEntry: tables.openings,
    OverrideEntry: tables.overrides,
    RegradeEntry: tables.regrades,
    ReleaseEntry: tables.releases,
}
ONCE = {"attempts": ["key"], "gradings": ["key"], "openings": ["student", "assignment"]}
"""Where the same thing told twice is one thing."""


WRITING = 0x0FE2C1A
"""The lock under which PostgreSQL's services write what they decided by one student's log."""
Position = tuple[int, int]
"""Where a student's log ends: the ids of the newest attempt and of the newest hint, 0 for none."""


def open_log(root: Path, url: str | None = None) -> "Log":
    """The log of the course in `root`: `openclass.db` there, unless `url` names another database."""
    engine = connect(database_url(root, url))
    bring_up(engine)
    return Log(engine)


def database_url(root: Path, url: str | None) -> str:
    """`url`, or the file in the course's folder."""
    return url or f"sqlite:///{(root / 'openclass.db').as_posix()}"


class Log:
    """Entries in, entries out. Each `add` is one transaction: all of it is kept, or nothing.

    `single` is the same database for one short question at a time.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine, self.single = engine, without_transactions(engine)

    def add(self, entries: Iterable[Entry]) -> int:
        """Write the entries; ones that are there already are passed over. How many were new."""
        with told(self.engine), writing(self.engine) as connection:
            return sum(self._write(connection, kind, list(some)) for kind, some in groupby(entries, type))

    def add_after(self, entries: Iterable[Entry], student: str, position: Position) -> bool:
        """Write the entries if the student's log still ends there; False, and nothing is written, if it went on.

        Whoever decides by what the log says decides again then: of two who do so at once one is the first.
        """
        with told(self.engine), writing(self.engine) as connection:
            if connection.dialect.name == "postgresql":  # SQLite's write lock does the same
                connection.execute(_ONE_AT_A_TIME, {"key": WRITING, "student": student})
            if _position(connection, student) != position:
                return False
            for kind, some in groupby(entries, type):
                self._write(connection, kind, list(some))
            return True

    def position(self, student: str) -> Position:
        """Where the student's log ends now."""
        with told(self.engine), self.engine.connect() as connection:
            return _position(connection, student)

    def attempts(self, student: str | None = None, assignment: str | None = None) -> list[AttemptEntry]:
        """Attempts in order of time, each with its latest score."""
        regraded = {one.attempt: one.score for one in self.regrades()}
        found = self._read(AttemptEntry, student=student, assignment=assignment)
        return [replace(one, score=regraded[one.id]) if one.id in regraded else one for one in found]

    def tries(self, student: str | None = None) -> list[Try]:
        """The same attempts as evidence, without what was written: that is most of what the log holds."""
        regraded = {one.attempt: one.score for one in self.regrades()}
        wanted = select(*(tables.attempts.c[name] for name in Try._fields))
        if student is not None:
            wanted = wanted.where(tables.attempts.c.student == student)
        # As they lie there, and put in order here: a database would sort the answers along with them.
        rows = self._rows(wanted.order_by(tables.attempts.c.id))
        found = sorted((Try(*row) for row in rows), key=attrgetter("at"))
        if not regraded:
            return found
        return [one._replace(score=regraded[one.id]) if one.id in regraded else one for one in found]

    def regrades(self) -> list[RegradeEntry]:
        """Later scores, oldest first."""
        return list(self._read(RegradeEntry))

    def hints(self, student: str | None = None) -> list[HintEntry]:
        """Hints taken, in order of time."""
        return list(self._read(HintEntry, student=student))

    def overrides(self, student: str | None = None) -> list[OverrideEntry]:
        """Teachers' exceptions, oldest first."""
        return list(self._read(OverrideEntry, student=student))

    def openings(self, student: str | None = None) -> list[OpeningEntry]:
        """Gates that have opened, oldest first."""
        return list(self._read(OpeningEntry, student=student))

    def releases(self, assignment: str | None = None) -> list[ReleaseEntry]:
        """Releases, oldest first; the last of an assignment is the one that counts."""
        return list(self._read(ReleaseEntry, assignment=assignment))

    def gradings(self, assignment: str) -> set[str]:
        """Keys of the submissions for an assignment that have been graded."""
        wanted = select(tables.gradings.c.key).where(tables.gradings.c.assignment == assignment)
        return {row.key for row in self._rows(wanted)}

    def students(self) -> list[str]:
        """Everybody who is in the log, by name."""
        named = [tables.attempts, tables.hints, tables.overrides, tables.openings]
        return sorted({row.student for one in named for row in self._rows(select(one.c.student).distinct())})

    def last_change(self) -> datetime | None:
        """When the newest attempt was made."""
        return next((row[0] for row in self._rows(select(func.max(tables.attempts.c.at)))), None)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
        self.single.dispose()

    def _write(self, connection: Connection, kind: type[Any], entries: Sequence[Entry]) -> int:
        """How many were new. PostgreSQL's driver doesn't count what several rows came to: it is asked for their ids."""
        table, rows = TABLES[kind], [_values(one) for one in entries]
        if table.name not in ONCE:
            connection.execute(insert(table), rows)
            return len(rows)
        dialect = "postgresql" if self.engine.dialect.name == "postgresql" else "sqlite"
        made = import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
        made = made.on_conflict_do_nothing(index_elements=ONCE[table.name])
        if dialect == "sqlite":
            return connection.execute(made, rows).rowcount
        return len(connection.execute(made.returning(table.c.id), rows).all())

    def _read(self, kind: type[Kind], **only: str | None) -> Iterator[Kind]:
        table = TABLES[kind]
        names = [field.name for field in fields(kind)]
        wanted = select(*(table.c[name] for name in names))
        for name, value in only.items():
            if value is not None:
                wanted = wanted.where(table.c[name] == value)
        order = [table.c.at, table.c.id] if kind is not RegradeEntry else [table.c.id]
        for row in self._rows(wanted.order_by(*order)):
            yield kind(**dict(zip(names, row, strict=True)))

    def _rows(self, wanted: Select[Any]) -> Sequence[Any]:
        with told(self.engine), self.engine.connect() as connection:
            return connection.execute(wanted).all()


def _position(connection: Connection, student: str) -> Position:
    attempt, hint = connection.execute(_NEWEST, {"student": student}).one()
    return attempt or 0, hint or 0


_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(:key, hashtext(:student))")
_NEWEST = select(
    *(
        select(func.max(one.c.id)).where(one.c.student == bindparam("student")).scalar_subquery()
        for one in (tables.attempts, tables.hints)
    )
)


def _values(entry: Entry) -> dict[str, Any]:
    return {
        field.name: _storable(getattr(entry, field.name)) for field in fields(entry) if field.name != "id"
    }


def _storable(value: Any) -> Any:
    """Text that every database takes: half characters and NULs, as students' work can hold them, become “?”."""
    return value.replace("\0", "?").encode(errors="replace").decode() if isinstance(value, str) else value
