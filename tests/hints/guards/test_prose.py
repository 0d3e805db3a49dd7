"""A hint is plain prose: what no reader of this task can read without a key is refused, whatever the key is."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openclass_nb.hints.guards.prose import unlike_prose, without_python

TASK = (
    "Write `mean_speed(x1, x2, t1, t2)`, which returns the mean speed in m/s for a walk from the place x1 to the place "
    "x2.\nassert mean_speed(0, 100, 0, 12.5) == 8.0"
)
AUFGABE = (
    "Schreibe die Funktion `tempo(x1, x2, t1, t2)`, die das mittlere Tempo für einen Weg von x1 nach x2 "
    "in m/s gibt."
)
ANSWER = "def mean_speed(x1, x2, t1, t2):\n    return (x2 - x1) * (t2 - t1)\n"
LEAK = "replace the star with a slash in line two and the tests pass"
GOOD = (
    "Which unit has your result? Write the unit of each value beside the formula, and compare it with m/s.",
    "For mean_speed(0, 100, 0, 12.5) your code gives 1250.0. Is a walker as fast as that?",
    "Look at line 2, `return (x2 - x1) * (t2 - t1)`. Don't change it yet: say aloud what it does (step by step).",
    "You’re close – try the call with 3 km and 2 h… what would you expect?",
)


@pytest.mark.parametrize("hint", GOOD)
def test_prose_about_the_students_program_may_stay(hint: str) -> None:
    """With their names, numbers and signs, contractions, quotation marks, and a few numbers of its own."""
    assert unlike_prose(hint, TASK, ANSWER) == ""


@settings(max_examples=60, deadline=None)
@given(st.permutations(string.ascii_lowercase))
def test_no_change_of_the_alphabet_reads_as_prose(letters: list[str]) -> None:
    """Each letter for another one: Caesar, atbash and all others are one class."""
    if sum(a != b for a, b in zip(letters, string.ascii_lowercase, strict=True)) > 4:
        key = str.maketrans(string.ascii_lowercase, "".join(letters))
        assert unlike_prose(LEAK.translate(key), TASK, ANSWER)


@settings(max_examples=60, deadline=None)
@given(
    st.characters(
        min_codepoint=0xA1, max_codepoint=0x1FAFF, exclude_categories=("Cs", "Cn", "Co", "Ll", "Lu")
    )
)
def test_no_foreign_sign_stands_in_prose(sign: str) -> None:
    """Emoji, braille, other scripts, invisible signs, lookalikes: unless the task has them or prose needs them."""
    if sign not in "«»–—‘’“”„…\u00a0\u202fªº":
        assert unlike_prose(f"Your formula is nearly there, now {sign} it once more.", TASK, ANSWER)


@pytest.mark.parametrize(
    "hint",
    [
        "r e p l a c e the star",
        "re-pla-ce the sta-r by a sl-ash",
        "rplc th str wth a slsh n ln tw",
        "Read this: 114 101 112 108 97 99 101 32 42",
        "In hexadecimal: 7265706c616365",
        "replace\nthe\nstar\nwith\na\nslash",
        "The mean is $\\frac{x}{t}$ in the end.",
        "In line 2: * => /, and then all is well",
        "Say RePlAcE tHe StAr WiTh A sLaSh aloud.",
        "Take the first letter of each of my words.",
    ],
)
def test_what_is_no_prose_is_refused(hint: str) -> None:
    """Rows of letters, syllables, numbers, lines and signs; names that nobody gave; talk about its own letters."""
    assert unlike_prose(hint, TASK, ANSWER)


def test_another_language_has_its_own_letters() -> None:
    """A course in German has hints in German; without a list of words its letters have to do."""
    hint = "Schau auf die Einheiten: welche Größe steht oben, und welche gehört nach der Aufgabe nach unten?"
    assert unlike_prose(hint, AUFGABE, ANSWER) == ""
    backwards = " ".join(word[::-1] for word in hint.strip("?").split())
    assert unlike_prose(backwards, AUFGABE, ANSWER)


def test_a_quoted_piece_of_python_may_be_new_where_one_is_allowed() -> None:
    """If its names were read before; a text in it is no name."""
    assert "slash" in without_python("A `slash_it(x1)` is no help", TASK)
    assert "`" not in without_python("What does `(x2 - x1) % 7` give?", TASK)
    assert "cmV" in without_python("What does `x1 = 'cmVwbGFjZQ'` give?", TASK)
