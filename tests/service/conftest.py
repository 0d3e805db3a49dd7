"""One released course and one running service for all tests here; each test has students of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service.serving import COURSE, Running, copied_course, running


@pytest.fixture(scope="session")
def course_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose two assignments are released; “twice” opens on mastery of “adding”."""
    return copied_course(tmp_path_factory, tmp_path_factory.mktemp("courses") / COURSE)


@pytest.fixture(scope="session")
def service(course_root: Path) -> Iterator[Running]:
    """The service of that course."""
    with running(course_root) as found:
        yield found
