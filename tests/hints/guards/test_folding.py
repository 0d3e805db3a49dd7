"""A line of the solution in capitals, in pieces, with anything between."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openclass_nb.hints.guards.folding import spells_line_of
from openclass_nb.hints.guards.text_leaks import text_leak

SOLUTION = "def rain(depth, area):\n    volume = depth * area / 1000\n    return round(volume, 2)\n"
ANSWER = "def rain(depth, area):\n    return depth + area\n"
LINE = "volume = depth * area / 1000"


@pytest.mark.parametrize(
    "hint",
    [
        LINE.upper(),
        "volume … = de … pth * a … rea / 10 … 00",
        "Say it: depth, area, 1000.",
        "d-e-p-t-h * a-r-e-a / 1000",
    ],
)
def test_letters_are_what_counts(hint: str) -> None:
    """Case, dots and blanks hide nothing."""
    assert spells_line_of(hint, SOLUTION, ANSWER, "")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([" ", " … ", ", ", "-", "\n"]), min_size=len(LINE), max_size=len(LINE)))
def test_whatever_stands_between(between: list[str]) -> None:
    """Any row of blanks and signs of prose between any two letters."""
    assert spells_line_of("".join(a + b for a, b in zip(LINE, between, strict=True)), SOLUTION, ANSWER, "")


def test_what_students_have_is_no_secret() -> None:
    """Their own lines, and the task's."""
    assert not spells_line_of("You wrote `return depth + area`. Round it?", SOLUTION, ANSWER, "")
    assert not spells_line_of(LINE, SOLUTION, ANSWER, f"The formula is {LINE}.")
    assert not spells_line_of("Which depth do you mean, and which area?", SOLUTION, ANSWER, "")


@pytest.mark.parametrize("text", ["A.", "2", "", "It is <", "C! C! C!", "Look there."])
def test_a_hint_is_a_sentence(text: str) -> None:
    """What is shorter than that answers a question that somebody has asked before."""
    assert text_leak(text, SOLUTION, ANSWER, "Write the function for the volume of rain.")
