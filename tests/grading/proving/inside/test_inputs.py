"""Inputs near those of the tests."""

import random

import numpy as np
import pandas as pd

from openclass_nb.grading.proving.inside.inputs import Domain, near

DICE = random.Random(4)


def drawn(domain: Domain, count: int = 300) -> list[tuple[object, ...]]:
    return [near(domain, DICE)[0] for _ in range(count)]


def test_signs_and_kinds_stay_those_of_the_tests() -> None:
    """Nobody says what a negative mass should give; a whole number stays whole."""
    found = drawn(Domain.of([((2.5, 3), {})], "def f(m, n):\n    return m * n"))
    assert len(set(found)) > 20
    assert all(a > 0 and isinstance(a, float) and isinstance(b, int) and b > 0 for a, b in found)


def test_limits_of_the_program_are_tried_from_both_sides() -> None:
    """What it compares with is meant to make a difference."""
    found = {one for (one,) in drawn(Domain.of([((5,), {}), ((9,), {})], "def f(x):\n    return x < 0"))}
    assert {-1, 0, 1} <= found


def test_what_is_given_stays_untouched() -> None:
    """Lists, arrays and tables are varied in copies."""
    table = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": list("xyz")})
    args = ([1, 2, 3], np.array([1.0, 2.0, 3.0]), table, {"k": 1}, "word", True)
    domain = Domain.of([(args, {"key": 2.0})], "x = 1")
    found = [near(domain, DICE) for _ in range(200)]
    assert args[0] == [1, 2, 3]
    assert args[1].tolist() == [1.0, 2.0, 3.0]
    assert list(table["a"]) == [1.0, 2.0, 3.0]
    assert len({str(one) for one in found}) > 50
    assert {one[0][4] for one in found} == {"word"}
