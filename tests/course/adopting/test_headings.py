"""Titles come from headings and names as people would read them."""

import pytest

from openclass_nb.course.adopting.headings import exercise_title, headings, is_ordinal, natural, readable


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("# Speed", [(1, "Speed")]),
        ("text\n\n## **Mean** `speed` ##\n", [(2, "Mean speed")]),
        ("## Part A (2 points)", [(2, "Part A")]),
        ("### Friction [1.5 pts]:", [(3, "Friction")]),
        ("## See [the book](http://x.org)", [(2, "See the book")]),
        ("```\n# a comment\n```\n# After", [(1, "After")]),
        ("#hashtag", []),
        ("no heading", []),
        ("## snake_case stays", [(2, "snake_case stays")]),
    ],
)
def test_headings(markdown: str, found: list[tuple[int, str]]) -> None:
    """Level and plain text; a comment in a code block is no heading."""
    assert headings(markdown) == found


@pytest.mark.parametrize("title", ["Part A", "Question 3", "2.1", "Exercise 2 b", "Q4", "Task IV", "3."])
def test_titles_that_only_count(title: str) -> None:
    """“Part A” says nothing about what is asked."""
    assert is_ordinal(title)


@pytest.mark.parametrize("title", ["Mean speed", "Part of the whole", "Vectors", "Problem set 1"])
def test_titles_that_say_something(title: str) -> None:
    """A word of its own makes a title."""
    assert not is_ordinal(title)


@pytest.mark.parametrize(
    ("prompt", "grade_id", "title"),
    [
        ("## Mean speed\nCompute it.", "q1", "Mean speed"),
        ("## Part A (2 points)\nWrite `squares`.", "squares", "Part A: Squares"),
        ("# Problem 1\n## The second", "b", "The second"),
        ("Write it.", "mean_speed", "Mean speed"),
        ("## Part A", "cell-938593c4a215c6cc", "Part A"),
        ("Write it.", "cell-938593c4a215c6cc", ""),
        ("## Squares", "squares", "Squares"),
    ],
)
def test_exercise_title(prompt: str, grade_id: str, title: str) -> None:
    """The nearest heading, with nbgrader's id where the heading only counts and the id is a person's."""
    assert exercise_title(prompt, grade_id) == title


def test_assignments_are_sorted_as_people_count() -> None:
    """ps2 comes before ps10."""
    assert sorted(["ps10", "ps2", "intro", "ps1b", "PS3"], key=natural) == [
        "intro",
        "ps1b",
        "ps2",
        "PS3",
        "ps10",
    ]


def test_readable() -> None:
    """Names become words."""
    assert readable("mean-speed_of.light") == "Mean speed of light"
    assert readable("") == ""
