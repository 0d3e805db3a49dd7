"""Operators exchanged, limits moved, signs and factors lost."""

from tests.course.mutation.changes import changes


def test_arithmetic_is_exchanged_turned_round_and_left_out() -> None:
    """The difference the wrong way round, the factor of a unit forgotten."""
    assert {"x = b - a", "x = a + b"} <= changes("x = a - b")
    assert {"x = a / 1000", "x = a"} <= changes("x = a * 1000")
    assert changes("x = a ** 2", "turned round") == set()
    assert "x = b ** a" in changes("x = a ** b")


def test_texts_put_together_are_no_arithmetic() -> None:
    """A minus between texts would only raise."""
    assert changes('x = "a" + b', "operator") == set()


def test_limits_move_to_the_other_side() -> None:
    """< and <= are what people mix up most."""
    assert changes("x = a < b", "limit") == {"x = a <= b"}
    assert changes("x = a >= b", "limit") == {"x = a > b"}
    assert "x = a not in b" in changes("x = a in b")
    assert {"x = 0 <= a < b", "x = 0 < a <= b"} <= changes("x = 0 < a < b", "limit")


def test_logic_and_signs() -> None:
    """and for or, a minus and a not that got lost."""
    assert "x = a or b" in changes("x = a and b")
    assert {"x = a"} <= changes("x = -a")
    assert "x = a" in changes("x = not a")


def test_gathering_becomes_overwriting() -> None:
    """+= for = and for -=."""
    assert {"x = 2", "x -= 2", "pass"} <= changes("x += 2")


def test_brackets_keep_their_meaning() -> None:
    """What is turned round stays one operand."""
    assert "x = 2 * (b - a)" in changes("x = 2 * (a - b)") or "x = 2 * ((b - a))" in changes(
        "x = 2 * (a - b)"
    )
