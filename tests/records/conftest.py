"""A log of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from openclass_nb.records import Log, open_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    """An empty log in the test's folder."""
    opened = open_log(tmp_path)
    yield opened
    opened.close()
