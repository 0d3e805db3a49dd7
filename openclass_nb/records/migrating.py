"""The tables' versions: brought up by whoever opens a database, taken down by hand before an older program is used."""

from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, text

from openclass_nb.errors import RecordsError, UnknownNameError
from openclass_nb.records import tables
from openclass_nb.records.database import place_of, told, writing

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = ("0001", "0002", "0003", "0004")
"""The migrations that there are, oldest first."""
BASE, HEAD = "base", "head"
"""No tables at all; and those that this program uses."""
MAKING_TABLES = 0x0FE2C1A55
"""The lock that services hold which open an empty PostgreSQL database at the same time: one makes the tables."""


def version_of(engine: Engine) -> str | None:
    """The version of a database's tables; None if it has none."""
    with told(engine), engine.connect() as connection:
        return _version(connection)


def bring_up(engine: Engine) -> None:
    """Make the tables or bring them up to date. RecordsError for tables of a newer program, which are left alone."""
    version = version_of(engine)
    if version == VERSIONS[-1]:
        return
    if version is not None and version not in VERSIONS:
        message = "This database was made by a newer openclass_nb, or by another program."
        step = "Update openclass_nb, or name another database; nothing was changed."
        raise RecordsError(message, where=place_of(engine), next_step=step)
    migrate(engine, HEAD)


def migrate(engine: Engine, version: str, *, lose: bool = False) -> None:
    """Go up or down to `version`, “head” or “base”, in one transaction; what the log holds is kept.

    UnknownNameError if there is no such version. RecordsError if nothing would be left of a log, unless `lose`.
    """
    wanted = VERSIONS[-1] if version == HEAD else version
    if wanted not in (BASE, *VERSIONS):
        raise UnknownNameError("version", version, (BASE, HEAD, *VERSIONS))
    with told(engine), writing(engine) as connection:
        if engine.dialect.name == "postgresql":  # SQLite's write lock does the same
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MAKING_TABLES})
        now = _version(connection)
        if now == (None if wanted == BASE else wanted):  # another process may have been faster
            return
        if wanted == BASE and not lose:
            _keep(connection)
        _step(connection, wanted, up=wanted != BASE and (now is None or now < wanted))


def _step(connection: Connection, version: str, *, up: bool) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    (command.upgrade if up else command.downgrade)(config, version)


def _keep(connection: Connection) -> None:
    count = connection.execute(select(func.count()).select_from(tables.attempts)).scalar_one()
    if count:
        message = f"There would be nothing left: this log holds {count} attempt{'s' if count > 1 else ''}."
        step = "Write a backup with “openclass export --all FILE” first, then say --lose."
        raise RecordsError(message, next_step=step)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
