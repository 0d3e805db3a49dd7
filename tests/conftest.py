"""Fixtures that many tests share."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from openclass_nb.workflows.opened_course import OpenedCourse
from tests.building import CourseDraft
from tests.classroom import made_once, make_graded, make_released, open_at_ten
from tests.in_memory import InMemory

# The machine that runs the tests may be busy, and a law that fails should fail for everybody, every time.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


signal.signal(signal.SIGINT, signal.default_int_handler)
"""What a shell starts in the background has Ctrl-C ignored; what the tests start has it as people have it."""


LEAN = str(Path(__file__).with_name("lean"))
"""What stands here instead of a library, stands in for it in all processes that tests start."""
_places = [LEAN, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, dict.fromkeys(_places)))


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Where files of the tests go is told before pytest makes its own place for them."""
    pluginmanager.register(InMemory())


@pytest.fixture
def draft() -> CourseDraft:
    """A small course without findings, still in memory."""
    return CourseDraft()


@pytest.fixture(scope="session")
def released_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with two released assignments, the first handed in by a class. Not to be changed: see `course`."""
    return made_once(tmp_path_factory, "released", make_released)


@pytest.fixture(scope="session")
def graded_course(released_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The released course with everybody's work graded. Not to be changed: copy it."""
    return made_once(tmp_path_factory, "graded", make_graded(released_course))


@pytest.fixture
def course(released_course: Path, tmp_path: Path) -> Path:
    """The released course, a test's own copy."""
    return Path(shutil.copytree(released_course, tmp_path / "course"))


@pytest.fixture
def opened(course: Path) -> Iterator[OpenedCourse]:
    """The test's own copy, opened at ten o'clock."""
    found = open_at_ten(course)
    yield found
    found.log.close()
