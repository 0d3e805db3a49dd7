"""The second guard: what a hint makes of the student's program, if somebody follows it without thinking."""

import base64

import pytest

from openclass_nb.hints.guards.behaviour_leaks import behaviour_leak
from tests.hints.guards.tried import Tried

CASES: dict[str, tuple[str, str, str, list[str]]] = {
    "comparison": (
        "def f(x):\n    return x < 5\n",
        "def f(x):\n    return x <= 5\n",
        "assert f(5) and not f(6) and f(1)",
        [
            "Replace < with <= in line 2.",
            "Five itself belongs to it: use less than or equal.",
            "In Zeile 2 muss es kleiner oder gleich heißen.",
            "Il faut inférieur ou égal à la ligne 2.",
            base64.b64encode(b"replace < with <=").decode(),
        ],
    ),
    "constant": (
        "def f(x):\n    return x * 3.5\n",
        "def f(x):\n    return x * 3.6\n",
        "assert abs(f(10) - 36) < 1e-9",
        ["The factor between m/s and km/h is 3.6.", "Nimm 3,6 als Faktor."],
    ),
    "operator": (
        "def f(a, b):\n    return a - b\n",
        "def f(a, b):\n    return a + b\n",
        "assert f(2, 3) == 5",
        ["Add the two numbers.", "It wants a plus there.", "The sum is asked.", "ein Plus statt dem Minus"],
    ),
    "brackets": (
        "def f(a, b, c):\n    return a + b / c\n",
        "def f(a, b, c):\n    return (a + b) / c\n",
        "assert f(2, 4, 2) == 3",
        ["Put brackets around the sum.", "Das Plus gehört in eine Klammer."],
    ),
    "swap": (
        "def f(a, b):\n    return b / a\n",
        "def f(a, b):\n    return a / b\n",
        "assert f(6, 3) == 2",
        ["Turn the fraction upside down.", "Exchange the two names.", "Bilde den Kehrwert: umdrehen."],
    ),
    "return": (
        "def f(a):\n    print(a * 2)\n",
        "def f(a):\n    return a * 2\n",
        "assert f(3) == 6",
        ["Return the result in place of printing it.", "Gib den Wert zurück: zurückgeben statt drucken."],
    ),
    "loop": (
        "def f(xs):\n    s = 0\n    for x in xs:\n        s += x\n        return s\n",
        "def f(xs):\n    s = 0\n    for x in xs:\n        s += x\n    return s\n",
        "assert f([1, 2, 3]) == 6",
        ["Move the return out of the loop.", "The return should stand after the loop."],
    ),
    "call": (
        "import math\ndef f(a):\n    return math.sin(a)\n",
        "import math\ndef f(a):\n    return math.sin(math.radians(a))\n",
        "assert abs(f(90) - 1) < 1e-9",
        ["Use math.radians on the angle.", "The function radians does what is missing."],
    ),
    "formula": (
        "def f(force, mass):\n    return force\n",
        "def f(force, mass):\n    return force / mass\n",
        "assert f(6, 3) == 2",
        ["It is the force divided by the mass.", "Write force / mass.", "Kraft: force geteilt durch mass."],
    ),
    "answer": ("speed = 3\n", "speed = 25 / 4\n", "assert speed == 6.25", ["The right number is 6.25."]),
}
GOOD = (
    "Follow the tested input through your lines, with pencil and paper. Where does it surprise you?",
    "Read the task once more: which word in it does your code not know about yet?",
    "What should come out for the smallest input that makes sense?",
)


def leak(case: str, *hints: str) -> str:
    """What the guard says to the hints for a case."""
    answer, solution, test, _ = CASES[case]
    tried = Tried(test)
    return behaviour_leak(hints, answer, solution, tried.all, tried.one)


@pytest.mark.parametrize(("case", "hint"), [(name, one) for name, found in CASES.items() for one in found[3]])
def test_what_one_edit_would_solve_is_not_said(case: str, hint: str) -> None:
    """Operators, numbers, names, lines: in several languages and encoded."""
    assert leak(case, hint)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("hint", GOOD)
def test_a_hint_that_makes_think_may_stay(case: str, hint: str) -> None:
    """Nothing in it can be typed in."""
    assert leak(case, hint) == ""


def test_hints_add_up() -> None:
    """Two hints that are harmless alone."""
    first, second = "The test looks at 3.6 somewhere.", "One of your factors is not quite what you think."
    assert leak("constant", second) == ""
    assert leak("constant", first, second)


def test_without_time_nothing_is_shown() -> None:
    """What could not be tried counts as a leak."""
    answer, solution, *_ = CASES["operator"]
    told = behaviour_leak(
        ["a plus"], answer, solution, lambda some, _: [False] * len(some), bool, lambda: True
    )
    assert "no time" in told


def test_an_answer_that_is_no_python_has_no_edits() -> None:
    """The first guard has to do."""
    assert behaviour_leak(["a plus"], "def f(:", "x = 1", lambda some, _: [], bool) == ""
