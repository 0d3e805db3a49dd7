"""The database behind the log: SQLite in the course folder, or PostgreSQL by URL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError

from openclass_nb.errors import RecordsError

BUSY_SECONDS = 30
"""How long a writer waits for another one before it gives up."""


def connect(url: str) -> Engine:
    """An engine for `url`; nothing is asked of the database yet. RecordsError if there can be none."""
    engine = _engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def without_transactions(engine: Engine) -> Engine:
    """The same database, for one short statement at a time: a server is asked once instead of five times.

    A connection is not tried before it is used: who asks tries again. A file is read as fast as ever.
    """
    if engine.dialect.name == "sqlite":
        return engine
    arguments = {"connect_timeout": BUSY_SECONDS}
    return create_engine(
        engine.url, isolation_level="AUTOCOMMIT", pool_size=8, max_overflow=32, connect_args=arguments
    )


def _engine(url: str) -> Engine:
    try:
        return create_engine(url, **_arguments(url))
    except (ArgumentError, ImportError) as error:  # no URL, no such database, or its driver is missing
        step = "Mend OPENCLASS_DATABASE, or leave it out to keep the records in the course folder."
        raise RecordsError(f"This database can't be used ({error}).", next_step=step) from error


def _arguments(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        # All threads of a service may wait for the one who writes; who reads is to find a connection all the same.
        return {"connect_args": {"timeout": BUSY_SECONDS}, "max_overflow": 100}
    # A server may have been started anew since a connection was last used.
    return {"pool_pre_ping": True, "connect_args": {"connect_timeout": BUSY_SECONDS}}


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """WAL lets readers read while one writes; FULL keeps a commit through a power cut."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


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
            sentence or f"The database says: {said}.", where=place_of(engine), next_step=step or RESTORE
        ) from error


RESTORE = "Nothing was written. If it is damaged, restore it from a backup."
PERMISSION = "Check that the folder exists and that you may write there."
AWAY = "Nothing was written. Try again in a moment; if it stays away, look at its server."
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
    "No space left on device": (
        "The disk is full.",
        "Make room and try again; what was written before is safe.",
    ),
    "connection failed": ("The database can't be reached.", AWAY),
    "connection is bad": ("The database can't be reached.", AWAY),
    "connection timeout expired": ("The database can't be reached.", AWAY),
    "the connection is closed": ("The database went away.", AWAY),
    "the connection is lost": ("The database went away.", AWAY),
    "closed the connection": ("The database went away.", AWAY),
    "terminating connection": ("The database went away.", AWAY),
    "the database system is": ("The database is starting or ending.", AWAY),
    "consuming input failed": ("The database went away.", AWAY),
    "sending query failed": ("The database went away.", AWAY),
}
"""What the databases say, and what we say instead."""


def place_of(engine: Engine) -> str:
    """The database in a word: its file, or its URL without the password."""
    return Path(engine.url.database or "").name or engine.url.render_as_string(hide_password=True)
