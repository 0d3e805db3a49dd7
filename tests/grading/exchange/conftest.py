"""The service's own fixtures, here too; and nbgrader, imported once."""

from collections.abc import Iterator

import pytest

from tests.grading.exchange.nbgrader import Commands, nbgrader_commands
from tests.service.conftest import course_root
from tests.service.conftest import on_sqlite as service

__all__ = ["course_root", "service"]


@pytest.fixture(scope="module")
def commands() -> Iterator[Commands]:
    """nbgrader's commands."""
    with nbgrader_commands() as found:
        yield found
