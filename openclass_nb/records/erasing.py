"""One student taken out of the log: the one exception to “nothing is ever deleted”, because people may ask for it."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select
from sqlalchemy import delete as deletion

from openclass_nb.records import tables
from openclass_nb.records.database import told, writing
from openclass_nb.records.log import Log

NAMED_AS = ("who",)
"""Columns in which a person is named as somebody who did something to others: those rows are others' and stay."""


def rows_of(log: Log, student: str) -> dict[str, list[dict[str, Any]]]:
    """Every row about a student, by table, each column by its name; tables without any are left out."""
    with told(log.engine), log.engine.connect() as connection:
        found = {
            one.name: [dict(row) for row in connection.execute(select(one).where(about)).mappings()]
            for one, about in _about(student)
        }
    return {name: rows for name, rows in found.items() if rows}


def erase_rows(log: Log, student: str, *, dry_run: bool = False) -> dict[str, int]:
    """Delete every row about a student in one transaction. How many there were, by table."""
    with told(log.engine), writing(log.engine) as connection:
        counted = {one.name: _count(connection, one, about) for one, about in _about(student)}
        if not dry_run:
            for one, about in _about(student):
                connection.execute(deletion(one).where(about))
    if not dry_run and log.engine.dialect.name == "sqlite":
        _wipe(log)
    return counted


def named_elsewhere(log: Log, person: str) -> dict[str, int]:
    """Rows of others that name the person, as who made an exception for instance, by table."""
    with told(log.engine), log.engine.connect() as connection:
        found = {
            one.name: _count(connection, one, one.c[name] == person)
            for one in tables.metadata.sorted_tables
            for name in NAMED_AS
            if name in one.c
        }
    return {name: count for name, count in found.items() if count}


def _about(student: str) -> list[tuple[Table, ColumnElement[bool]]]:
    """Tables and what in them is about a student; those that point to others come first."""
    own = select(tables.attempts.c.id).where(tables.attempts.c.student == student)
    by_name = [(one, one.c.student == student) for one in tables.metadata.sorted_tables if "student" in one.c]
    return [(tables.regrades, tables.regrades.c.attempt.in_(own)), *reversed(by_name)]


def _count(connection: Connection, table: Table, about: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(table).where(about)).scalar_one()


def _wipe(log: Log) -> None:
    """SQLite leaves what was deleted in its file until something is written over it."""
    with told(log.engine), log.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
