"""Lines that a hint points at, and what it says of them."""

import ast

import pytest

from openclass_nb.hints.guards.line_edits import on_lines
from openclass_nb.hints.guards.pointing import lines_meant

ANSWER = "def f(x, y):\n    z = x + 1\n    return z * y\n"
SOLUTION = "def f(x, y):\n    z = x + 1\n    return z / y\n"


@pytest.mark.parametrize(
    "hint",
    [
        "Line 3 is a little story: cut the cake into as many pieces as there are guests.",
        "The sign in line 3 that you need: it shines in the night sky.",
        "Did you want line 3 to say “shared out evenly”? The test does.",
        "In `return z * y` there is a riddle.",
    ],
)
def test_what_is_said_of_a_line_may_mean_any_change_of_it(hint: str) -> None:
    """Stories, clues, leading questions: all that can be changed there in one step is tried."""
    assert lines_meant(hint, ANSWER) == {3}
    programs = list(on_lines(ast.parse(ANSWER), lines_meant(hint, ANSWER), SOLUTION))
    assert ast.unparse(ast.parse(SOLUTION)) in programs
    assert all("x + 1" in one for one in programs)


@pytest.mark.parametrize(
    "hint",
    [
        "Look at line 3, `return z * y`. Say in your own words what it does. Is that what the task asks?",
        "Your code returns 6 for f(1, 3). The test expects 2. Which line makes it larger, line 2 or line 3?",
    ],
)
def test_a_line_may_be_looked_at(hint: str) -> None:
    """Invitations, questions, and what was seen."""
    assert lines_meant(hint, ANSWER) == frozenset()
