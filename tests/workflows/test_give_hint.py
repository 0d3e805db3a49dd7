"""Hints: one after the other, told before what they mean, each recorded once."""

import pytest

from openclass_nb.workflows.follow_student import follow_student
from openclass_nb.workflows.give_hint import (
    AFTER_PASS,
    AFTER_TRY,
    AFTER_TRY_OF_MANY,
    BEFORE_TRY,
    MORE_BEFORE_TRY,
    HintOrderError,
    give_hint,
    look_at_hints,
)
from openclass_nb.workflows.opened_course import OpenedCourse
from tests.building import wrong_answer
from tests.classroom import RIGHT
from tests.workflows.checks import checked

WRONG = wrong_answer("add")["source"]


def test_looking_gives_nothing(opened: OpenedCourse) -> None:
    """What the next one would mean is known before."""
    look = look_at_hints(opened, "newcomer", "sums", "add")
    assert (look.given, look.left, look.means, look.costs) == ((), 2, BEFORE_TRY, True)
    assert opened.log.hints("newcomer") == []


def test_what_is_said_about_the_first_hint_is_true(opened: OpenedCourse) -> None:
    """A pass after a hint moves mastery less than one without; a second hint changes nothing more."""
    unaided = checked(opened, "unaided", "add", RIGHT["add"]).objectives[0].after
    given = give_hint(opened, "aided", "sums", "add", 0)
    assert (given.given, given.means, given.costs) == (("Think of apples.",), MORE_BEFORE_TRY, False)
    give_hint(opened, "aided", "sums", "add", 1)
    assert checked(opened, "aided", "add", RIGHT["add"]).objectives[0].after < unaided
    assert look_at_hints(opened, "aided", "sums", "add").means == ""


def test_a_hint_after_the_first_try_costs_nothing(opened: OpenedCourse) -> None:
    """As it says."""
    checked(opened, "newcomer", "add", WRONG)
    assert look_at_hints(opened, "newcomer", "sums", "add").means == AFTER_TRY
    before = follow_student(opened, "newcomer").objectives["adding"].probability
    give_hint(opened, "newcomer", "sums", "add", 0)
    assert follow_student(opened, "newcomer").objectives["adding"].probability == pytest.approx(before)
    checked(opened, "newcomer", "add", RIGHT["add"])
    assert look_at_hints(opened, "newcomer", "sums", "add").means == AFTER_PASS


def test_where_every_try_counts_a_hint_costs_the_later_ones(opened: OpenedCourse) -> None:
    """`evidence: attempts`."""
    settings = opened.course.mastery.model_copy(update={"evidence": "attempts"})
    opened.course = opened.course.model_copy(update={"mastery": settings})
    checked(opened, "newcomer", "add", WRONG)
    look = look_at_hints(opened, "newcomer", "sums", "add")
    assert (look.means, look.costs) == (AFTER_TRY_OF_MANY, True)


def test_in_turn_and_once(opened: OpenedCourse) -> None:
    """None is skipped, none is counted twice, and there is an end."""
    with pytest.raises(HintOrderError, match="one after the other"):
        give_hint(opened, "newcomer", "sums", "add", 1)
    for _ in range(3):
        give_hint(opened, "newcomer", "sums", "add", 0)
    assert [one.rung for one in opened.log.hints("newcomer")] == [0]
    with pytest.raises(HintOrderError, match="2 hints"):
        give_hint(opened, "newcomer", "sums", "add", 2)
