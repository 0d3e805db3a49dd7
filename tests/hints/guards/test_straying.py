"""What a hint may say at all: of the task, of this program and of looking; whatever else it says may mean any edit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openclass_nb.hints.guards.behaviour_leaks import behaviour_leak
from openclass_nb.hints.guards.pointing import lines_meant
from openclass_nb.hints.guards.straying import foreign_numbers, foreign_words, hint_words, strays
from tests.hints.guards.tried import Tried

TASK = (
    "Write `mean_speed(x1, x2, t1, t2)`, which returns the mean speed in m/s of a walk from x1 at the time t1 "
    "to the place x2 at t2.\nassert mean_speed(0, 100, 0, 12.5) == 8.0"
)
ANSWER = "def mean_speed(x1, x2, t1, t2):\n    return (x2 + x1) / (t2 - t1)\n"
SOLUTION = "def mean_speed(x1, x2, t1, t2):\n    return (x2 - x1) / (t2 - t1)\n"
TWICE_WRONG = "def mean_speed(x1, x2, t1, t2):\n    return (x2 + x1) * (t2 - t1)\n"
TESTS = "assert mean_speed(0, 100, 0, 12.5) == 8 and mean_speed(20, 110, 5, 15) == 9"
RIDDLES = (
    "A program with the take-away thing is quicker.",
    "What is left in the purse after the baker has been paid?",
    "Do you know the short bridge between two banks? It is flat.",
    "My own program has it where yours has not.",
    "Somewhere in it the second walker joins a party that the first has left.",
    "A friend of mine had the same thing and turned a cross on its side.",
    "O mean speed, be not so shy, for off the first walks home to cry.",
    "Nobody came through with what you have.",
)
GOOD = (
    "Take the input of the first test and follow it through your code. Where does it surprise you?",
    "For mean_speed(0, 100, 0, 12.5) you get 8.0. Try another walk, one that begins at a place that is not 0.",
    "The mean speed tells how far the walk goes in each second. Which of your values says how long the walk was?",
    "Good idea! Look at line 2 once more. Which part of it is the way, and which is the time?",
    "Your function returns a value, that's fine. What should come out for a walker who stays at one place?",
    "I'd print what each part of the formula gives. Is every one of them what you expect?",
)


def leak(answer: str, *hints: str) -> str:
    """What the second guard says of the hints about an answer to the task."""
    tried = Tried(TESTS)
    return behaviour_leak(hints, answer, SOLUTION, tried.all, tried.one, task=TASK)


@pytest.mark.parametrize("riddle", RIDDLES)
def test_a_riddle_may_mean_any_edit(riddle: str) -> None:
    """It names no line and no sign; but one edit of this program passes, so it is not shown."""
    assert strays(riddle, TASK, ANSWER)
    assert leak(ANSWER, riddle)
    assert leak(ANSWER, "Look at line 2 once more.", riddle, "Where does it surprise you?")


@pytest.mark.parametrize("riddle", [one for one in RIDDLES if one.endswith("?")])
def test_where_no_edit_helps_a_question_gives_nothing_away(riddle: str) -> None:
    """All single edits were tried, and none passes: whatever it means, it is not the answer."""
    assert leak(TWICE_WRONG, riddle) == ""


@pytest.mark.parametrize("riddle", [RIDDLES[0], *RIDDLES[4:7]])
def test_a_riddle_that_is_told_is_no_news_of_what_was_seen(riddle: str) -> None:
    """Whether an edit helps or not."""
    assert leak(TWICE_WRONG, riddle)


@pytest.mark.parametrize("hint", GOOD)
def test_what_asks_looks_and_tells_what_was_seen_does_not_stray(hint: str) -> None:
    """In the task's words, the program's, and those of looking."""
    read = f"{TASK}\n{ANSWER}"
    assert foreign_words(hint, read) == []
    assert leak(ANSWER, hint) == ""


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(hint_words("small") | hint_words("program"))), min_size=3, max_size=12)
)
def test_words_of_programs_are_never_foreign(words: list[str]) -> None:
    """In any order and with any ending."""
    assert foreign_words(" ".join(words), "") == []
    assert foreign_words(" ".join(f"{one}s" for one in words if len(one) > 3), "") == []


@settings(max_examples=60, deadline=None)
@given(st.from_regex(r"[b-hj-z]{3,9}", fullmatch=True))
def test_what_stands_in_the_task_may_be_said(word: str) -> None:
    """Whatever word it is, a task that has it makes it known; without it, it is known only if all hints need it."""
    assert foreign_words(f"Which {word} do you mean?", f"Count each {word} once.") == []
    known = foreign_words(f"Which {word} do you mean?", "Count each one once.") == []
    assert known <= any(one[:2] == word[:2] for one in hint_words() | {"count", "each", "once"})


@pytest.mark.parametrize(
    "hint",
    [
        "Look at line 2 and think of what is left in a purse.",
        "Compare line 2 with what undoes putting together.",
        "Read line 2 as if it were negative.",
        "Look at line 2, the correct one is shorter.",
    ],
)
def test_who_names_a_line_says_no_more_than_to_look(hint: str) -> None:
    """An invitation that says how the line is, or what it is like, points at a change of it."""
    assert lines_meant(hint, ANSWER, TASK) == {2}


def test_numbers_that_nobody_has_seen_may_mean_the_right_one() -> None:
    """Sums, bounds, and what is twice as much."""
    assert foreign_numbers("Between 2 and 4 there is one.", "for n in range(4)") == {2.0}
    assert foreign_numbers("Look at line 7, it gives 8.0.", "assert f() == 8") == set()


def test_a_task_in_another_language_has_other_words() -> None:
    """Nothing is known about which words a hint needs there: the other laws hold."""
    assert not strays("Die Brücke ist kurz.", "Schreibe die Funktion, die das mittlere Tempo gibt.", ANSWER)
