"""Assertions are written so that they hold exactly where the doctest did."""

import ast

import pytest

from openclass_nb.course.adopting.otter.assertions import asserted, guarded, indented, printed


def last_of(source: str) -> ast.stmt:
    """The statement that displays something."""
    return ast.parse(source).body[-1]


def claim(source: str, expected: str, failure: str = "") -> str:
    """The assertion about the last line of `source`."""
    last = last_of(source)
    assert isinstance(last, ast.Expr)
    return asserted(source, last, expected, failure)


@pytest.mark.parametrize(
    ("source", "expected", "written"),
    [
        ("x or y", "True", "assert (x or y) == True"),
        ("all(xs)", "True", "assert all(xs)"),
        ("xs.all()", "False", "assert not xs.all()"),
        ("-x", "2", "assert (-x) == 2"),
        ("f(x)", "[1,\n 2]", "assert f(x) == ([1,\n 2])"),
        ("df", "   a\n0  1", "assert repr(df) == 'a\\n0  1'"),
        ("x", "  ", "x"),
    ],
)
def test_claims(source: str, expected: str, written: str) -> None:
    """Truth is asserted, values are compared, and what is no literal is compared as it is shown."""
    assert claim(source, expected) == written


def test_the_teachers_words_are_the_message() -> None:
    """Quotes in them do no harm."""
    assert claim("x", "1", "Don't guess.") == 'assert x == 1, "Don\'t guess."'


def test_guarded() -> None:
    """Words for a failed assertion inside; without words nothing is added."""
    assert guarded("assert x", "") == "assert x"
    with pytest.raises(AssertionError, match="Look") as raised:
        exec(guarded("assert x", "Look."), {"x": 0})
    assert isinstance(raised.value.__cause__, AssertionError)
    with pytest.raises(NameError):
        exec(guarded("assert x", "Look."), {})


def test_printed_and_displayed() -> None:
    """Both, in the order in which they came."""
    source = "print('a')\nf(2)"
    test = printed(source, last_of(source), "a\n", "'bb'", "No.")
    exec(test, {"f": lambda n: "b" * n})
    with pytest.raises(AssertionError, match="No"):
        exec(test, {"f": lambda n: "c"})


@pytest.mark.parametrize("source", ["x = 1\ny = 2", 'x = """a\n  b"""\ny = 2', ""])
def test_one_level_in_means_the_same(source: str) -> None:
    """Text over several lines is not moved."""
    plain: dict[str, object] = {}
    moved: dict[str, object] = {}
    exec(source, plain)
    exec(f"if True:\n{indented(source)}", moved)
    assert {name: plain[name] for name in plain if name in "xy"} == {
        name: moved[name] for name in moved if name in "xy"
    }
