"""openclass_nb.insight.wording"""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from openclass_nb.insight.wording import (
    day_month,
    days_ago,
    how_many,
    how_many_first,
    lasting,
    shortened,
    signed,
    some_of,
)

NOW = datetime(2026, 3, 14, 14, 5, tzinfo=UTC)


def test_numbers_agree_with_what_they_count() -> None:
    """In words up to twelve at the start of a sentence, in figures elsewhere."""
    assert [how_many(count, "student") for count in (0, 1, 2)] == ["0 students", "1 student", "2 students"]
    assert how_many(3, "misconception was", "misconceptions were") == "3 misconceptions were"
    assert [how_many_first(count, "exercise") for count in (1, 12, 13)] == [
        "One exercise", "Twelve exercises", "13 exercises",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "a and b"),
        ("abcdef", "a, b, c, d, e and f"),
        ("abcdefgh", "a, b, c, d, e and 3 more"),
    ],
)
def test_long_lists_of_names_end_in_a_number(names: str, told: str) -> None:
    """Six names are told, of more five and how many are left."""
    assert some_of(names) == told


def test_days_are_counted_by_the_calendar_of_the_reader() -> None:
    """Late last night is yesterday, though less than a day ago; in another zone it may be today."""
    late = datetime(2026, 3, 13, 23, 30, tzinfo=UTC)
    assert days_ago(late, NOW) == "yesterday"
    assert days_ago(late, NOW.astimezone(timezone(timedelta(hours=2)))) == "today"
    assert days_ago(NOW - timedelta(days=5), NOW) == "5 days ago"
    assert days_ago(NOW + timedelta(hours=1), NOW) == "today"


def test_a_date_names_its_year_only_where_it_is_another() -> None:
    """Its parts stay together."""
    assert day_month(datetime(2026, 3, 9, tzinfo=UTC), NOW) == "9\xa0March"
    assert day_month(datetime(2025, 12, 31, tzinfo=UTC), NOW) == "31\xa0December\xa02025"


def test_numbers_below_zero_have_a_real_minus_sign() -> None:
    """And nothing is minus zero."""
    assert [signed(one) for one in (0.314, -0.08, -0.001, 0)] == ["0.31", "−0.08", "0.00", "0.00"]


def test_a_long_message_becomes_one_short_line() -> None:
    """Whatever a student's code has printed into it."""
    assert shortened("one\n  two\tthree") == "one two three"
    told = shortened("x" * 5000)
    assert len(told) == 160
    assert told.endswith("…")


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0.001, "1 minute"), (0.4, "24 minutes"), (1.49, "89 minutes"), (7.24, "7.2 hours"), (12.4, "12 hours")],
)
def test_how_long_something_lasts(hours: float, told: str) -> None:
    """In minutes while these are few, and never “0 hours”."""
    assert lasting(hours) == told
