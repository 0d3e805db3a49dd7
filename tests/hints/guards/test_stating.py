"""Statements: what came out and what the task says may be told, rules and the program's workings may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.hints.guards.behaviour_leaks import behaviour_leak
from openclass_nb.hints.guards.stating import more_than_seen, without_values

TASK = (
    "A jogger burns 60 kcal for each kilometre. Write `burnt(distances)`, which returns the kilocalories of each day "
    "as a list, with at least 90 for a day off.\n"
    "assert burnt([1.5, 0.5, 10.0]) == [90.0, 90.0, 600.0]\nburnt([1.5, 0.5, 10.0])\n[90.0, 30.0, 600.0]"
)
ANSWER = "def burnt(distances):\n    return [60 * one for one in distances]\n"
SOLUTION = "def burnt(distances):\n    return [max(90, 60 * one) for one in distances]\n"


@pytest.mark.parametrize(
    "told",
    [
        "You return 30.0 for the second day, and 90.0 is expected.",
        "For half a kilometre your list says 30.0.",
        "The first and the third value are right.",
        "The task speaks of days off. What does it promise for them?",
        "Two of your values agree with the test.",
        "The test expects 90.0 for the second day; your list holds something smaller.",
        "Well done, your numbers are nearly complete.",
        "Nobody burns so little on a day off.",
        "You wrote `return [60 * one for one in distances]`. Follow it for 0.5.",
        "For the second day you return 30.0, although the test expects 90.0, so look at this day alone.",
        "Your list looks as if nobody ever had a day off.",
        "The error message complains about a list.",
        "Line 2 is the one to look at.",
        "The task has a list of what each kilometre burns.",
        "The line to look at is line 2. What comes out of it?",
        "The expected value is 90.0, and the first of yours differs.",
        "Draw the days on paper, sort them by their length and join them with a line.",
    ],
)
def test_what_was_seen_may_be_told(told: str) -> None:
    """Values, how they look, what the task and the test say, praise, and what nobody would believe."""
    assert more_than_seen(told, TASK) == []


@pytest.mark.parametrize(
    "told",
    [
        "The larger of two numbers is what max chooses.",
        "A lower bound is a comparison for each element.",
        "A day off burns calories as well.",
        "You multiply each distance, and nothing else happens.",
        "You have a factor and no bound.",
        "Python runs the comprehension once for every element.",
        "In a comprehension the expression in front decides what is kept.",
        "You return 30.0 for the second day, because the bound isn't compared with the product.",
        "You return 30.0 there, because short days burn as much as days off.",
        "You return 30.0 for the second day, so days off are forgotten.",
        "The last part of the sentence in the text is a condition of its own.",
        "A program with a floor in it would be green.",
        "max takes several arguments.",
        "Your formula treats short walks like long ones: the minimum has no place in it.",
        "The floor is 90, and a product below it becomes the floor.",
        "The task speaks of an argument that max has.",
        "All distances, says the task. Both of them should also count the shortest one.",
        "The text names a cousin of your function, and it fits into its place.",
    ],
)
def test_rules_meanings_and_workings_are_more_than_was_seen(told: str) -> None:
    """Of Python, of the subject, of this program; alone, or behind what was seen."""
    assert more_than_seen(told, TASK)


def test_such_a_hint_is_not_shown_even_where_no_single_edit_helps() -> None:
    """Nothing has to be run to know it."""
    said = "The larger of two numbers is what max chooses."
    leak = behaviour_leak(
        [said], ANSWER, SOLUTION, lambda some, _: [False] * len(some), lambda one: one == SOLUTION, task=TASK
    )
    assert leak == "it tells more than what was seen and what the task says"


def test_a_task_in_another_language_is_not_judged_by_english_words() -> None:
    """The other rules hold there."""
    task = "Schreibe die Funktion `burnt`, die für jeden Tag die Kilokalorien zurückgibt, aber mindestens 90."
    leak = behaviour_leak(
        ["Der zweite Wert in deiner Liste gehört zu einem kurzen Tag. Was steht dazu in der Aufgabe?"],
        ANSWER,
        SOLUTION,
        lambda some, _: [False] * len(some),
        lambda one: one == SOLUTION,
        task=task,
    )
    assert leak == ""


def test_a_sentence_that_tells_values_suggests_no_edit() -> None:
    """What else the text says is looked at as before; the number of a line is no value."""
    text = "You return 30.0 for the second day. Look at line 2. Is 90 anywhere?"
    assert without_values(text, TASK).split() == "Look at line 2. Is 90 anywhere?".split()
    for kept in (
        "The number in line 2 should be 90.",
        "Line 2 wants half of 60.",
        "'one' with 'two' replace",
    ):
        assert without_values(kept, TASK) == kept


@given(st.sampled_from([90.0, 30.0, 600.0]), st.sampled_from(["get", "return", "still get"]))
def test_any_value_that_was_seen_may_be_told(value: float, verb: str) -> None:
    """In the words that tests use."""
    assert more_than_seen(f"You {verb} {value} for one of the days.", TASK) == []


@given(st.text(alphabet="ab ,;:.!?", max_size=40))
def test_questions_are_no_statements(text: str) -> None:
    """Whatever stands in them."""
    assert more_than_seen(f"{text.replace('.', ' ').replace('!', ' ')}?", TASK) == []


def test_what_stands_in_a_line_is_no_value_that_came_out() -> None:
    """“None” may be what was returned, and what somebody wrote."""
    known = TASK + "\nassert burnt([]) is not None"
    assert without_values("Line 2 says None.", known) == "Line 2 says None."
    assert without_values("You return None for no day at all.", known).strip() == ""
