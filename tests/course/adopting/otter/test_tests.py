"""otter's tests become assertions that pass and fail where otter's do."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.adopting.otter.tests import converted_test, read_test
from tests.course.adopting.otter.samples import code


def converted(source: str, result: str = "", printed: str = "", *, doctests: bool = True) -> str:
    """The test of ours that such a cell becomes."""
    return converted_test(read_test(code(source, result, printed)), doctests=doctests).source


def passes(source: str, **names: Any) -> bool:
    """Whether the test holds for a student whose names these are."""
    try:
        exec(compile(source, "<test>", "exec"), dict(names))
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize(
    ("source", "result", "expected"),
    [
        ("square(2) == 4", "True", "assert square(2) == 4"),
        ("not broken", "True", "assert not broken"),
        ("x > 1 and y < 2", "True", "assert x > 1 and y < 2"),
        ("x > 1", "False", "assert not (x > 1)"),
        ("is_even(3)", "False", "assert is_even(3) == False"),
        ("check(3)", "True", "assert check(3) == True"),
        ("isinstance(x, int)", "True", "assert isinstance(x, int)"),
        ("np.allclose(a, b)", "True", "assert np.allclose(a, b)"),
        ("nine", "9", "assert nine == 9"),
        ("a + b", "3", "assert (a + b) == 3"),
        ("word", "'hi'", "assert word == 'hi'"),
        ("[f(n) for n in (1, 2)]", "[1, 4]", "assert [f(n) for n in (1, 2)] == [1, 4]"),
        ("arr", "array([1, 2])", "assert repr(arr) == 'array([1, 2])'"),
        ("x = 2\n# look\nf(x)", "4", "x = 2\n# look\nassert f(x) == 4"),
        ("x = 2; f(x)", "4", "x = 2\nassert f(x) == 4"),
        ("f(\n    1,\n)", "4", "assert (f(\n    1,\n)) == 4"),
        ("assert f(1) == 1", "", "assert f(1) == 1"),
    ],
)
def test_doctests(source: str, result: str, expected: str) -> None:
    """The last line has to display what it displayed."""
    assert converted(source, result) == expected


@given(
    st.one_of(
        st.integers(), st.booleans(), st.text(max_size=5), st.none(), st.lists(st.integers(), max_size=3)
    )
)
def test_what_was_displayed_is_what_passes(value: Any) -> None:
    """The value that the teacher saw passes; another does not."""
    if value is None:  # displays nothing
        return
    test = converted("answer", repr(value))
    assert passes(test, answer=value)
    assert not passes(test, answer=["something else"])


def test_printed_text_is_compared() -> None:
    """A loop that prints, and a last value after it."""
    test = converted("for n in range(2):\n    print(f(n))", printed="0\n1\n")
    assert passes(test, f=lambda n: n)
    assert not passes(test, f=lambda n: 7)
    both = converted("print('hello')\nf(2)", "4", printed="hello\n")
    assert passes(both, f=lambda n: n * n)
    assert not passes(both, f=lambda n: n)


def test_text_over_several_lines_keeps_its_spaces() -> None:
    """Even where the code around it moves one level in."""
    test = converted('print("""a\n  b""")', printed="a\n  b\n")
    assert passes(test)


def test_lines_as_in_a_python_session() -> None:
    """`>>>` and what it should print, one after another, in one cell."""
    test = converted(">>> half = 0.5\n>>> double(half)\n1.0\n>>> print(double('a'))\naa\n")
    assert passes(test, double=lambda x: 2 * x)
    assert not passes(test, double=lambda x: x)


@pytest.mark.parametrize("header", ["# HIDDEN", "#HIDDEN", "## Hidden Test ##", "# hidden test"])
def test_hidden_tests_are_hidden(header: str) -> None:
    """All of the cell, in either format, whatever its spelling."""
    assert (
        converted(f"{header}\nx == 1", "True")
        == "### BEGIN HIDDEN TESTS\nassert x == 1\n### END HIDDEN TESTS"
    )


@pytest.mark.parametrize("header", ["## Test ##", "# TEST", "# test"])
def test_headers_of_the_old_format_go(header: str) -> None:
    """They say nothing that the metadata does not say."""
    assert converted(f"{header}\nx == 1", "True") == "assert x == 1"


def test_a_comment_is_no_header() -> None:
    """A sentence about the test stays."""
    assert converted("# Test what happens at 0\nx == 1", "True").startswith("# Test what happens at 0\n")


CONFIG = '""" # BEGIN TEST CONFIG\n{}\n""" # END TEST CONFIG\n{}'


def test_config() -> None:
    """Points, hiding and messages; the message is what a student reads."""
    cell = code(
        CONFIG.format(
            "hidden: true\npoints: 2\nfailure_message: Look again.\nsuccess_message: Yes!", "x == 1"
        ),
        "True",
    )
    test = read_test(cell)
    assert (test.points, test.hidden, test.failure) == (2, True, "Look again.")
    made = converted_test(test)
    assert "assert x == 1, 'Look again.'" in made.source
    assert made.source.startswith("### BEGIN HIDDEN TESTS")
    assert any("success message" in problem for problem in made.problems)


def test_a_message_for_assertions_of_ones_own() -> None:
    """The teacher's words come first, whatever the assertion says."""
    test = converted(CONFIG.format("failure_message: Look again.", "for n in data:\n    assert n > 0"))
    with pytest.raises(AssertionError, match="Look again"):
        exec(test, {"data": [-1]})
    assert passes(test, data=[1])


@pytest.mark.parametrize("config", ["points: many", "points: -1", "points: true", "- a list", "a: b: c"])
def test_a_config_that_can_not_be_read_is_told(config: str) -> None:
    """And the test is kept."""
    test = read_test(code(CONFIG.format(config, "x == 1"), "True"))
    assert test.points is None
    assert test.problems
    assert test.source == "x == 1"


def test_functions_are_called() -> None:
    """otter calls them by the names of their parameters; a call that is there already is enough."""
    alone = converted("def test_sum(numbers, env):\n    assert sum(env['numbers']) == 6", doctests=False)
    assert alone.endswith("test_sum(numbers, globals())")
    assert passes(alone, numbers=[1, 2, 3])
    assert not passes(alone, numbers=[1])
    called = "def test_length(numbers):\n    assert len(numbers) == 3\n\ntest_length(numbers)"
    assert converted(called, doctests=False) == called


def test_a_missing_output_is_told() -> None:
    """Where outputs were cleared, a comparison has to hold; anything else only has to run."""
    made = converted_test(read_test(code("x == 1")))
    assert (made.source, len(made.problems)) == ("assert x == 1", 1)
    value = converted_test(read_test(code("x")))
    assert (value.source, len(value.problems)) == ("x", 1)
    assert converted_test(read_test(code("plot(x)"))).problems == ()


def test_a_test_that_failed_for_its_author_is_told() -> None:
    """The proof would find it too; here it has a place in the otter notebook."""
    cell = code("x == 1")
    cell["outputs"] = [{"output_type": "error", "ename": "NameError", "evalue": "x", "traceback": []}]
    assert any("failed" in problem for problem in read_test(cell).problems)


def test_magic_stays() -> None:
    """What is not Python stays as it is, and is told."""
    made = converted_test(read_test(code("%timeit f(1)\nf(1)", "1")))
    assert made.source == "%timeit f(1)\nf(1)"
    assert "not plain Python" in made.problems[0]
