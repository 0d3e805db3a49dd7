"""Advice that speaks of what a program lacks."""

import ast

import pytest

from openclass_nb.hints.guards.lacking import lacking, tells_what_is_lacking

TASK = "Write `error(readings)`, which returns the standard error of the mean of the readings in mm."
ANSWER = "def error(readings):\n    return np.std(readings, ddof=1)\n"
SOLUTION = "def error(readings):\n    return np.std(readings, ddof=1) / np.sqrt(len(readings))\n"
SWAPPED = "def error(readings):\n    return np.sqrt(len(readings)) / np.std(readings, ddof=1)\n"


def test_what_is_lacking_is_what_the_solution_has_more_often() -> None:
    """Operators and functions; parameters and what the solution makes for itself are its own affair."""
    found = lacking(ANSWER, SOLUTION)
    assert found.operators == {ast.Div}
    assert found.functions >= {"sqrt", "len"}
    assert "readings" not in found.functions
    assert lacking(SOLUTION, SOLUTION).nothing()


@pytest.mark.parametrize(
    "hint",
    [
        "Take your result and divide it by the root of how many readings there are.",
        "You should put something with `len` below it.",
        "Well done so far. What your line lacks is a division by a root.",
        "Would `sqrt` perhaps help?",
    ],
)
def test_who_advises_what_is_lacking_tells_how_to_mend_it(hint: str) -> None:
    """In one step or in several: no single edit of this program passes."""
    assert tells_what_is_lacking(hint, ANSWER, SOLUTION, TASK)


@pytest.mark.parametrize(
    "hint",
    [
        "Call it with four readings and with forty. What do you expect of the error, and what do you get?",
        "Your function returns the same for four readings and for forty.",
        "Look up the word error in the task and write down its unit.",
    ],
)
def test_asking_looking_and_telling_what_was_seen_is_no_advice(hint: str) -> None:
    """It makes the student find what is lacking."""
    assert not tells_what_is_lacking(hint, ANSWER, SOLUTION, TASK)


def test_where_nothing_is_lacking_any_advice_is_about_the_order() -> None:
    """The parts are all there."""
    assert tells_what_is_lacking("Swap the two.", SWAPPED, SOLUTION, TASK)
    assert tells_what_is_lacking("The two have taken each other’s place.", SWAPPED, SOLUTION, TASK)
    assert not tells_what_is_lacking("Which of the two do you know by heart?", SWAPPED, SOLUTION, TASK)
