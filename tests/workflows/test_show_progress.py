"""What students have mastered and what may be opened: one student, or the class."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.errors import UnknownNameError
from openclass_nb.mastery import Attempt, HintTaken
from openclass_nb.records import HintEntry, Log, OverrideEntry, RegradeEntry
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import class_events, show_class, show_student, student_events
from tests.classroom import NINE
from tests.workflows.conftest import tried

HINT = HintEntry("ben", "sums", "add", NINE, 0, "authored", "Think of apples.")


def test_everybody_is_shown(graded: OpenedCourse) -> None:
    """Those too who handed in what could not be read: they have done nothing yet."""
    shown = show_class(graded)
    assert sorted(shown) == ["ada", "ben", "chiara", "dana", "elif", "felix", "grace"]
    assert shown["ada"].objectives["adding"].state == "mastered"
    assert shown["ben"].objectives["adding"].state == "under way"
    assert shown["elif"].objectives["adding"].state == "not begun"
    assert {name for name, one in shown.items() if one.gates["twice"].open} == {"ada"}


def test_one_student_is_shown_as_in_the_class(graded: OpenedCourse) -> None:
    """The same numbers, whichever way they are asked for."""
    in_class = show_class(graded)["ben"].objectives["adding"]
    alone = show_student(graded, "ben").objectives["adding"]
    assert alone.probability == pytest.approx(in_class.probability, abs=1e-9)
    assert (alone.state, alone.unaided, alone.distinct) == (
        in_class.state,
        in_class.unaided,
        in_class.distinct,
    )


def test_an_unknown_student_is_met_with_the_nearest(graded: OpenedCourse) -> None:
    """A typing mistake is no empty page."""
    with pytest.raises(UnknownNameError, match="Did you mean “chiara”"):
        show_student(graded, "chiarra")


def test_what_happened_is_read_in_order(graded: OpenedCourse) -> None:
    """By time; a hint of the same moment as a try came before it."""
    graded.log.add([replace(HINT, at=NINE), replace(HINT, at=NINE + timedelta(hours=2))])
    kinds = [type(one) for one in student_events(graded, "ben")]
    assert kinds == [HintTaken, Attempt, Attempt, Attempt, HintTaken]
    assert class_events(graded, {})["ben"] == student_events(graded, "ben")


def test_scores_are_shares_of_the_points(graded: OpenedCourse) -> None:
    """Chiara has one point of three, and half a point of three."""
    scores = {one.exercise: one.score for one in student_events(graded, "chiara") if isinstance(one, Attempt)}
    assert scores == {"add": pytest.approx(1 / 3), "plus": pytest.approx(1 / 6), "total": 1}


def test_what_waits_for_a_person_shows_nothing_yet(opened: OpenedCourse) -> None:
    """An attempt without a score is no evidence; with the score that a person gave, it is."""
    opened.log.add([replace(tried("ada", "add", 1, 0), score=None)])
    assert student_events(opened, "ada") == []
    (attempt,) = opened.log.attempts("ada")
    assert attempt.id is not None
    opened.log.add([RegradeEntry(attempt.id, NINE, 1.0, "Dr Lovelace", "graded by hand")])
    (event,) = student_events(opened, "ada")
    assert isinstance(event, Attempt)
    assert event.score == 1


def test_progress_can_be_shown_as_it_would_be(graded: OpenedCourse) -> None:
    """With other scores, which are not written."""
    add = next(one for one in graded.log.attempts("ben") if one.exercise == "add")
    assert add.id is not None
    assert show_class(graded, {add.id: 3.0})["ben"].gates["twice"].open
    assert not show_class(graded)["ben"].gates["twice"].open


def test_an_opened_gate_survives_a_worse_regrade(graded: OpenedCourse) -> None:
    """The test was too kind, and Ada's points go; what has opened for her stays open."""
    now = NINE + timedelta(hours=2)
    for one in graded.log.attempts("ada"):
        assert one.id is not None
        graded.log.add([RegradeEntry(one.id, now, 0.0, "Dr Lovelace", "the test was wrong")])
    gate = show_student(graded, "ada").gates["twice"]
    assert (gate.open, gate.because) == (True, "was open")
    assert show_class(graded)["ada"].gates["twice"].open


@pytest.mark.parametrize("policy", ["strict", "streak", "bkt", "score"])
def test_an_opened_gate_survives_another_policy(graded: OpenedCourse, policy: str) -> None:
    """The teacher asks for more from now on; nobody is locked out of what is open."""
    asks_more = graded.course.mastery.model_copy(update={"policy": policy})
    objectives = dict(graded.course.objectives)
    graded.course = graded.course.model_copy(update={"mastery": asks_more, "objectives": objectives})
    assert show_student(graded, "ada").gates["twice"].open


def test_an_opened_gate_survives_a_changed_gate(graded: OpenedCourse) -> None:
    """The assignment now also waits for its own objective, which Ada can't have yet."""
    first, second = graded.course.assignments
    asks_more = second.opens_when.model_copy(update={"mastered": ("adding", "doubling")})
    changed = (first, second.model_copy(update={"opens_when": asks_more}))
    graded.course = graded.course.model_copy(update={"assignments": changed})
    shown = show_class(graded)
    assert shown["ada"].gates["twice"].open
    assert not shown["ben"].gates["twice"].open


def test_an_exception_opens_while_it_holds(graded: OpenedCourse) -> None:
    """From the moment it was made until its end, for its student only."""
    ten = NINE + timedelta(hours=1)
    graded.log.add([OverrideEntry("ben", "twice", "Dr Lovelace", "was ill", NINE, ten + timedelta(hours=1))])
    assert show_student(graded, "ben").gates["twice"].because == "override"
    assert not show_class(graded)["chiara"].gates["twice"].open
    graded.clock = lambda: ten + timedelta(hours=1)
    assert not show_student(graded, "ben").gates["twice"].open


def test_exercises_that_the_course_no_longer_has_are_passed_over(graded: OpenedCourse) -> None:
    """The log remembers them; the course goes on without."""
    before = show_student(graded, "ada").objectives["adding"].probability
    graded.log.add([tried("ada", "of-last-year", 0.0, 30)])
    assert show_student(graded, "ada").objectives["adding"].probability == pytest.approx(before)


@given(st.permutations(range(6)))
def test_the_order_of_writing_does_not_matter(order: list[int]) -> None:
    """Only when something happened does: late entries are put where they belong."""
    from sqlalchemy import create_engine

    from openclass_nb.records.tables import metadata

    told = [tried("ada", "add", float(place % 2), place) for place in range(6)]
    found = []
    for numbers in (range(6), order):
        log = Log(create_engine("sqlite://"))
        metadata.create_all(log.engine)
        log.add([told[number] for number in numbers])
        found.append([one[1:] for one in log.tries("ada")])
    assert found[0] == found[1]
