"""Fixtures that many tests share."""

import pytest
from hypothesis import settings

from tests.building import CourseDraft

# The machine that runs the tests may be busy, and a law that fails should fail for everybody, every time.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture
def draft() -> CourseDraft:
    """A small course without findings, still in memory."""
    return CourseDraft()
