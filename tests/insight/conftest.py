"""Fixtures for insight."""

import pytest

from tests.insight.classroom import Classroom


@pytest.fixture
def room() -> Classroom:
    """A course of two objectives with four exercises each, and nobody in it yet."""
    return Classroom()
