"""The database behind the log: SQLite in the course folder, or PostgreSQL by URL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError

from openclass_nb.errors import RecordsError

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0001"
BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""


def connect(url: str) -> Engine:
    """An engine for `url`, its tables made or brought up to date."""
    engine = create_engine(url, connect_args=_arguments(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    with told(engine):
        _migrate(engine)
    return engine


def _arguments(url: str) -> dict[str, Any]:
    return {"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {}


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """WAL lets readers read while one writes; FULL keeps a commit through a power cut."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        if _version(connection) == NEWEST:
            return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing(engine) as connection:
        if _version(connection) != NEWEST:  # another process may have been faster
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, all or nothing. SQLite takes its write lock at once, so that no two readers both write."""
    with engine.connect() as connection:  # leaving it without a commit rolls back
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        connection.commit()


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Database faults in words: which database, what is wrong, what to do."""
    try:
        yield
    except OperationalError as error:
        raise RecordsError(_sentence(error), where=_place(engine), next_step=_next_step(error)) from error
    except DBAPIError as error:
        step = "Nothing was written. If it is damaged, restore it from a backup."
        raise RecordsError(_sentence(error), where=_place(engine), next_step=step) from error


def _place(engine: Engine) -> str:
    return Path(engine.url.database or "").name or engine.url.render_as_string(hide_password=True)


def _sentence(error: DBAPIError) -> str:
    said = str(error.orig).strip().splitlines()[0]
    known = {
        "database is locked": "The records are locked by another program.",
        "database or disk is full": "The disk is full.",
        "unable to open database file": "The records can't be opened.",
        "attempt to write a readonly database": "The records can't be written.",
        "file is not a database": "This file is not a database of ours.",
    }
    return next((sentence for part, sentence in known.items() if part in said), f"The database says: {said}.")


def _next_step(error: DBAPIError) -> str:
    said = str(error.orig)
    if "locked" in said:
        return "Wait until it has finished, or end it, and try again; nothing was written."
    if "full" in said:
        return "Make room and try again; what was written before is safe."
    return "Check that the folder exists and that you may write there."
