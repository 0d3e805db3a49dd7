"""What one student did, for the teacher: the newest first, with the answers as they were recorded."""

from dataclasses import replace
from datetime import timedelta

from openclass_nb.records import HintEntry
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_tries import MOST, show_tries
from tests.building import wrong_answer
from tests.classroom import NINE
from tests.workflows.conftest import tried

LATER = NINE + timedelta(minutes=90)


def test_a_wrong_answer_is_shown_with_what_was_behind_it(graded: OpenedCourse) -> None:
    """Ben's known mistake by its title, and his code, whole."""
    [step] = [one for one in show_tries(graded, "ben") if one.exercise == "add"]
    assert (step.kind, step.outcome, step.score, step.max_score) == ("try", "failed", 0, 3)
    assert step.misconception == "Takes away"
    assert step.answer.strip() == wrong_answer("add")["source"].strip()
    assert step.objectives == ("adding",)


def test_hints_stand_between_the_tries_that_they_came_between(graded: OpenedCourse) -> None:
    """In order of time, the newest first; tries at a version are counted."""
    graded.log.add([HintEntry("ben", "sums", "add", LATER, 0, "authored", "Think of apples.")])
    graded.log.add([replace(tried("ben", "add", 1, 0), at=LATER + timedelta(minutes=1))])
    newest, hint, *_ = show_tries(graded, "ben")
    assert (newest.kind, newest.nth, newest.outcome) == ("try", 2, "passed")
    assert (hint.kind, hint.nth, hint.text) == ("hint", 1, "Think of apples.")


def test_what_could_not_be_read_is_no_try(graded: OpenedCourse) -> None:
    """Dana's bracket never closes: told as unreadable, and the next try is her first."""
    [broken] = [one for one in show_tries(graded, "dana") if one.exercise == "plus"]
    assert broken.outcome == "unreadable"
    graded.log.add([replace(tried("dana", "plus", 1, 0), at=LATER)])
    assert show_tries(graded, "dana")[0].nth == 1


def test_an_exercise_that_is_gone_keeps_its_id(graded: OpenedCourse) -> None:
    """The log outlives the course."""
    graded.log.add([replace(tried("ben", "gone", 1, 0), at=LATER)])
    newest = show_tries(graded, "ben")[0]
    assert (newest.title, newest.objectives) == ("gone", ())


def test_the_newest_are_shown(graded: OpenedCourse) -> None:
    """However many there are."""
    graded.log.add([tried("eager", "add", 0, minute) for minute in range(MOST + 5)])
    shown = show_tries(graded, "eager")
    assert len(shown) == MOST
    assert shown[0].nth == MOST + 5
