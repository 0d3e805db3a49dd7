"""How an answer is understood while it is typed."""

import pytest

from openclass_nb.grading.kinds.understood import Understood, understood_formula, understood_number


def test_a_number_is_told_with_its_figures() -> None:
    """Unit and significant figures stand beside it; no word says what is right."""
    assert understood_number("7,20e3 mm/s") == Understood(read_as="7,20e3 mm/s, 3 significant figures")


@pytest.mark.parametrize(("typed", "part"), [("fast", "number"), ("", "number"), ("3 blorps", "unit")])
def test_what_is_not_read_says_which_part(typed: str, part: str) -> None:
    """The field that is meant can be marked."""
    told = understood_number(typed)
    assert told.unread
    assert told.part == part


def test_a_formula_is_a_tree() -> None:
    """With no symbols given every letter may stand in it; with some, the others are named."""
    told = understood_formula("2x", ())
    assert told.formula is not None
    assert [one.name for one in told.formula.parts] == ["2", "x"]
    assert "“x” is no symbol here" in understood_formula("2x", ("y",)).unread


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("3x^ + cos x", "^"),
        ("T = 3x^ + cos x", "^"),
        ("2 θ x^", "^"),
        ("x + * 2", "+"),
        ("2x) + 1", ")"),
        ("sin + x", "s"),
        ("x & 2", "&"),
        ("2 x + speed", "s"),
        ("* 2 x", "*"),
    ],
)
def test_a_formula_that_is_not_read_says_where(typed: str, at: str) -> None:
    """The place is that of the sign which lacks something, or which is not understood, as it was typed."""
    told = understood_formula(typed, ("x", "theta", "s", "p", "e"))
    assert told.unread
    assert told.at is not None
    assert typed[told.at] == at


def test_a_missing_bracket_is_missed_at_the_end() -> None:
    """There is no sign to point at, so the place is behind the last one."""
    assert understood_formula("2 (x + 1", ("x",)).at == 8
