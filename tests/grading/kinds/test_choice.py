"""One option, or all that apply."""

from typing import Any

import pytest

from openclass_nb.course.kinds import ChoiceExercise
from openclass_nb.grading.kinds import judge_source

OPTIONS = [
    {"text": "a smaller sample", "right": True},
    {"text": "a larger spread", "right": True},
    {
        "text": "a larger population",
        "misconception": "size-matters",
        "message": "What does the formula divide by?",
    },
]


def exercise(**more: Any) -> ChoiceExercise:
    """Two right options of three."""
    told = {"exercise": "x", "kind": "choice", "options": OPTIONS, "several": True}
    return ChoiceExercise.model_validate(told | more)


@pytest.mark.parametrize(
    "answer", ['"A", "B"', '"B", "A"', '"A, B"', '"a b"', '["A", "B"]', '"A and B"', '"(A) (B)"']
)
def test_letters_are_read_however_they_are_written(answer: str) -> None:
    """The order does not matter, nor do small letters."""
    assert judge_source(exercise(), f"x = Choice({answer})").right


@pytest.mark.parametrize("answer", ["", '""', '"D"', '"AB"', "1", '"zero"', "None"])
def test_what_is_no_option_is_not_read(answer: str) -> None:
    """And costs nothing."""
    assert judge_source(exercise(), f"x = Choice({answer})").unread


@pytest.mark.parametrize(
    ("credit", "answer", "share"),
    [
        ("all", '"A"', 0),
        ("each", '"A"', 2 / 3),
        ("each", '"A", "C"', 1 / 3),
        ("minus", '"A", "C"', 0),
        ("minus", '"A"', 0.5),
    ],
)
def test_the_rule_of_partial_credit_is_the_teachers(credit: str, answer: str, share: float) -> None:
    """All or nothing, a share for each option, or right ones less wrong ones."""
    assert judge_source(exercise(credit=credit), f"x = Choice({answer})").share == pytest.approx(share)


def test_a_wrong_option_names_its_misconception() -> None:
    """With its own message."""
    judged = judge_source(exercise(), 'x = Choice("A", "C")')
    assert (judged.misconception, judged.message) == ("size-matters", "What does the formula divide by?")


def test_of_one_right_option_only_one_can_be_chosen() -> None:
    """Two are not read; and a choice without a right option is no exercise."""
    options = [{"text": "yes", "right": True}, {"text": "no"}]
    single = exercise(options=options, several=False)
    assert judge_source(single, 'x = Choice("A", "B")').unread
    assert judge_source(single, 'x = Choice("B")').message
    with pytest.raises(ValueError, match="exactly one right option"):
        exercise(several=False)
