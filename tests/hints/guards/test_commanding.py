"""Clauses that tell to change the program, and those that bid to look at it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.hints.guards.behaviour_leaks import behaviour_leak
from openclass_nb.hints.guards.commanding import VERBS, clauses_of, commanded

TASK = (
    "Write `mean_speed(x1, x2, t1, t2)`, which returns the mean speed of a runner between two marks in m/s."
)
ANSWER = "def mean_speed(x1, x2, t1, t2):\n    return x2 / t2\n"
SOLUTION = "def mean_speed(x1, x2, t1, t2):\n    return (x2 - x1) / (t2 - t1)\n"


@pytest.mark.parametrize(
    "hint",
    [
        "Give each of the two calls the argument axis with the value 1.",
        "Your numbers are right but come in a list. Hand the list to the array function before you give it back.",
        "Before the loop, make a copy of the list, and everything else may stay as it is.",
        "In the last line put the larger one of the two.",
        "The start is part of both. Take it off before you share the rest.",
        "That is it. Put it into your program as it stands.",
        "Ask the table for the label of its smallest value.",
        "If the first thing in it were to sort the names, the order would be that of the task.",
        "For the error of the mean divide it by the root of how many there are.",
        "Don't forget to bracket each of them.",
        "The comparisons allow equality: make them strict.",
        "You could multiply the two and then take the root of the product.",
        "Start with an empty list, append the total to it in every round.",
        "First square the values, then average them.",
        "All that's left is to return it.",
    ],
)
def test_a_clause_that_bids_to_change_is_found(hint: str) -> None:
    """At the beginning of a sentence, after a comma, after a place, after “you could”."""
    assert commanded(hint)


@pytest.mark.parametrize(
    "hint",
    [
        "Put a print inside the loop and count how often it speaks.",
        "Take the example of the task and write down every step on paper.",
        "Write the unit beside each number in line 2. Do they go together?",
        "Call your function with 1, 4 and 9 metres. Do the results behave as you would expect?",
        "Divide what you get by what the test expects. Is it always the same number?",
        "Name: 0.5 is printed, and 3 is expected.",
        "After the call the runner's list has three entries, and before it had two.",
        "Make a little table with three rows and fill in what each pass changes.",
        "Should you divide at all, and when?",
        "The sum of the parts is returned by your loop.",
    ],
)
def test_who_bids_to_look_print_and_draw_commands_nothing(hint: str) -> None:
    """The same verbs may do no harm."""
    assert commanded(hint) == []


def test_such_a_hint_is_not_shown_even_where_no_single_edit_helps() -> None:
    """The edit has two parts; nobody could try them all."""
    said = "Subtract the first mark from the second and the first time from the second."
    told = behaviour_leak(
        [said], ANSWER, SOLUTION, lambda some, _: [False] * len(some), lambda one: one == SOLUTION, task=TASK
    )
    assert told == "it tells what to do to the program"


@given(st.sampled_from(sorted(VERBS)), st.sampled_from(["Then ", "Please ", "Instead, ", "", "Now just "]))
def test_a_verb_of_changing_is_one_whatever_leads_up_to_it(verb: str, lead: str) -> None:
    """In any case of letters."""
    assert commanded(f"{lead}{verb} the first of the two names.".capitalize())


@given(st.text(alphabet="abc ,;:.-", max_size=60))
def test_clauses_have_no_end_that_is_lost(text: str) -> None:
    """The last clause ends as the sentence does."""
    found = clauses_of(text)
    assert not found or text.rstrip(" ,;:.-").endswith(found[-1].rstrip(" ,;:.-"))
