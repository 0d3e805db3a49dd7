"""PostgreSQL for tests: one server for the whole run, shared by its workers; a schema of its own for each test."""

import hashlib
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

_NUMBERS = itertools.count()


class Postgres:
    """A running server."""

    def __init__(self, uri: str) -> None:
        self._uri = uri

    def schema(self) -> str:
        """A URL whose connections see an empty schema that nobody else uses."""
        name = f"test_{os.getpid()}_{next(_NUMBERS)}"
        self.run(f"CREATE SCHEMA {name}")
        return f"{self._sqlalchemy(self._uri)}&options=-csearch_path%3D{name}"

    def database(self, name: str) -> str:
        """A URL with {course} in it, for which the empty database `name` was made."""
        self.run(f"CREATE DATABASE {name}")
        return self._sqlalchemy(self._uri).replace("/postgres?", "/{course}?")

    def run(self, statement: str) -> None:
        """One statement, as who runs the server."""
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(statement.encode())

    @staticmethod
    def _sqlalchemy(uri: str) -> str:
        return uri.replace("postgresql://", "postgresql+psycopg://")


@contextmanager
def mortal() -> Iterator[tuple[Postgres, Callable[[], None]]]:
    """A server of one's own, and what kills it with all its processes and starts it anew."""
    from pgserver import get_server, postgres_server

    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory(prefix="openclass-postgres-") as name,
    ):
        patch.setattr(postgres_server, "pg_ctl", _patient(postgres_server.pg_ctl))
        server = get_server(name, cleanup_mode="stop")

        def kill_and_start() -> None:
            running = server.get_postmaster_info().process
            running.kill()
            running.wait(60)
            server.ensure_postgres_running()

        yield Postgres(server.get_uri()), kill_and_start
        server.cleanup()


def started(factory: pytest.TempPathFactory) -> Postgres:
    """The server of this test run, started by whichever worker comes first; it ends with the last of them."""
    from pgserver import get_server, postgres_server

    base = factory.getbasetemp()
    shared: Path = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    # Not in pytest's own folder: nobody but the tests' user may go there, and the server runs as another one.
    name = hashlib.sha256(str(shared).encode()).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"openclass-postgres-{name}"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postgres_server, "pg_ctl", _patient(postgres_server.pg_ctl))
        found = Postgres(get_server(folder, cleanup_mode="delete").get_uri())
    found.run(
        "ALTER SYSTEM SET fsync = off"
    )  # a killed process loses nothing by it, and tests don't cut the power
    found.run("SELECT pg_reload_conf()")
    return found


def _patient(pg_ctl: Callable[..., str]) -> Callable[..., str]:
    """It gives a server ten seconds to start, which is not enough on a machine that is busy with tests."""

    def run(arguments: list[str], **more: Any) -> str:
        return pg_ctl(arguments, **{**more, "timeout": 120})

    return run
