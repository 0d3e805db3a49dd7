"""Words that the letters of a text spell."""

from openclass_nb.hints.guards.initials import initials_of

ANSWER, SOLUTION = "def f(a):\n    return a\n", "def f(a):\n    return median(a)\n"


def test_first_and_last_letters_of_words_and_sentences() -> None:
    """Forwards and backwards: operators, numbers, and names that only the solution has."""
    assert "minus" in initials_of("Maybe it needs utmost scrutiny.", ANSWER, SOLUTION)
    assert "plus" in initials_of("Pause here. Look again. Use a pencil. See what comes.", ANSWER, SOLUTION)
    assert "median" in initials_of("May each day improve a number.", ANSWER, SOLUTION)
    assert "plus" in initials_of("Stop. Undo. Look. Pause.", ANSWER, SOLUTION)


def test_most_texts_spell_nothing() -> None:
    """Short words are spelled by chance, so they don't count."""
    assert initials_of("Which unit has each value? Compare it with the task.", ANSWER, SOLUTION) == ""
