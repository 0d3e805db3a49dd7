"""Item banks: who gets which exercises."""

from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.course.models import Draw
from openclass_nb.course.variants.drawing import left_out

SHOWS = {f"e{number}": ("units",) for number in range(6)} | {"other": ("vectors",)}
DRAWS = (Draw(objective="units", count=2),)


@given(secret=st.binary(min_size=16, max_size=16), student=st.text(max_size=12))
def test_everybody_gets_as_many(secret: bytes, student: str) -> None:
    """And all that is in no bank; the same each time."""
    out = left_out(DRAWS, SHOWS, secret, student)
    assert len(out) == 4
    assert "other" not in out
    assert out == left_out(DRAWS, SHOWS, secret, student)


def test_students_differ_and_nothing_is_favoured() -> None:
    """Of 600 students about a third get each of six, two at a time; another secret draws anew."""
    outs = [left_out(DRAWS, SHOWS, b"secret", f"s{number}") for number in range(600)]
    assert len(set(outs)) == 15
    for name in list(SHOWS)[:6]:
        assert 150 < sum(name not in out for out in outs) < 250
    assert left_out(DRAWS, SHOWS, b"secret", "s1") != left_out(DRAWS, SHOWS, b"other", "s1")


def test_a_larger_bank_changes_at_most_one_lot() -> None:
    """Who has begun keeps nearly all of theirs."""
    more = {**SHOWS, "new": ("units",)}
    for number in range(50):
        before = set(SHOWS) - left_out(DRAWS, SHOWS, b"secret", f"s{number}")
        after = set(more) - left_out(DRAWS, more, b"secret", f"s{number}")
        assert len(before - after) <= 1


def test_an_exercise_in_two_banks_counts_for_the_first() -> None:
    """It is not drawn twice."""
    shows = {"both": ("a", "b"), "a1": ("a",), "b1": ("b",), "b2": ("b",)}
    draws = (Draw(objective="a", count=1), Draw(objective="b", count=1))
    kept = set(shows) - left_out(draws, shows, b"secret", "ada")
    assert len(kept) == 2
    assert len(kept & {"b1", "b2"}) == 1
