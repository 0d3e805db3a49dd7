"""Answers are read from the text of their cell and never run."""

import pytest

from openclass_nb.course.kinds.reading import UnreadError, assigned_name, read_given


def test_the_last_answer_counts() -> None:
    """As it would if the cell were run."""
    assert read_given('x = Numeric("1 m")\nx = Numeric("2 m")', "numeric").typed == ("2 m",)


def test_numbers_keep_the_figures_that_were_typed() -> None:
    """3.20 is a number, and has three figures."""
    found = read_given("x = Numeric(3.20)", "numeric")
    assert (found.values, found.typed) == ((3.2,), ("3.20",))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "x",
        "x = Numeric(",
        "x = 1\ny = f()",
        f"x = Numeric({'[' * 9}{']' * 9})",
        "#" * 30_000,
        "x = Numeric(a=1)",
    ],
)
def test_what_is_no_written_answer_is_told(source: str) -> None:
    """Never a traceback."""
    with pytest.raises(UnreadError):
        read_given(source, "numeric")


def test_the_answers_name_is_the_teachers() -> None:
    """Found in the cell; “answer” where it isn't."""
    assert assigned_name('from a import Numeric\n\nspeed = Numeric("")', "numeric") == "speed"
    assert assigned_name("x = (", "numeric") == "answer"
