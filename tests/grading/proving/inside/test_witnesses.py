"""A call that tells a mutant from the reference."""

from typing import Any

from openclass_nb.grading.proving.inside.cells import Space
from openclass_nb.grading.proving.inside.trials import trial
from openclass_nb.grading.proving.inside.witnesses import by_heart, witness_of
from tests.grading.proving.inside.benches import order


def probed(answer: str, wrong: str, *tests: str) -> dict[str, str]:
    """What is found in a fork, as the bench has it."""
    made = order(answer, *tests, mutants=False)

    def work() -> dict[str, str]:
        return witness_of(made, {"id": "m", "source": wrong}, {"__name__": "m"})

    ended, found = trial(work, 20, 120)
    assert ended == "done"
    return dict(found)


def test_a_difference_is_told_as_a_call() -> None:
    """Found near the calls of the tests."""
    found = probed(
        "def f(x):\n    return x >= 50", "def f(x):\n    return x > 50", "assert f(80)\nassert not f(20)"
    )
    assert found == {"probe": "differs", "witness": "f(50) should give True; this gives False."}


def test_what_behaves_the_same_is_left_in_peace() -> None:
    """Perhaps it is as right."""
    found = probed("def f(x):\n    return x + x", "def f(x):\n    return 2 * x", "assert f(2) == 4")
    assert found == {"probe": "same", "witness": ""}


def test_names_that_tests_read_are_compared() -> None:
    """For answers that are no functions."""
    found = probed("a = 2\nb = a * 3", "a = 2\nb = a + 3", "assert b > 1")
    assert found["witness"] == "b should be 6; this makes it 5."


def test_arguments_that_are_changed_count() -> None:
    """A function that spoils the caller's list is wrong."""
    answer = "def f(x):\n    x = list(x)\n    x.append(1)\n    return x"
    assert probed(answer, answer.replace("list(x)", "x"), "assert f([0]) == [0, 1]")["probe"] == "differs"


def test_errors_count_only_where_the_solution_raises_them_itself() -> None:
    """By chance anything may stumble."""
    careful = "def f(x):\n    if x < 0:\n        raise ValueError\n    return x ** 0.5"
    careless = "def f(x):\n    return x ** 0.5"
    assert probed(careful, careless, "assert f(4) == 2\nassert f(0) == 0")["probe"] == "differs"
    assert (
        probed("def f(x):\n    return 1 / x", "def f(x):\n    return 1 / x if x else 0", "f(2)\nf(0)")[
            "probe"
        ]
        == "same"
    )


def test_a_call_without_end_is_an_error() -> None:
    """Of the mutant it is told, of the reference it is passed over."""
    answer = "def f(n):\n    while n > 1:\n        n = n // 2\n    return n"
    found = probed(answer, answer.replace("n // 2", "n"), "f(1)")
    assert "does not come to an end" in found["witness"]


def test_a_class_can_t_be_asked() -> None:
    """Then a person has to look."""
    answer = "class A:\n    def f(self):\n        return 1"
    assert probed(answer, answer.replace("1", "2"), "A().f()") == {"probe": "none", "witness": ""}


def test_an_answer_that_knows_one_result_by_heart() -> None:
    """Is found where one result is all that the tests ask for."""

    def found(*tests: str) -> Any:
        made = order("def f(x):\n    return 2 * x", *tests, mutants=False)

        def passes(names: Space) -> bool:
            return all(eval(test, names) for test in tests)

        return trial(lambda: by_heart(made, {"__name__": "m"}, passes), 20, 120)[1]

    assert found("f(2) == 4")["always"] == "4"
    assert found("f(2) == 4", "f(3) == 6") is None
