"""Recording a checked exercise: one attempt, what it moved, and what is no attempt."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.follow_student import ClosedGateError, follow_student
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.record_attempt import (
    OtherAnswerError,
    PendingCheck,
    prepare_check,
    record_attempt,
    why_unreadable,
)
from tests.building import wrong_answer
from tests.classroom import RIGHT
from tests.workflows.checks import checked, filled, graded_by_itself, ran

WRONG = wrong_answer("add")["source"]


def test_a_right_answer_is_one_attempt(opened: OpenedCourse) -> None:
    """With its score, where it came from, and mastery on its way up."""
    verdict = checked(opened, "newcomer", "add", RIGHT["add"])
    assert (verdict.outcome, verdict.counted, verdict.score) == ("passed", True, 3)
    assert verdict.objectives[0].after > verdict.objectives[0].before
    [entry] = opened.log.attempts("newcomer")
    assert (entry.source, entry.score, entry.readable) == ("check", 3, True)


def test_a_known_wrong_answer_asks_the_teachers_question(opened: OpenedCourse) -> None:
    """Recognised by how it scores; the student reads the message, not the name."""
    verdict = checked(opened, "newcomer", "add", WRONG)
    assert (verdict.outcome, verdict.misconception) == ("failed", "Does your result grow when b grows?")
    assert opened.log.attempts("newcomer")[0].misconception == "minus-for-plus"


def test_only_the_first_try_says_what_further_ones_are_for(opened: OpenedCourse) -> None:
    """It has counted; the next one at the same version moves nothing, and a right one needs no such word."""
    first = checked(opened, "newcomer", "add", WRONG)
    assert first.notes[0].startswith("Keep trying here to learn. Only the first try at a version counts")
    assert checked(opened, "newcomer", "add", "def add(a, b):\n    return 0\n").notes == ()
    assert checked(opened, "newcomer", "add", RIGHT["add"]).notes == ()


@pytest.mark.parametrize("answer", ["", "  \n", "def add(a, b):\n    return (a +"])
def test_blank_and_unreadable_are_no_attempt(opened: OpenedCourse, answer: str) -> None:
    """Nothing is written."""
    verdict = checked(opened, "newcomer", "add", answer)
    assert verdict.outcome in ("blank", "unreadable")
    assert not verdict.counted
    assert opened.log.attempts("newcomer") == []


def test_the_answer_as_handed_out_is_blank(opened: OpenedCourse) -> None:
    """Checking before writing costs nothing."""
    notebook = filled(opened, "sums")
    verdict = prepare_check(opened, "newcomer", "sums", "add", notebook)
    assert not isinstance(verdict, PendingCheck)
    assert verdict.outcome == "blank"


def test_the_same_key_is_the_same_try(opened: OpenedCourse) -> None:
    """Told again from the records; with another answer it is refused."""
    first = checked(opened, "newcomer", "add", WRONG, "k1")
    again = checked(opened, "newcomer", "add", WRONG, "k1")
    assert (again.repeated, again.message, again.misconception) == (True, first.message, first.misconception)
    with pytest.raises(OtherAnswerError):
        checked(opened, "newcomer", "add", RIGHT["add"], "k1")
    assert len(opened.log.attempts("newcomer")) == 1


def test_two_that_race_with_one_key_are_one(opened: OpenedCourse) -> None:
    """Both were prepared before either was written: the second is told what the first recorded."""
    notebook = filled(opened, "sums", add=RIGHT["add"])
    pending = [prepare_check(opened, "newcomer", "sums", "add", notebook, "k") for _ in range(2)]
    opened.clock = iter([opened.clock() + timedelta(seconds=n) for n in range(20)]).__next__
    told = [ran(opened, one) for one in pending if isinstance(one, PendingCheck)]
    assert [one.outcome for one in told] == ["passed", "passed"]
    assert len(opened.log.attempts("newcomer")) == 1


def test_one_answer_under_many_keys_is_one_try(opened: OpenedCourse) -> None:
    """All were prepared before any was written, and are written at once: one counts, the others are told so."""
    notebook = filled(opened, "sums", add=RIGHT["add"])
    asked = [prepare_check(opened, "newcomer", "sums", "add", notebook, f"key-{n}") for n in range(6)]
    graded = [(one, graded_by_itself(opened, one)) for one in asked if isinstance(one, PendingCheck)]
    with ThreadPoolExecutor(len(graded)) as pool:
        told = list(pool.map(lambda one: record_attempt(opened, *one), graded))
    assert sorted(one.repeated for one in told) == [False] + [True] * 5
    assert {(one.outcome, one.score) for one in told} == {("passed", 3)}
    assert len(opened.log.attempts("newcomer")) == 1


def test_other_answers_at_once_all_count_one_after_the_other(opened: OpenedCourse) -> None:
    """No two have the same moment, and what was shown is what the log says in the end."""
    answers = [f"{RIGHT['add']} + {number}" for number in range(4)]
    asked = [
        prepare_check(opened, "newcomer", "sums", "add", filled(opened, "sums", add=one)) for one in answers
    ]
    graded = [(one, graded_by_itself(opened, one)) for one in asked if isinstance(one, PendingCheck)]
    with ThreadPoolExecutor(len(graded)) as pool:
        told = list(pool.map(lambda one: record_attempt(opened, *one), graded))
    moments = [one.at for one in opened.log.attempts("newcomer")]
    assert len(set(moments)) == 4
    levels = sorted(one.objectives[0].after for one in told)
    assert follow_student(opened, "newcomer").objectives["adding"].probability == pytest.approx(levels[-1])


def test_a_gate_that_opens_is_told_and_stays_open(opened: OpenedCourse) -> None:
    """Tries go on until the default policy is sure; then the opening is in the log beside the last attempt."""
    told = [checked(opened, "newcomer", name, RIGHT[name]).opened for name in RIGHT]
    earned = [name for names in told for name in names]
    assert [one.assignment for one in opened.log.openings("newcomer")] == earned


def test_order_is_kept_when_the_clock_is_set_back(opened: OpenedCourse) -> None:
    """A later try is later, whatever the clock says, and is seen."""
    checked(opened, "newcomer", "add", WRONG)
    before = opened.clock()
    opened.clock = lambda: before - timedelta(days=2)
    verdict = checked(opened, "newcomer", "plus", RIGHT["plus"])
    first, second = opened.log.attempts("newcomer")
    assert (first.exercise, second.exercise) == ("add", "plus")
    assert second.at > first.at
    assert verdict.objectives[0].after != verdict.objectives[0].before


def test_what_is_closed_or_unknown_is_refused(opened: OpenedCourse) -> None:
    """Before anything is read."""
    with pytest.raises(ClosedGateError, match="Adding"):
        prepare_check(opened, "newcomer", "twice", "twice", {"cells": []})
    with pytest.raises(UnknownNameError):
        prepare_check(opened, "newcomer", "sums", "ad", {"cells": []})


def test_where_python_stumbles_is_told() -> None:
    """The line and Python's own words; nothing for what can be read."""
    assert why_unreadable("x = 1\ny = (2") == "Line 2 can’t be read as Python: '(' was never closed. " + (
        "This does not count as a try."
    )
    assert why_unreadable("%time x = 1") == ""
