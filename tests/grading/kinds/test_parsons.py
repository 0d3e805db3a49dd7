"""Lines in order: several right orders, distractors, indentation."""

from typing import Any

import pytest

from openclass_nb.course.kinds import ParsonsExercise
from openclass_nb.grading.kinds import judge_source

LINES = ["def fall(y, v, dt):", "    v = v - 9.81 * dt", "    a = 9.81", "    return y, v"]


def exercise(**more: Any) -> ParsonsExercise:
    """Four lines, of which the two in the middle may change places."""
    told = {
        "exercise": "x",
        "kind": "parsons",
        "lines": LINES,
        "orders": [[1, 3, 2, 4]],
        "distractors": [{"line": "    return v * dt", "message": "Where is the position?"}],
        "wrong_orders": [{"order": [1, 4, 2, 3], "misconception": "returns-early"}],
    }
    return ParsonsExercise.model_validate(told | more)


def cell(*lines: str) -> str:
    """The answer as a form writes it."""
    return f"x = Parsons({', '.join(map(repr, lines))})"


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)])
def test_every_right_order_is_right(order: tuple[int, ...]) -> None:
    """However wide the indentation is, and as one text too."""
    lines = [LINES[place] for place in order]
    assert judge_source(exercise(), cell(*lines)).right
    assert judge_source(exercise(), cell(*[one.replace("    ", "\t") for one in lines])).right
    assert judge_source(exercise(), cell("\n".join(one.replace("    ", "  ") for one in lines))).right


def test_wrong_orders_and_distractors_are_recognised() -> None:
    """Each with what is known about it."""
    early = judge_source(exercise(), cell(LINES[0], LINES[3], LINES[1], LINES[2]))
    assert (early.share, early.misconception) == (0, "returns-early")
    other = judge_source(exercise(), cell(*LINES[:3], "    return v * dt"))
    assert (other.share, other.message) == (0, "Where is the position?")


def test_the_first_line_out_of_place_is_told() -> None:
    """And how many lines stand in order gives a share, where the teacher wants that."""
    judged = judge_source(exercise(credit="longest"), cell(LINES[1], LINES[0], LINES[2], LINES[3]))
    assert (judged.share, judged.message) == (
        0.75,
        "Line 1 is the first that should not stand where it does.",
    )
    short = judge_source(exercise(), cell(*LINES[:3]))
    assert short.message == "Up to there it is right, but something is missing."


def test_indentation_counts_where_the_teacher_says_so() -> None:
    """The line is told; without the rule all is well."""
    flat = cell(LINES[0], *[one.strip() for one in LINES[1:]])
    assert judge_source(exercise(), flat).message == "The order is right. Look at the indentation of line 2."
    assert judge_source(exercise(indentation=False), flat).right


@pytest.mark.parametrize("lines", [(), ("",), ("y = 3",), (LINES[0], LINES[0])])
def test_other_lines_are_not_read(lines: tuple[str, ...]) -> None:
    """Nothing, a line of one's own, a line used twice: it costs nothing."""
    assert judge_source(exercise(), cell(*lines)).unread


def test_an_order_of_lines_that_are_not_there_is_no_exercise() -> None:
    """Told to the teacher at once."""
    with pytest.raises(ValueError, match="no order of the lines 1 to 4"):
        exercise(orders=[[1, 5]])
