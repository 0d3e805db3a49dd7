"""Numbers, flags and words."""

from tests.course.mutation.changes import changes


def test_a_place_or_a_bound_is_off_by_one_in_both_directions() -> None:
    """Other small numbers grow by one, larger ones double."""
    assert changes("x = a[3]", "off by one") == {"x = a[4]", "x = a[2]"}
    assert changes("x = 3", "constant") == {"x = 4"}
    assert changes("x = 273", "constant") == {"x = 546"}
    assert changes("x = 0.5", "constant") == {"x = 1.0"}


def test_axes_are_exchanged() -> None:
    """As keywords, with ddof."""
    assert {"x = np.mean(a, axis=1)", "x = np.mean(a)"} <= changes("x = np.mean(a, axis=0)", "axis")
    assert "x = np.std(a, ddof=0)" in changes("x = np.std(a, ddof=1)", "axis")


def test_labels_lose_their_unit_or_all() -> None:
    """Looks are left alone: no two teachers want the same."""
    found = changes('ax.set_xlabel("time (s)")')
    assert {"ax.set_xlabel('time')", 'ax.set_xlabel("")'} <= found
    assert changes('ax.plot(x, y, "o-", color="red", lw=2)', "word") == set()
    assert changes('ax.plot(x, y, "o-", color="red", lw=2)', "constant") == set()


def test_words_to_people_are_left_alone() -> None:
    """Docstrings, messages, what is printed and formatted."""
    source = 'def f(a):\n    """Doc 1."""\n    print("x", 3)\n    raise ValueError("no 5" + f"{a + 1}")\n'
    assert changes(source) == set()


def test_small_limits_are_tolerances() -> None:
    """Ten times as small is as good."""
    assert changes("x = d < 1e-9", "constant") == set()
