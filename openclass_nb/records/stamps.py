"""Whether anything has happened since: a few numbers that change with the log, read in one short query."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, Table, bindparam, func, select
from sqlalchemy.exc import DBAPIError

from openclass_nb.records import tables
from openclass_nb.records.database import told
from openclass_nb.records.log import Log

Stamp = tuple[int, ...]
"""The newest ids; two equal stamps mean that the log says the same."""


def student_stamp(log: Log, student: str) -> Stamp:
    """Changes with everything that one student's progress is made of."""
    return _asked(log, _OF_STUDENT, student=student)


def class_stamp(log: Log) -> Stamp:
    """Changes with everything that a class's progress is made of."""
    return _asked(log, _OF_CLASS)


def release_stamp(log: Log) -> Stamp:
    """Changes with every release."""
    return _asked(log, _OF_RELEASES)


def _asked(log: Log, wanted: Select[Any], **named: str) -> Stamp:
    """The one row of it. A connection that a server has closed since is told only by its use: then a new one is."""
    with told(log.engine):
        try:
            return _row(log, wanted, named)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
            return _row(log, wanted, named)


def _row(log: Log, wanted: Select[Any], named: Mapping[str, str]) -> Stamp:
    with log.single.connect() as connection:
        row = connection.execute(wanted, named).one()
    return tuple(one or 0 for one in row)


_OWN = (tables.attempts, tables.hints, tables.overrides, tables.openings)
_COMMON = (tables.regrades, tables.releases)


def _of_student(table: Table) -> Select[tuple[int]]:
    return select(func.max(table.c.id)).where(table.c.student == bindparam("student"))


_OF_STUDENT = select(
    *(_of_student(one).scalar_subquery() for one in _OWN),
    *(select(func.max(one.c.id)).scalar_subquery() for one in _COMMON),
)
_OF_CLASS = select(*(select(func.max(one.c.id)).scalar_subquery() for one in (*_OWN, *_COMMON)))
_OF_RELEASES = select(func.max(tables.releases.c.id))
