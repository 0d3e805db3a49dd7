"""What journeys through a browser share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.lab import SECONDS, browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys of a file."""
    expect.set_options(timeout=SECONDS)
    with browser() as found:
        yield found
