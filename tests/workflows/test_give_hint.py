"""Hints: one after the other, told before what they mean, each recorded once."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from openclass_nb.course.models import HintSettings
from openclass_nb.hints.sequence import ENOUGH_HERE, ENOUGH_TODAY, TRY_FIRST
from openclass_nb.workflows.follow_student import follow_student
from openclass_nb.workflows.give_hint import (
    AFTER_PASS,
    AFTER_TRY,
    AFTER_TRY_OF_MANY,
    BEFORE_TRY,
    MORE_BEFORE_TRY,
    HintOrderError,
    HintWaitsError,
    give_hint,
    look_at_hints,
)
from openclass_nb.workflows.opened_course import OpenedCourse
from tests.building import wrong_answer
from tests.classroom import RIGHT
from tests.hints.bench import PlainBench
from tests.workflows.checks import checked

WRONG = wrong_answer("add")["source"]


def test_looking_gives_nothing(opened: OpenedCourse) -> None:
    """What the next one would mean is known before."""
    look = look_at_hints(opened, "newcomer", "sums", "add")
    assert (look.given, look.left, look.means, look.costs) == ((), 2, BEFORE_TRY, True)
    assert opened.log.hints("newcomer") == []


def test_clicks_at_the_same_moment_are_one_hint(opened: OpenedCourse) -> None:
    """Whoever is faster: it is recorded once, and all are told the same."""
    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(lambda _: give_hint(opened, "newcomer", "sums", "add", 0), range(6)))
    assert {one.given for one in told} == {("Think of apples.",)}
    assert len(opened.log.hints("newcomer")) == 1


def test_what_is_said_about_the_first_hint_is_true(opened: OpenedCourse) -> None:
    """A pass after a hint moves mastery less than one without; a second hint changes nothing more."""
    unaided = checked(opened, "unaided", "add", RIGHT["add"]).objectives[0].after
    given = give_hint(opened, "aided", "sums", "add", 0)
    assert (given.given, given.means, given.costs) == (("Think of apples.",), MORE_BEFORE_TRY, False)
    later(opened, 3)
    give_hint(opened, "aided", "sums", "add", 1)
    assert checked(opened, "aided", "add", RIGHT["add"]).objectives[0].after < unaided
    assert look_at_hints(opened, "aided", "sums", "add").left == 0


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
    later(opened, 3)
    give_hint(opened, "newcomer", "sums", "add", 1)
    with pytest.raises(HintOrderError, match="no next hint") as refused:
        give_hint(opened, "newcomer", "sums", "add", 2)
    assert refused.value.next_step == TRY_FIRST


def later(opened: OpenedCourse, minutes: float) -> None:
    """Let time go by."""
    now = opened.clock()
    opened.clock = lambda: now + timedelta(minutes=minutes)


def test_the_next_hint_opens_with_a_new_try_or_with_time(opened: OpenedCourse) -> None:
    """Until then it is told when."""
    give_hint(opened, "newcomer", "sums", "add", 0)
    with pytest.raises(HintWaitsError, match="Hint 2 opens after another try, or in 2 minutes"):
        give_hint(opened, "newcomer", "sums", "add", 1)
    assert "Hint 2 opens" in look_at_hints(opened, "newcomer", "sums", "add").waits
    checked(opened, "newcomer", "add", WRONG)
    look = look_at_hints(opened, "newcomer", "sums", "add")
    assert (look.waits, look.opens_at) == ("", None)
    assert len(give_hint(opened, "newcomer", "sums", "add", 1).given) == 2
    later(opened, 2.1)
    assert give_hint(opened, "newcomer", "sums", "add", 2).kinds[-1] == "deterministic"


def test_after_the_teachers_hints_the_failing_test_is_explained(opened: OpenedCourse) -> None:
    """What was called, what came back; then the idea behind it. Without any model."""
    checked(opened, "newcomer", "add", WRONG)
    bench = PlainBench()
    for rung in range(5):
        given = give_hint(opened, "newcomer", "sums", "add", rung, bench=bench)
        later(opened, 3)
    assert given.kinds == ("authored", "authored", "deterministic", "deterministic", "deterministic")
    assert "calls add(1, 2) and gets -1; it expects 3" in given.given[2]
    assert given.left == 0
    assert [one.kind for one in opened.log.hints("newcomer")] == list(given.kinds)


def test_what_is_hidden_stays_hidden(opened: OpenedCourse) -> None:
    """A try that fails in a hidden test alone is told nothing of its values."""
    later_wrong = "def add(a, b):\n    return a + b if a > 0 else 0\n"
    checked(opened, "newcomer", "add", later_wrong)
    texts = []
    for rung in range(5):
        texts = list(give_hint(opened, "newcomer", "sums", "add", rung, bench=PlainBench()).given)
        later(opened, 3)
    assert "Every test that you can see passes" in texts[2]
    assert not any("-4" in one or "9)" in one or " 5" in one for one in texts[2:])


def test_a_new_try_that_fails_otherwise_gets_new_hints(opened: OpenedCourse) -> None:
    """Deterministic hints belong to the try."""
    checked(opened, "newcomer", "add", WRONG)
    for rung in range(5):
        give_hint(opened, "newcomer", "sums", "add", rung, bench=PlainBench())
        later(opened, 3)
    checked(opened, "newcomer", "add", "def add(a, b):\n    return str(a + b)\n")
    given = give_hint(opened, "newcomer", "sums", "add", 5, bench=PlainBench())
    assert "text, not a number" in given.given[5]


def test_limits_for_an_exercise_and_a_day(opened: OpenedCourse) -> None:
    """As course.yml says."""
    limited(opened, each_exercise=1)
    give_hint(opened, "newcomer", "sums", "add", 0)
    later(opened, 3)
    with pytest.raises(HintOrderError) as refused:
        give_hint(opened, "newcomer", "sums", "add", 1)
    assert refused.value.next_step == ENOUGH_HERE
    limited(opened, each_day=1)
    with pytest.raises(HintOrderError) as refused:
        give_hint(opened, "newcomer", "sums", "plus", 0)
    assert refused.value.next_step == ENOUGH_TODAY


def test_a_day_is_the_day_of_the_people_there(opened: OpenedCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    """Midnight in Greenwich is an afternoon in California: no new hints then, and no lost ones."""
    limited(opened, each_day=1)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        opened.clock = lambda: datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
        give_hint(opened, "newcomer", "sums", "add", 0)
        opened.clock = lambda: datetime(2026, 3, 3, 0, 30, tzinfo=UTC)
        with pytest.raises(HintOrderError) as refused:
            give_hint(opened, "newcomer", "sums", "plus", 0)
        assert refused.value.next_step == ENOUGH_TODAY
        opened.clock = lambda: datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
        assert len(give_hint(opened, "newcomer", "sums", "plus", 0).given) == 1
    finally:
        monkeypatch.undo()
        time.tzset()


def limited(opened: OpenedCourse, **limits: int) -> None:
    """The course with other limits."""
    hints = HintSettings.model_validate({"wait_minutes": 2, **limits})
    opened.course = opened.course.model_copy(update={"hints": hints})


def test_the_answer_itself_only_where_the_teacher_allows_it(opened: OpenedCourse) -> None:
    """Last of all, and off unless course.yml says otherwise."""
    limited(opened, bottom_out=True, wait_minutes=0)
    checked(opened, "newcomer", "add", WRONG)
    look = look_at_hints(opened, "newcomer", "sums", "add")
    for rung in range(look.left):
        given = give_hint(opened, "newcomer", "sums", "add", rung)
    assert given.kinds[-1] == "bottom-out"
    assert "return a + b" in given.given[-1]
    assert not any("return a + b" in one for one in given.given[:-1])
