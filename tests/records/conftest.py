"""A log of its own for each test, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from openclass_nb.records import Log, open_log
from tests.databases import Postgres, started

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Postgres:
    """The server of this test run."""
    return started(tmp_path_factory)


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database: a file, or a schema on a server."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'openclass.db'}"
    found: Postgres = request.getfixturevalue("postgres")
    return found.schema()


@pytest.fixture
def log(url: str, tmp_path: Path) -> Iterator[Log]:
    """An empty log."""
    opened = open_log(tmp_path, url)
    yield opened
    opened.close()
