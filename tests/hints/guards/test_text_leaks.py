"""The first guard: code in a hint, and words of the solution, however they are written."""

import base64
import codecs

import pytest

from openclass_nb.hints.guards.text_leaks import code_lines, text_leak

SOLUTION = 'def mean(x0, x1, t):\n    """The mean."""\n    way = x1 - x0\n    return way / (t[1] - t[0])\n'
ANSWER = "def mean(x0, x1, t):\n    way = x1 - x0\n    return way * t[1]\n"
LINE = "return way / (t[1] - t[0])"

DISGUISED = {
    "plain": f"Write {LINE} there.",
    "fenced": f"Try this:\n```python\n{LINE}\n```",
    "spaced": "Write return  way / ( t [1] - t [0] ) there.",
    "base64": base64.b64encode(LINE.encode()).decode(),
    "hex": LINE.encode().hex(),
    "rot13": codecs.encode(LINE, "rot13"),
    "backwards": LINE[::-1],
    "invisible": "\u200b".join(LINE),
    "full width": "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in LINE),
    "numbers": " ".join(str(ord(one)) for one in LINE),
    "html": LINE.replace("/", "&#47;"),
}


@pytest.mark.parametrize("name", DISGUISED)
def test_a_line_of_the_solution_is_found(name: str) -> None:
    """In every disguise."""
    assert text_leak(DISGUISED[name], SOLUTION, ANSWER)


@pytest.mark.parametrize(
    "hint",
    [
        "Look at line 3: what do you do with the time, and what does the task ask for?",
        "You write `way = x1 - x0`. Is that what the task calls the distance?",
        "Divide the way by the time that passed. Where does your clock start?",
        "What is `t[0]` for, in a race that begins at 5 s?",
    ],
)
def test_a_hint_about_the_students_own_code_may_stay(hint: str) -> None:
    """What the student has written already is no leak."""
    assert text_leak(hint, SOLUTION, ANSWER) == ""


def test_more_than_one_line_of_code_is_too_much() -> None:
    """Whosever it is."""
    hint = "Do this:\n```\na = 1\nb = 2\n```"
    assert text_leak(hint, SOLUTION, ANSWER) == "more than one line of code"
    assert code_lines("x = 3\nand then\nfor i in range(3):\n") == 2
    assert code_lines("First think. Then look at the loop.") == 0
