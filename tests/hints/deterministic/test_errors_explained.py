"""Errors are explained to a beginner, at the student's own line."""

import pytest

from tests.hints.watching import hints

TEST = "assert f(3) == 3"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return lenght", ("line 3", "lenght", "Is it defined above")),
        ("total = 1\n    return totl", ("Your code has a “total”", "misspelt")),
        ("return x + '1'", ("types don’t fit",)),
        ("return '1' + x", ("Text and a number are joined",)),
        ("return [1, 2][x]", ("Python counts from 0",)),
        ("return {'a': 1}['b']", ("'b' is not among the keys",)),
        ("return x / 0", ("divided by zero",)),
        ("return None.real", ("before the dot is None",)),
        ("return x.lenght", ("has no “lenght”",)),
        ("return int('three')", ("text that is no number",)),
        ("return f(x)", ("calls itself without an end",)),
        ("return x(2)", ("no function is called",)),
        ("for i in x:\n        pass", ("Is range missing",)),
        ("return open('no-such-file')", ("no such file",)),
        ("a, b = 1, 2, 3", ("more names on the left",)),
        ("if x > 5:\n        y = 1\n    return y", ("one way through the function only",)),
        ("raise NotImplementedError", ("keeps the place of your answer",)),
        ("return len(x, 2)", ("line 3",)),
    ],
)
def test_an_error_says_where_and_what_it_means(body: str, words: tuple[str, ...]) -> None:
    """Line, the line itself, the error's name, and what to look at."""
    told = hints(f"def f(x):\n    # what I tried\n    {body}\n", TEST)[0]
    for word in words:
        assert word in told
    assert "Your code stops in line" in told
    assert "The test called f(3)" in told


def test_an_answer_that_stops_by_itself() -> None:
    """Not only functions fail: the cell itself may."""
    told = hints("speed = distance / time", "assert speed == 3")[0]
    assert "line 1" in told
    assert "distance" in told


def test_a_call_that_does_not_fit_is_the_tests_line() -> None:
    """The function takes something else than the test gives."""
    told = hints("def f():\n    return 3\n", TEST)[0]
    assert "TypeError" in told
    assert "Compare it with" in told


def test_a_test_that_calculates_with_nothing() -> None:
    """The error is in the test's line, the cause is the student's: that is what is told."""
    told = hints("def f(x):\n    y = x * 2\n", "assert abs(f(3) + 1 - 7) < 1e-9")[0]
    assert "Your result is None: nothing was returned." in told


def test_shapes_that_the_test_cant_compare() -> None:
    """A student can print the own result, not a value in the test."""
    test = "import numpy as np\nassert np.allclose(f(3), [1.0, 2.0])"
    told = hints("import numpy as np\n\n\ndef f(x):\n    return np.ones(x)\n", test)[0]
    assert "Your result has another shape than the expected one." in told
