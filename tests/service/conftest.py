"""One released course and a service of it on each database, for all tests here; each test has students of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import started
from tests.service.serving import COURSE, Running, copied_course, moved_records, process, running


@pytest.fixture(scope="session")
def course_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose two assignments are released; “twice” opens on mastery of “adding”."""
    return copied_course(tmp_path_factory, tmp_path_factory.mktemp("courses") / COURSE)


@pytest.fixture(scope="session")
def on_sqlite(course_root: Path) -> Iterator[Running]:
    """The service of that course."""
    with running(course_root) as found:
        yield found


@pytest.fixture(scope="session")
def on_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The same, its records on a server: a process of its own, for the variable that names them is a process's."""
    root = copied_course(tmp_path_factory, tmp_path_factory.mktemp("on-a-server") / COURSE)
    url = started(tmp_path_factory).schema()
    moved_records(root, url)
    with process(root, 2, {"OPENCLASS_DATABASE": url}) as (_, base):
        yield Running(base, root, database=url)
    assert not (root / "openclass.db").exists()


@pytest.fixture(params=["sqlite", "postgresql"])
def service(request: pytest.FixtureRequest) -> Running:
    """A running service: every test here that asks one is run on both databases."""
    found: Running = request.getfixturevalue(f"on_{request.param}")
    return found
