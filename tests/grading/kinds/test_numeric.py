"""Numbers with units as students type them: 190 inputs with the verdict that each has to get."""

from typing import Any

import pytest
from hypothesis import given, strategies

from openclass_nb.course.kinds import NumericExercise
from openclass_nb.grading.kinds import Judgement, judge_source
from tests.grading.kinds.cases import read_cases

CASES = list(read_cases("numeric"))


def exercise(
    value: str, figures: int | None = None, relative: float = 0.01, wrong_values: Any = (), **more: Any
) -> NumericExercise:
    """The exercise that a group's head describes."""
    told = {"exercise": "x", "kind": "numeric", "value": value, "figures": figures, **more}
    wrong = [{"value": one, "misconception": "known"} for one in wrong_values]
    return NumericExercise.model_validate(
        {**told, "tolerance": {"relative": relative}, "wrong_values": wrong}
    )


def verdict(judged: Judgement) -> str:
    """The judgement in a word, as the cases have it."""
    wrong = {one.name for one in judged.parts if not one.right}
    if judged.unread:
        return "unread"
    if judged.misconception:
        return "known"
    if "value" in wrong:
        return "wrong"
    return "unit" if "unit" in wrong else "figures" if wrong else "right"


def test_there_are_enough_of_them() -> None:
    """As many as the issue asks, together with those for formulas."""
    assert len(CASES) + len(list(read_cases("symbolic"))) >= 300


@pytest.mark.parametrize(
    ("head", "typed", "expected"), CASES, ids=[f"{one[0]['value']}: {one[1]}" for one in CASES]
)
def test_what_students_type_gets_its_verdict(head: dict[str, Any], typed: str, expected: str) -> None:
    """Right, wrong or not read, as a teacher would say."""
    judged = judge_source(exercise(**head), f"x = Numeric({typed!r})")
    assert verdict(judged) == expected, judged
    assert (judged.share == 1) == (expected == "right")


@pytest.mark.parametrize(
    "answer", ["x = 3.20", 'x = Numeric(3.20, "m/s")', 'x = "3.2 m/s"', 'Numeric("3.2 m/s")']
)
def test_other_ways_to_write_the_cell(answer: str) -> None:
    """A plain number, two arguments, a plain text: the figures stay as they were typed."""
    judged = judge_source(exercise("3.2" if answer == "x = 3.20" else "3.2 m/s"), answer)
    assert judged.right
    if "3.20" in answer:
        assert "3 significant figures" in judged.read_as


@pytest.mark.parametrize(
    "answer", ["", "x = Numeric(", "x = Numeric(y)", "x = f(3)", 'x = Numeric(*"3")', "import os"]
)
def test_a_cell_without_a_written_answer_is_not_read(answer: str) -> None:
    """What would have to be worked out is told so."""
    assert judge_source(exercise("3"), answer).unread.endswith("This does not count as a try.")


def test_parts_have_the_shares_that_the_teacher_gives() -> None:
    """And unit and figures give points without the value only where that is wanted."""
    parts = {"value": 2, "unit": 1, "figures": 1}
    strict = exercise("3.2 m/s", figures=2, parts=parts)
    assert judge_source(strict, 'x = Numeric("3.20 m/s")').share == 0.75
    assert judge_source(strict, 'x = Numeric("9.9 m/s")').share == 0
    kind = exercise("3.2 m/s", figures=2, parts=parts, needs_value=False)
    assert judge_source(kind, 'x = Numeric("9.9 m/s")').share == 0.5


def test_a_teacher_may_test_units() -> None:
    """Then another dimension is a wrong answer."""
    judged = judge_source(exercise("3.2 m/s", units_tested=True), 'x = Numeric("3.2 m/s^2")')
    assert not judged.unread
    assert (judged.share, judged.message) == (0.5, "m/s^2 measures an acceleration. What is asked for?")


@given(strategies.floats(1e-6, 1e6), strategies.sampled_from(["m", "cm", "km", "mm", "µm"]))
def test_a_quantity_is_itself_in_every_unit(value: float, unit: str) -> None:
    """However it is written."""
    from openclass_nb.grading.kinds.units import quantity

    metres = quantity(value, unit).m_as("m")
    for typed in (f"{value!r} {unit}", f"{metres!r} m", f"{metres * 100!r}cm"):
        assert judge_source(exercise(f"{value!r} {unit}", relative=1e-6), f"x = Numeric({typed!r})").right


@given(strategies.text(max_size=60))
def test_no_text_breaks_the_reader(typed: str) -> None:
    """Every text gets an answer."""
    judged = judge_source(exercise("3.2 m/s"), f"x = Numeric({typed!r})")
    assert judged.unread or 0 <= judged.share <= 1
