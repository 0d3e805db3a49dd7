"""Numbers in several words."""

import pytest

from openclass_nb.hints.guards.number_words import longest_row, said_numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("two hundred and seventy-three point one five", 273.15),
        ("one zero zero", 100),
        ("four hundred", 400),
        ("nine point eight one", 9.81),
        ("twelve thousand three hundred", 12300),
        ("3 hundred", 300),
    ],
)
def test_a_number_in_words(text: str, number: float) -> None:
    """And its neighbours, for “the one before”."""
    assert {number, number - 1, number + 1} <= {
        round(one, 9) for one in said_numbers(f"Take {text}, please.")
    }


def test_rows_of_numbers_are_counted() -> None:
    """One word alone is mostly none."""
    assert said_numbers("One of the two is right.") == set()
    assert longest_row("one hundred and four, ninety-nine, three") == 6
