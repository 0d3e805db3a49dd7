"""The whole log, row by row, out of one database and into another: for backups, and for a move to PostgreSQL."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, Connection, Engine, column, func, select, table, text, type_coerce

from openclass_nb.errors import RecordsError
from openclass_nb.records.database import place_of, told, writing
from openclass_nb.records.migrating import bring_up, migrate, version_of
from openclass_nb.records.tables import UtcTime, metadata

Row = list[Any]
AT_ONCE = 1_000
"""Rows that are in memory together."""


@dataclass(frozen=True)
class TableCopy:
    """One table: its columns' names, and its rows in the order of their ids. Times are microseconds since 1970."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Row]


@contextmanager
def all_tables(engine: Engine) -> Iterator[Iterator[TableCopy]]:
    """Every table as it is at one moment, however much is written meanwhile; what others need comes first."""
    isolation = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with told(engine), engine.connect().execution_options(**isolation) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")  # its driver begins only when something is written
        yield (_read(connection, one.name) for one in metadata.sorted_tables)


def row_counts(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with told(engine), engine.connect() as connection:
        return {
            one.name: connection.execute(select(func.count()).select_from(one)).scalar_one()
            for one in metadata.sorted_tables
        }


def load_tables(engine: Engine, version: str, tables: Iterable[TableCopy]) -> dict[str, int]:
    """Fill an empty database with tables of `version`, ids and all, then bring it up to date. Rows by table.

    RecordsError if there is something in it: nothing is ever mixed with what another log says.
    """
    if version_of(engine) is not None:
        bring_up(engine)
        _expect_nothing(engine)
    migrate(engine, "base")
    migrate(engine, version)
    with told(engine), writing(engine) as connection:
        written = {one.name: _write(connection, one) for one in tables}
    bring_up(engine)
    return written


def _expect_nothing(engine: Engine) -> None:
    if any(row_counts(engine).values()):
        step = "Restore into an empty database, or move this one out of the way."
        raise RecordsError("These records are not empty.", where=place_of(engine), next_step=step)


def _read(connection: Connection, name: str) -> TableCopy:
    found = metadata.tables[name]
    wanted = [type_coerce(one, BigInteger) if isinstance(one.type, UtcTime) else one for one in found.c]
    rows = connection.execute(select(*wanted).order_by(found.c.id).execution_options(yield_per=AT_ONCE))
    return TableCopy(name, [one.name for one in found.c], (list(row) for row in rows))


def _write(connection: Connection, copy: TableCopy) -> int:
    into, count, rows = table(copy.name, *(column(name) for name in copy.columns)), 0, iter(copy.rows)
    while some := [_named(copy.columns, row) for row in islice(rows, AT_ONCE)]:
        connection.execute(into.insert(), some)
        count += len(some)
    if connection.dialect.name == "postgresql" and count:  # the next id is counted apart from the rows
        newest = (
            f"SELECT setval(pg_get_serial_sequence('{copy.name}', 'id'), (SELECT max(id) FROM {copy.name}))"
        )
        connection.execute(text(newest))
    return count


def _named(columns: Sequence[str], row: Row) -> Mapping[str, Any]:
    return dict(zip(columns, row, strict=True))
