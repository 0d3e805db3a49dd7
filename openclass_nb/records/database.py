"""The database behind the log: SQLite in the course folder, or PostgreSQL by URL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from openclass_nb.errors import RecordsError

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = ("0001",)
"""The migrations that there are, oldest first."""

BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""


def connect(url: str) -> Engine:
    """An engine for `url`, its tables made or brought up to date."""
    engine = _engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    with told(engine):
        _migrate(engine)
    return engine


def _engine(url: str) -> Engine:
    try:
        return create_engine(url, connect_args=_arguments(url))
    except (ArgumentError, ImportError) as error:  # no URL, no such database, or its driver is missing
        step = "Mend OPENCLASS_DATABASE, or leave it out to keep the records in the course folder."
        raise RecordsError(f"This database can't be used ({error}).", next_step=step) from error


def _arguments(url: str) -> dict[str, Any]:
    return {"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {}


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """WAL lets readers read while one writes; FULL keeps a commit through a power cut."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        version = _version(connection)
    if version == VERSIONS[-1]:
        return
    if version is not None and version not in VERSIONS:
        told = "This database was made by a newer openclass_nb, or by another program."
        step = "Update openclass_nb, or name another database; nothing was changed."
        raise RecordsError(told, where=_place(engine), next_step=step)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing(engine) as connection:
        if _version(connection) != VERSIONS[-1]:  # another process may have been faster
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
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()[0]
        sentence, step = next((words for part, words in FAULTS.items() if part in said), ("", ""))
        raise RecordsError(
            sentence or f"The database says: {said}.", where=_place(engine), next_step=step or RESTORE
        ) from error


RESTORE = "Nothing was written. If it is damaged, restore it from a backup."
PERMISSION = "Check that the folder exists and that you may write there."
FAULTS = {
    "database is locked": (
        "The records are locked by another program.",
        "Wait until it has finished, or end it, and try again; nothing was written.",
    ),
    "disk is full": ("The disk is full.", "Make room and try again; what was written before is safe."),
    "unable to open database file": ("The records can't be opened.", PERMISSION),
    "attempt to write a readonly database": ("The records can't be written.", PERMISSION),
    "file is not a database": ("This file is not a database of ours.", RESTORE),
    "disk image is malformed": (
        "The records are damaged.",
        "Restore them from a backup; nothing was written.",
    ),
    "disk I/O error": (
        "The disk can't be read or written.",
        "Make room and look at the disk, then try again.",
    ),
}
"""What SQLite says, and what we say instead."""


def _place(engine: Engine) -> str:
    return Path(engine.url.database or "").name or engine.url.render_as_string(hide_password=True)
