"""Questions that hold their answer, and open ones."""

import pytest

from openclass_nb.hints.guards.presuming import presumed


@pytest.mark.parametrize(
    "question",
    [
        "Shouldn't both be treated alike?",
        "Isn't there a second bound?",
        "It works for the first day, so doesn't the second need it too?",
        "What if the list began with the start?",
        "Why not count from the other end?",
        "What does the sum have to be divided by?",
        "By how much must the voltage be shifted?",
        "How about the median?",
        "Which sign would turn this round?",
        "Which function of numpy does that for each element?",
        "What belongs in front of the bracket?",
        "So what is left to do but to turn it upside down?",
        "Would the test pass if you moved the last line?",
        "What would come out if you returned the second name?",
    ],
)
def test_who_denies_proposes_or_asks_for_the_missing_part_tells_it(question: str) -> None:
    """The answer is in the question."""
    assert presumed(f"You get 3.0 there. {question}") == [question]


@pytest.mark.parametrize(
    "question",
    [
        "What does the second value stand for?",
        "Which sign does the message name?",
        "What would you expect for a day off?",
        "What about 30.0 surprises you?",
        "Does the result grow if you doubled the distance?",
        "Which of the days belong together?",
        "Where does this number come from?",
        "Why is the first value right?",
        "How many rounds does your loop make?",
    ],
)
def test_open_questions_are_free(question: str) -> None:
    """They ask what is there, and what somebody expects."""
    assert presumed(question) == []
