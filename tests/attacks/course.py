"""The small course that every attack is handed in to: ten exercises, and markers in all that is hidden.

Nothing marked may ever be found in what a submission wrote or displayed.
"""

from __future__ import annotations

from pathlib import Path

from tests.building import Cell, CourseDraft, cell, notebook, prompt

MARK = "QZVX7731"
"""Stands in the hidden part of every test, and in every reference solution."""
NUMBER = 918273.645
"""An expected value that nobody finds by chance."""
WORD = "ferrocene-quartet"
"""An expected text."""
TRIALS, APPROXIMATE = "trials", "approximate"

SETUP = """import numpy as np

MOST_STEPS = 50

def rounded(values):
    return [round(one, 6) for one in values]

class Vector:
    def __init__(self, *parts):
        self.parts = list(parts)

    def is_unit(self):
        return abs(sum(one * one for one in self.parts) - 1) < 1e-9

    def __eq__(self, other):
        return isinstance(other, Vector) and rounded(self.parts) == rounded(other.parts)
"""

# Of each exercise: what students get around the solution (at $), the solution, and its tests (points, shown, hidden).
Test = tuple[float, str, str]
EXERCISES: dict[str, tuple[str, str, tuple[Test, ...]]] = {
    "figure": (
        "$",
        f"figure = {NUMBER}",
        (
            (
                1,
                'assert figure is not None, "Give a figure."',
                f'assert figure == {NUMBER}, "Not this figure."',
            ),
            (1, "", f'assert abs(figure - {NUMBER}) < 1e-6, "Far from it."'),
        ),
    ),
    "word": (
        "$",
        f'word = "{WORD}"',
        ((2, "", f'assert word == "{WORD}", "Another word."\nassert {{"{WORD}": 1}}[word] == 1'),),
    ),
    "doubled": (
        "def doubled(values):\n$",
        "    return [2 * one for one in values]",
        (
            (1, "assert doubled([1]) == [2]", 'assert doubled([4, -5, 0]) == [8, -10, 0], "Each of them."'),
            (
                2,
                "",
                "import unittest\n\ncase = unittest.TestCase()\n"
                "case.assertEqual(doubled([5]), [10])\ncase.assertListEqual(doubled([]), [])\n"
                "with case.assertRaises(TypeError):\n    doubled(3)",
            ),
            (
                1,
                "",
                "assert all(map(lambda one: doubled([one]) == [2 * one], [1, 2, 3]))",
            ),
        ),
    ),
    "centred": (
        "def centred(values):\n$",
        "    return values - values.mean()",
        (
            (1, "", "np.testing.assert_allclose(centred(np.array([1.0, 2.0, 6.0])), [-2.0, -1.0, 3.0])"),
            (1, "", "assert np.allclose(centred(np.array([2.0, 4.0])), [-1, 1])"),
            (1, "", "found = centred(np.arange(4.0))\nassert (found == [-1.5, -0.5, 0.5, 1.5]).all()"),
        ),
    ),
    "spread": (
        "import numpy as xp\n\ndef spread(values):\n$",
        "    return xp.max(values) - xp.min(values)",
        (
            (1, "", "xp.testing.assert_equal(spread(xp.array([3, 9, 4])), 6)"),
            (1, "", "assert xp.isclose(spread(xp.array([0.5, 2.0])), 1.5)"),
        ),
    ),
    "account": (
        "class Account:\n$",
        "    def __init__(self, balance):\n        self.balance = balance\n\n"
        "    def pay_in(self, amount):\n        if amount < 0:\n            raise ValueError('less than nothing')\n"
        "        self.balance += amount\n        return self.balance\n\n"
        "    def __repr__(self):\n        return f'Account({self.balance})'",
        (
            (1, "account = Account(5)", "assert account.pay_in(7) == 12\nassert account.balance == 12"),
            (1, "", "assert repr(Account(3)) == 'Account(3)'\nassert isinstance(Account(3).balance, int)"),
            (
                1,
                "",
                "try:\n    Account(1).pay_in(-1)\nexcept ValueError:\n    refused = True\nelse:\n"
                "    refused = False\nassert refused, 'Less than nothing can not be paid in.'",
            ),
        ),
    ),
    "greet": (
        "def greet(name):\n$",
        "    print(f'Welcome, {name}!')",
        (
            (
                2,
                "import io\nfrom contextlib import redirect_stdout\n",
                "heard = io.StringIO()\nwith redirect_stdout(heard):\n    greet('Ada')\n"
                "assert heard.getvalue() == 'Welcome, Ada!\\n', 'Politely.'",
            ),
        ),
    ),
    "each": (
        "def each(action, values):\n$",
        "    return [action(one) for one in values]",
        (
            (
                1,
                "from unittest.mock import MagicMock\n",
                "action = MagicMock()\neach(action, [1, 2])\nassert action.call_count == 2\n"
                "action.assert_called_with(2)",
            ),
            (
                1,
                "class Recorder:\n    def __init__(self):\n        self.seen = []\n\n"
                "    def __call__(self, one):\n        self.seen.append(one)\n\n"
                "    def holds(self, *wanted):\n        return self.seen == list(wanted)\n",
                "recorder = Recorder()\neach(recorder, 'ab')\nassert recorder.holds('a', 'b')",
            ),
            (
                1,
                "",
                "answers = MagicMock(return_value=3)\nassert each(answers, [1, 2]) == [3, 3]\n"
                "assert answers.call_count == 2",
            ),
        ),
    ),
    "unit": (
        "def unit(vector):\n$",
        "    length = sum(one * one for one in vector.parts) ** 0.5\n"
        "    return Vector(*(one / length for one in vector.parts))",
        (
            (1, "", "found = unit(Vector(3, 4))\nassert type(found) is Vector\nassert found.is_unit()"),
            (1, "", "assert unit(Vector(3, 4)) == Vector(0.6, 0.8)"),
        ),
    ),
    "total": (
        "def total(values):\n$",
        "    return values[0] + total(values[1:]) if values else 0",
        (
            (
                1,
                "import inspect\n",
                "assert total([1, 2, 3]) == 6\n"
                "assert not set('for while sum'.split()) & set(inspect.getsource(total).replace('(', ' ').split())",
            ),
        ),
    ),
    "share": (
        "def share(parts):\n$",
        "    return [one / sum(parts) for one in parts]",
        ((4, "", "found = [share([1]) == [1.0], share([1, 1]) == [0.5, 0.5]]\n2.0 * sum(found)"),),
    ),
    "gauge": (
        "def gauge(value):\n$",
        "    return value * 2",
        ((4, "", "round(gauge(2.0), 2)"),),
    ),
}
FULL = {name: sum(test[0] for test in tests) for name, (_, _, tests) in EXERCISES.items()}
NEAR = {"near": 2.0}
NEAR_EXERCISE = {
    "near": (
        "def near(x):\n$",
        "    return x / 3",
        (
            (1, "import pytest\n", "assert near(1) == pytest.approx(0.333333, abs=1e-3)"),
            (1, "", "with pytest.raises(TypeError):\n    near('a')"),
        ),
    )
}


def solutions(exercises: dict[str, tuple[str, str, tuple[Test, ...]]]) -> dict[str, str]:
    """Right answers, as a good student would hand them in."""
    return {name: shown.replace("$", solution) for name, (shown, solution, _) in exercises.items()}


RIGHT = solutions(EXERCISES)
WRONG = {
    "figure": "figure = 1.0",
    "word": "word = 'something'",
    "doubled": "def doubled(values):\n    return values",
    "centred": "def centred(values):\n    return values",
    "spread": "import numpy as xp\n\ndef spread(values):\n    return xp.max(values)",
    "account": "class Account:\n    def __init__(self, balance):\n        self.balance = 0\n"
    "    def pay_in(self, amount):\n        pass",
    "greet": "def greet(name):\n    print('Hi', name)",
    "each": "def each(action, values):\n    return values",
    "unit": "def unit(vector):\n    return vector",
    "total": "def total(values):\n    return sum(values)",
    "share": "def share(parts):\n    return None",
    "gauge": "def gauge(value):\n    return 0.0",
}
"""Answers that run, and earn nothing."""


def write_course(root: Path) -> Path:
    """The course's folder, with nothing released yet."""
    draft = CourseDraft()
    draft.settings["objectives"] = {"holding": {"title": "Holding", "statement": "Hold against everything"}}
    draft.settings["misconceptions"] = {}
    draft.settings["assignments"] = [
        {"name": name, "objectives": ["holding"]} for name in (TRIALS, APPROXIMATE)
    ]
    draft.notebooks = {
        f"{TRIALS}/{TRIALS}": notebook([_setup(), _imports(), *_cells(EXERCISES)]),
        f"{APPROXIMATE}/{APPROXIMATE}": notebook(_cells(NEAR_EXERCISE)),
    }
    return draft.write(root)


def _setup() -> Cell:
    """What students are given and can't change."""
    return cell("code", SETUP, "setup", nbgrader=_nbgrader("setup", locked=True))


def _imports() -> Cell:
    """What students are given and may change, as in most notebooks."""
    return cell("code", "import numpy as np\nimport math", "imports")


def _cells(exercises: dict[str, tuple[str, str, tuple[Test, ...]]]) -> list[Cell]:
    return [
        one
        for name, (shown, solution, tests) in exercises.items()
        for one in (
            prompt(name),
            _answer(name, shown, solution),
            *(_test(name, number, *test) for number, test in enumerate(tests, 1)),
        )
    ]


def _answer(exercise: str, shown: str, solution: str) -> Cell:
    body = f"### BEGIN SOLUTION\n{solution}  # {MARK}\n### END SOLUTION"
    about = {"exercise": exercise, "role": "answer", "kind": "code", "objectives": ["holding"]}
    source = shown.replace("$", body)
    return cell("code", source, exercise, nbgrader=_nbgrader(exercise, solution=True), openclass=about)


def _test(exercise: str, number: int, points: float, shown: str, hidden: str) -> Cell:
    source = f"{shown}\n### BEGIN HIDDEN TESTS\n# {MARK}\n{hidden}\n### END HIDDEN TESTS"
    ident = f"{exercise}-test-{number}"
    mark = _nbgrader(ident, grade=True, locked=True, points=points)
    return cell("code", source, ident, nbgrader=mark, openclass={"exercise": exercise, "role": "test"})


def _nbgrader(grade_id: str, **more: object) -> dict[str, object]:
    known = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3}
    return {**known, "grade_id": grade_id, **more}
