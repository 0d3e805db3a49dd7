"""Cases missed, loops cut short, steps left out."""

from tests.course.mutation.changes import changes

LOOP = """def f(values):
    total = 0
    for one in values:
        if one < 0:
            continue
        total = total + one
    return total
"""


def test_a_case_is_missed_or_taken_always() -> None:
    """In statements, expressions and filters of lists."""
    assert {"if True:", "if False:"} <= changes(LOOP)
    assert "x = [a for a in b if True]" in changes("x = [a for a in b if a > 0]")
    assert "x = 1 if True else 2" in changes("x = 1 if a else 2")


def test_a_loop_loses_its_first_or_last_round() -> None:
    """And a range is one too short or too long."""
    assert {"for one in list(values)[:-1]:", "for one in list(values)[1:]:"} <= changes(LOOP)
    assert {"for k in range(n - 1):", "for k in range(n + 1):"} <= changes("for k in range(n):\n    f(k)")


def test_steps_are_left_out_where_something_still_runs() -> None:
    """The first assignment of a name is not: nothing would run at all."""
    found = changes(LOOP, "step")
    assert found == {"pass", "return None"}
    assert changes("x = f(1)", "step") == set()


def test_bounds_of_slices() -> None:
    """Left out, or one too far."""
    assert {"x = a[n + 1:]", "x = a[:]"} <= changes("x = a[n:]")
