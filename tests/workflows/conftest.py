"""A class with a history, for what is read from it."""

import pytest

from openclass_nb.records import AttemptEntry
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from tests.classroom import NINE
from tests.plain_engine import PlainEngine


@pytest.fixture
def graded(opened: OpenedCourse) -> OpenedCourse:
    """The class graded: Ada has mastered the first objective, and the second assignment is open for her."""
    grade_batch(opened, "sums", PlainEngine())
    return opened


def tried(student: str, exercise: str, score: float, minute: int, assignment: str = "sums") -> AttemptEntry:
    """A try at an exercise of one point, some minutes after nine."""
    from datetime import timedelta

    at = NINE + timedelta(minutes=minute)
    key = f"{student}-{exercise}-{minute}"
    return AttemptEntry(key, student, assignment, exercise, at, score, 1.0)
