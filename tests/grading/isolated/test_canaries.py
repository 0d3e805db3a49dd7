"""Canaries: changed copies of a test that no honest answer passes."""

from __future__ import annotations

import pytest

from openclass_nb.grading.isolated.canaries import make_canaries
from openclass_nb.grading.isolated.rehearsal import run_together
from tests.grading.isolated.sitting import notebook

SQUARE = "def f(x): return x * x"


@pytest.mark.parametrize(
    "test",
    [
        "assert f(3) == 9",
        "assert 9 == f(3)",
        "assert abs(f(3) - 9) < 1e-6",
        "assert f(3) in [9, 10]",
        "import math\nassert math.isclose(f(3), 9.0)",
        "import unittest\nunittest.TestCase().assertEqual(f(3), 9)",
        "import numpy as np\nnp.testing.assert_allclose(f(np.array([1.0, 2.0])), [1, 4])",
        "expected = 9\nassert f(3) == expected",
        "for x in range(4):\n    assert f(x) == x ** 2",
        "assert [f(x) for x in (1, 2)] == [1, 4] and f(0) == 0",
        "assert str(f(3)) == '9'",
        "assert (f(3) == 9) is True",
        "assert {1: f(1)} == {1: 1}",
    ],
)
def test_an_honest_answer_passes_the_test_and_none_of_its_canaries(test: str) -> None:
    """In whatever form the test holds its expected values."""
    canaries = make_canaries(test)
    assert len(canaries) > 1
    outcomes = list(run_together(notebook(SQUARE, test, *canaries)).values())
    assert outcomes[0].status == "passed", outcomes[0].detail
    assert [one.status for one in outcomes[1:]] != []
    assert all(one.status != "passed" for one in outcomes[1:])


def test_an_answer_that_agrees_to_everything_passes_canaries_too() -> None:
    """That is what gives it away."""
    evil = "class E:\n    def __eq__(self, other): return True\ndef f(x): return E()"
    canary, *_ = make_canaries("assert f(3) == 9")
    assert run_together(notebook(evil, canary))["test-0"].status == "passed"


def test_they_are_few_and_spread_over_the_cell() -> None:
    """Each changes another place."""
    lines = [f"assert f({n}) == {n * n}" for n in range(40)]
    canaries = make_canaries("\n".join(lines), most=4)
    changed = [
        number
        for canary in canaries[:-1]
        for number, (one, two) in enumerate(zip(lines, canary.splitlines(), strict=True))
        if one != two
    ]
    assert changed == [0, 10, 20, 30]


def test_a_test_without_expected_values_has_the_last_one_only() -> None:
    """Assertions that pass by themselves are seen by it."""
    assert make_canaries("assert callable(f)") == ["assert callable(f)\nassert False"]
    assert make_canaries("assert f(") == []
