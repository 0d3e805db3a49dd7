"""Arguments, keywords, neighbouring functions, angles."""

from tests.course.mutation.changes import changes


def test_arguments_are_exchanged_where_their_order_counts() -> None:
    """Not those of max or isclose."""
    assert "x = f(b, a, c)" in changes("x = f(a, b, c)")
    assert changes("x = max(a, b)", "arguments") == set()
    assert "return b, a" in changes("def f(a, b):\n    return a, b")


def test_degrees_are_taken_as_radians() -> None:
    """And radians are returned as degrees; sine and cosine are exchanged."""
    assert changes("x = math.sin(math.radians(a))", "unit") == {"x = math.sin(a)"}
    assert changes("x = np.rad2deg(a)", "unit") == {"x = a"}
    assert "x = math.cos(a)" in changes("x = math.sin(a)")


def test_steps_of_a_chain_are_left_out() -> None:
    """Sorting, roots, copies."""
    assert "x = a" in changes("x = sorted(a)")
    assert "x = t" in changes('x = t.sort_values("m")')
    assert 'x = t.sort_values("m")' in changes('x = t.sort_values("m", ascending=False)')


def test_starred_arguments_are_left_alone() -> None:
    """What they hold nobody knows."""
    assert changes("x = f(*a, **b)", "arguments") == set()
    assert changes("x = f(*a, **b)", "keyword") == set()
