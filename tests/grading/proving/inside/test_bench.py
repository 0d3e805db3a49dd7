"""An exercise on the bench."""

import json
from typing import Any

import pytest

from openclass_nb.grading.proving.inside.bench import MARK, run
from tests.grading.proving.inside.benches import order, step

DOUBLE = "def double(x):\n    return 2 * x\n"
STRONG = "assert double(2) == 4\nassert double(-1.5) == -3\nassert double(0) == 0"


@pytest.fixture
def tried(capsys: pytest.CaptureFixture[str]) -> Any:
    """What the bench prints of an order."""

    def work(made: dict[str, Any]) -> Any:
        run(made)
        (line,) = [one for one in capsys.readouterr().out.splitlines() if one.startswith(MARK)]
        return json.loads(line.removeprefix(MARK))

    return work


def test_strong_tests_catch_every_mutant(tried: Any) -> None:
    """Each by a test that is named."""
    found = tried(order(DOUBLE, STRONG))
    assert found["tests"] == {"t1": [True, ""]}
    assert found["circumstances"] == {}
    assert len(found["mutants"]) >= 4
    assert {one["status"] for one in found["mutants"].values()} == {"killed"}
    assert {one["by"] for one in found["mutants"].values()} == {"t1"}


def test_weak_tests_let_mutants_live_and_a_call_tells_why(tried: Any) -> None:
    """2 * 2 is 2 + 2 and 2 ** 2."""
    survivors = [
        one
        for one in tried(order(DOUBLE, "assert double(0) == 0"))["mutants"].values()
        if one["status"] == "survived"
    ]
    assert survivors
    assert all(one["witness"] for one in survivors)


def test_mutants_that_never_end_are_caught(tried: Any) -> None:
    """By the time that the reference takes."""
    answer = "def f(n):\n    k = 0\n    while n > 1:\n        n = n // 2\n        k = k + 1\n    return k\n"
    found = tried(order(answer, "assert [f(n) for n in (1, 2, 3, 9)] == [0, 1, 1, 3]"))
    assert "timeout" in {one["status"] for one in found["mutants"].values()}


def test_a_reference_that_fails_is_not_mutated(tried: Any) -> None:
    """There is nothing to learn from it."""
    found = tried(order(DOUBLE, "assert double(1) == 3, 'No.'"))
    assert found["tests"] == {"t1": [False, "No."]}
    assert "mutants" not in found


@pytest.mark.parametrize(
    ("tests", "before", "circumstance"),
    [
        (("k = 4\nassert double(k) == 8", "assert double(k) == 8"), (), "alone: t2"),
        (("box = [1]", "box = []\nassert box == []", "assert box == []"), (), "reverse"),
        (("assert double(y) == 2",), (step("y = 1", "test"),), "other tests"),
        (("assert double(y) == 2",), (step("y = 1", "answer"),), "other answers"),
        (
            ("import datetime\nassert datetime.date.today() < datetime.date({year}, 12, 31)",),
            (),
            "clock: a season later",
        ),
        (("import random\nassert random.random() < 0.85",), (), "random: "),
        (
            (
                "assert list({'a', 'b'})[0] in {'a', 'b'}",
                "assert list({'a', 'b', 'c'}) == sorted({'a', 'b', 'c'}, key=list({'a', 'b', 'c'}).index)",
            ),
            (),
            "",
        ),
    ],
)
def test_what_tests_depend_on_is_found_by_running_them_so(
    tried: Any, tests: tuple[str, ...], before: tuple[Any, ...], circumstance: str
) -> None:
    """With the right answer, each passes otherwise."""
    import datetime

    soon = datetime.date.today() + datetime.timedelta(days=40)
    dated = [one.replace("{year}, 12, 31", f"{soon.year}, {soon.month}, {soon.day}") for one in tests]
    found = tried(order(DOUBLE, *dated, before=before, mutants=False))
    assert [name for name in found["circumstances"] if name.startswith(circumstance)] or not circumstance
    assert bool(found["circumstances"]) is bool(circumstance)


def test_who_reaches_for_the_network_is_seen(tried: Any) -> None:
    """Even if the test gets over it."""
    test = "import socket\ntry:\n    socket.create_connection(('a', 1))\nexcept OSError:\n    pass"
    assert tried(order(DOUBLE, test, mutants=False))["seen"] == ["network"]
