"""openclass_nb.mastery.wording"""

from openclass_nb.mastery.wording import count, day, keep_trying, listed, percent, times, versions_left
from tests.mastery.scenes import at


def test_numbers_are_words_up_to_twelve() -> None:
    """And figures beyond."""
    assert [count(n) for n in (1, 3, 12, 13)] == ["one", "three", "twelve", "13"]
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "three times"]


def test_percent_never_rounds_up_to_what_is_needed() -> None:
    """81.99% is 81%; what is exactly 82% reads so."""
    assert [percent(p) for p in (0.8199, 0.82, 0.82 + 0.04 * 2, 1.0, 0.0)] == [
        "81%",
        "82%",
        "90%",
        "100%",
        "0%",
    ]


def test_days_lists_and_versions() -> None:
    """As people say them."""
    assert day(at()) == "2 March"
    assert [listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    assert [versions_left(n) for n in (0, 1, 2)] == [
        "You have seen every version.",
        "One fresh version left.",
        "Two fresh versions left.",
    ]


def test_what_further_tries_are_for() -> None:
    """They are for learning; what counts anew is a fresh version, if there is one."""
    said = "Keep trying here to learn. Only the first try at a version counts"
    assert [keep_trying(n) for n in (0, 1, 3)] == [
        f"{said}.",
        f"{said}, and one fresh version is left.",
        f"{said}, and three fresh versions are left.",
    ]
