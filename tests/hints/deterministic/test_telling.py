"""The hints as a student reads them: there is always one, and it never shows what is hidden."""

from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.hints.deterministic import FailingCase, deterministic_hints
from openclass_nb.hints.observing.report import Observation
from tests.hints.watching import hints

DOUBLE = "def f(x):\n    return x * 2\n"


def test_what_was_called_what_came_back_what_was_expected() -> None:
    """And in which way they differ."""
    told = hints(DOUBLE, "assert f(3) == 3, 'Think.'")[0]
    assert told.startswith("The test calls f(3) and gets 6; it expects 3.")
    assert "factor of two" in told


def test_a_name_that_holds_the_result_is_followed_to_its_call() -> None:
    """`got = f(...)`, then an assertion about it, in a loop too."""
    assert "calls f(4)" in hints(DOUBLE, "for n in (0, 4):\n    got = f(n)\n    assert got == n")[0]


def test_tolerances_ranges_and_membership() -> None:
    """The forms in which tests compare."""
    assert "it expects 3" in hints(DOUBLE, "assert abs(f(3) - 3) < 1e-9")[0]
    assert "asks for below 5" in hints(DOUBLE, "assert f(3) < 5")[0]
    close = hints(DOUBLE, "import math\nassert math.isclose(f(3), 3.5)")[0]
    assert "gets 6; it expects 3.5" in close
    assert "looks for 7 in [6]" in hints("def f(x):\n    return [x * 2]", "assert 7 in f(3)")[0]
    assert "Two results of yours" in hints(DOUBLE, "assert f(3) == f(4)")[0]


def test_a_test_that_only_asks_whether() -> None:
    """Whether there is a result at all, and whether it is true."""
    none = hints("def f(x):\n    print(x)\n", "got = f(3)\nassert got is not None, 'Does f return?'")
    assert none[0].startswith("The test calls f(3) and gets None: nothing was returned.")
    assert "does it return it too?" in none[0]
    leap = "def f(year):\n    return year % 4 == 0\n"
    assert (
        "calls f(1900) and expects False; your answer counts as True." in hints(leap, "assert not f(1900)")[0]
    )
    assert "calls f(1900) and expects False" in hints(leap, "got = f(1900)\nassert not got, 'Why?'")[0]
    assert (
        "calls f(3) and expects True; your answer counts as False." in hints(leap, "assert f(3), 'Why?'")[0]
    )
    assert "asks for: “all(f(3))”" in hints("def f(x):\n    return [x, 0]\n", "assert all(f(3))")[0]


def test_what_was_passed_in_is_no_result() -> None:
    """A test that looks whether its list is as it was is not told as if the function had returned it."""
    test = "given = [3, 1]\nassert f(given) == 1\nassert given == [3, 1], 'Is it yours to sort?'"
    told = hints("def f(v):\n    v.sort()\n    return v[0]\n", test)
    assert told[0].startswith(
        "After f([3, 1]) the test expects [3, 1], as it was passed in, and finds [1, 3]."
    )
    assert not any("opposite order" in one for one in told)
    assert sum("passed in" in one for one in told) == 1


def test_a_part_of_what_was_passed_in_is_no_result_either() -> None:
    """What stands under the name that was passed in."""
    test = "import numpy as np\nread = np.arange(60.0)\nf(read)\nassert read[1] == 1"
    told = hints("def f(v):\n    v[1] = 7\n    return v\n", test)[0]
    assert told.startswith("After f(read) the test expects 1 at read[1], as it was passed in, and finds 7.")


def test_a_series_is_shown_as_its_values() -> None:
    """Not as pandas prints it, with an index and a type."""
    given = "import pandas as pd\n"
    test = "import numpy as np\nassert np.allclose(f(pd.Series([3.0, -1.0])), [3.0, -1.0])"
    told = hints("def f(v):\n    return -v\n", test, given=given)
    assert "gets [-3, 1]; it expects [3.0, -1.0]" in told[0]


def test_where_nothing_came_back_the_slip_that_explains_it_comes_next() -> None:
    """Before what the function has changed."""
    told = hints("def f(v):\n    return v.sort()\n", "assert f([3, 1]) == [1, 3]")
    assert "gives None" in told[1]
    assert "passed in is no longer the same" in told[2]


def test_the_misconception_comes_before_slips() -> None:
    """A wrong idea that was recognised says more than the code."""
    told = hints("def f(x):\n    return x // 2", "assert f(3) == 1.5", misconception="What is 7 // 2?")
    assert told[1] == "What is 7 // 2?"
    assert "two slashes" in told[2]


def test_printing_is_told_from_returning() -> None:
    """None came back, and something was printed."""
    told = hints("def f(x):\n    print(x)\n", "assert f(3) == 3")
    assert "nothing was returned" in told[0]
    assert "prints the result" in told[1]


def test_what_never_ends_is_told() -> None:
    """With the call and the line."""
    told = hints("def f(x):\n    while True:\n        x = x\n", "assert f(3) == 3")
    assert "did not come to an end with f(3)" in told[0]
    assert "in line" in told[0]


def test_a_change_to_what_came_in_is_noticed() -> None:
    """The caller's list is no longer the same."""
    told = hints("def f(x):\n    x.append(1)\n    return 0", "assert f([2]) == 1")
    assert any("no longer the same" in one for one in told)


def test_where_only_hidden_tests_fail_no_value_is_told() -> None:
    """What is visible passes: the title that students can read is all that is said of the other."""
    shown = "# Just at the limit.\n"
    told = hints(DOUBLE, shown, failed=("test-1",), message="f(17) should be 4711")
    assert "Every test that you can see passes" in told[0]
    assert "“Just at the limit”" in told[0]
    assert not any("4711" in one or "17" in one for one in told)


def test_an_answer_that_is_no_python() -> None:
    """It is told where, and how to look."""
    told = deterministic_hints(FailingCase("def f(:", unreadable="Line 1 can’t be read as Python."))
    assert told[0].startswith("Line 1")


@given(st.text(max_size=80), st.text(max_size=40))
def test_there_is_always_a_hint(answer: str, message: str) -> None:
    """Whatever the answer and the message are."""
    told = deterministic_hints(FailingCase(answer, message=message))
    assert told
    assert all(told)


@given(st.text(max_size=20), st.sampled_from(["Eq", "close", "In", "Lt", "odd", ""]))
def test_a_forged_report_makes_no_trouble(text: str, kind: str) -> None:
    """What the sandbox reports comes from a student's process."""
    value = {"kind": "number", "shown": text, "value": text}
    seen = Observation.model_validate(
        {"stage": "test", "kind": kind, "comparison": text, "call": text, "got": value, "expected": value}
    )
    assert deterministic_hints(FailingCase("x = 1", seen))
