"""A table that students fill in."""

from typing import Any

import pytest

from openclass_nb.course.kinds import TableExercise
from openclass_nb.grading.kinds import judge_source

RIGHT = '["Between", 84, 2], ["Within", 36.0, 12]'


def exercise(**more: Any) -> TableExercise:
    """Two rows; three of their cells are to be filled in."""
    told = {
        "exercise": "x",
        "kind": "table",
        "columns": ["Source", "SS", "df"],
        "rows": [["Between", 84.0, 2], ["Within", 36.0, 12]],
        "blank": [[1, 2], [2, 2], [2, 3]],
        "wrong_cells": [{"row": 2, "column": 3, "value": 14, "misconception": "total-for-within"}],
    }
    return TableExercise.model_validate(told | more)


@pytest.mark.parametrize(
    "answer",
    [
        RIGHT,
        f"[{RIGHT}]",
        '["Between", "84,0", 2], ["Within", "36", "12"]',
        '["other", 84, 9], ["Within", 36, 12]',
    ],
)
def test_right_cells_are_right_however_they_are_written(answer: str) -> None:
    """Text or number; what was given is not judged."""
    assert judge_source(exercise(), f"x = Table({answer})").right


def test_wrong_cells_are_named_and_cost_their_share() -> None:
    """By row and column; a known wrong value names its misconception."""
    judged = judge_source(exercise(), 'x = Table(["Between", 80, 2], ["Within", None, 12])')
    assert (judged.share, judged.message) == (pytest.approx(1 / 3), "Not right yet: Between, SS; Within, SS.")
    known = judge_source(exercise(), 'x = Table(["Between", 84, 2], ["Within", 36, 14])')
    assert (known.share, known.misconception) == (pytest.approx(2 / 3), "total-for-within")


@pytest.mark.parametrize(
    "answer",
    [
        "",
        '["Between", 84, 2]',
        '["Between", 84], ["Within", 36]',
        '["Between", None, 2], ["Within", None, None]',
        '["Between", "much", 2], ["Within", 36, 12]',
        '["Between", [1], 2], ["Within", 36, 12]',
    ],
)
def test_another_shape_is_not_read(answer: str) -> None:
    """Nor is text in the place of a number, nor a table with nothing in it."""
    assert judge_source(exercise(), f"x = Table({answer})").unread


def test_a_table_needs_as_many_cells_as_columns() -> None:
    """Told to the teacher at once."""
    with pytest.raises(ValueError, match="every row has 3 cells"):
        exercise(rows=[["Between", 84.0]])


def test_cells_that_are_not_right_are_named_each_by_its_place() -> None:
    """So that a control can mark them; where a wrong idea was recognised only that is told."""
    found = judge_source(exercise(), "x = Table(['Between', 80, 2], ['Within', 36, 13])")
    assert [(one.name, one.right) for one in found.parts] == [("1:2", False), ("2:3", False)]
    assert judge_source(exercise(), "x = Table(['Between', 80, 2], ['Within', 36, 14])").parts == ()
