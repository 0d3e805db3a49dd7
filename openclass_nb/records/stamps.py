"""Whether anything has happened since: a few numbers that change with the log, read in one short query."""

from sqlalchemy import Select, Table, bindparam, func, select

from openclass_nb.records import tables
from openclass_nb.records.database import told
from openclass_nb.records.log import Log

Stamp = tuple[int, ...]
"""The newest ids; two equal stamps mean that the log says the same."""


def student_stamp(log: Log, student: str) -> Stamp:
    """Changes with everything that one student's progress is made of."""
    with told(log.engine), log.engine.connect() as connection:
        row = connection.execute(_OF_STUDENT, {"student": student}).one()
    return tuple(one or 0 for one in row)


def class_stamp(log: Log) -> Stamp:
    """Changes with everything that a class's progress is made of."""
    with told(log.engine), log.engine.connect() as connection:
        row = connection.execute(_OF_CLASS).one()
    return tuple(one or 0 for one in row)


def release_stamp(log: Log) -> Stamp:
    """Changes with every release."""
    with told(log.engine), log.engine.connect() as connection:
        row = connection.execute(select(func.max(tables.releases.c.id))).one()
    return (row[0] or 0,)


_OWN = (tables.attempts, tables.hints, tables.overrides, tables.openings)
_COMMON = (tables.regrades, tables.releases)


def _of_student(table: Table) -> Select[tuple[int]]:
    return select(func.max(table.c.id)).where(table.c.student == bindparam("student"))


_OF_STUDENT = select(
    *(_of_student(one).scalar_subquery() for one in _OWN),
    *(select(func.max(one.c.id)).scalar_subquery() for one in _COMMON),
)
_OF_CLASS = select(*(select(func.max(one.c.id)).scalar_subquery() for one in (*_OWN, *_COMMON)))
