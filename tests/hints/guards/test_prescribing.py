"""Who says what to put in, in whatever words, is taken to mean all of that sort."""

import ast

import pytest

from openclass_nb.hints.guards.prescribing import ARITHMETIC, COMPARISON, meant_by, prescribes

ANSWER, SOLUTION = "def f(x):\n    return x < 5\n", "def f(x):\n    return x <= 5\n"


@pytest.mark.parametrize(
    "text",
    [
        "What belongs into line 2 is smaller, and the limit too.",
        "Suppose a friend had written the same, but with five let in. They are done.",
        "It is not <, but the other sign that looks like it.",
        "What if the limit were let in instead?",
    ],
)
def test_a_comparison_in_whatever_words(text: str) -> None:
    """All comparisons are tried."""
    assert prescribes(text)
    assert meant_by(text, ANSWER, SOLUTION).operators >= COMPARISON


@pytest.mark.parametrize(
    "text",
    [
        "What happens at the limit itself?",
        "Is your result too large or too small, compared with the task?",
        "Which of the signs in line 2 could you explain to a friend?",
        "For f(5) your code gives False; the test expects True.",
    ],
)
def test_questions_and_what_was_seen_prescribe_nothing(text: str) -> None:
    """A hint may ask."""
    assert meant_by(text, ANSWER, SOLUTION).operators == frozenset()


def test_a_sign_can_be_any_sign_a_number_the_right_one() -> None:
    """What the solution has and the program lacks is known here."""
    sign = meant_by("Another sign belongs there.", ANSWER, SOLUTION)
    assert sign.operators >= ARITHMETIC | COMPARISON | {ast.And}
    number = meant_by("Your number is one too small.", "x = 4", "x = 9.81")
    assert number.numbers == {9.81}
    name = meant_by("You need the function for the largest.", "x = min(y)", "x = max(y)")
    assert name.names == {"max"}
