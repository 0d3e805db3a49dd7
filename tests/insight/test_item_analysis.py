"""openclass_nb.insight.item_analysis"""

import random
from collections.abc import Callable
from math import exp
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.insight.item_analysis import (
    ItemAnalysis,
    analyse_items,
    at_most,
    point_biserial,
    to_look_at,
)
from tests.insight.classroom import Classroom, released

Chance = Callable[[float], float]


def fair(skill: float) -> float:
    """A sound exercise: the stronger, the more often right."""
    return 1 / (1 + exp(-2 * skill))


def analysis(students: int, first: Chance, *, difficulty: Any = None, hints: float = 0) -> ItemAnalysis:
    """A class whose exercise adding-1 goes by `first` and the others are sound; the analysis of adding-1."""
    dice = random.Random(11)
    room = Classroom()
    room.exercises[0] = released("adding-1", "adding", difficulty=difficulty)
    for number in range(students):
        skill = dice.gauss(0, 1)
        if dice.random() < hints:
            room.take_hint(f"s{number}", "adding-1", 0.01)
        for k, chance in enumerate((first, fair, fair, fair), start=1):
            room.hand_in(f"s{number}", f"adding-{k}", dice.random() < chance(skill), 0.01 * k)
    return analyse_items(room.evidence())[0]


def test_a_sound_exercise_is_left_alone() -> None:
    """It tells students apart, and no advice is given."""
    found = analysis(200, fair)
    assert found.students == 200
    assert found.discrimination is not None
    assert found.discrimination > 0.25
    assert found.advice == ""
    assert to_look_at([found]) == ()


def test_an_exercise_that_strong_students_fail_is_named() -> None:
    """A wrong expected value looks like this."""
    found = analysis(200, lambda skill: 1 - fair(skill))
    assert found.discrimination is not None
    assert found.discrimination < 0
    assert found.advice.startswith("Strong students fail it more often.")


def test_an_exercise_that_chance_decides_is_named() -> None:
    """Strong and weak do alike."""
    assert analysis(400, lambda skill: 0.5).advice.startswith("Strong and weak students do alike.")


@pytest.mark.parametrize(
    ("chance", "advice"),
    [(1.0, "Nearly all are right; use it as an example."), (0.0, "Hardly anyone is right at first.")],
)
def test_an_exercise_that_all_or_none_solve_is_named(chance: float, advice: str) -> None:
    """No correlation can be had from it: all are alike."""
    found = analysis(40, lambda skill: chance)
    assert found.discrimination is None
    assert found.advice.startswith(advice)


def test_with_a_hint_it_is_not_right_at_first() -> None:
    """Shares are of the versions tried; more than half with a hint is worth a look."""
    found = analysis(60, fair, hints=0.7)
    assert found.with_hint is not None
    assert found.with_hint > 0.5
    assert found.first_right is not None
    assert found.first_right < 0.5
    plain = analysis(60, fair)
    assert (plain.with_hint, plain.advice) == (0, "")


@pytest.mark.parametrize(
    ("ease", "label", "advice"),
    [(-0.8, "easy", "Called easy"), (1.6, "hard", "Called hard"), (-0.8, "hard", ""), (1.6, "easy", "")],
)
def test_a_label_that_the_class_contradicts_is_named(ease: float, label: str, advice: str) -> None:
    """Mastery starts from the label, so a wrong one costs every student."""
    found = analysis(150, lambda skill: fair(skill + ease), difficulty=label)
    assert found.advice[: len("Called easy")] == advice


def test_nineteen_students_are_too_few_for_advice() -> None:
    """The shares are shown; nothing is concluded from them."""
    found = analysis(19, lambda skill: 1.0)
    assert (found.students, found.first_right) == (19, 1.0)
    assert (found.discrimination, found.advice) == (None, "")


def test_an_exercise_that_nobody_tried_has_no_shares(room: Classroom) -> None:
    """Not zero percent: nothing."""
    found = analyse_items(room.evidence())
    assert len(found) == 8
    assert {(one.students, one.first_right, one.with_hint) for one in found} == {(0, None, None)}


def test_what_tells_least_comes_first() -> None:
    """Those without a correlation come last."""
    some = [
        ItemAnalysis(name, name, (), 30, 0.5, 0.0, telling, "Look.")
        for name, telling in (("a", 0.05), ("b", None), ("c", -0.3))
    ]
    assert [one.exercise for one in to_look_at(some)] == ["c", "a", "b"]


@given(st.floats(-1, 1), st.integers(20, 1000))
def test_chance_allows_more_than_was_seen_and_less_the_larger_the_class(
    telling: float, students: int
) -> None:
    """The bound stays a correlation."""
    bound = at_most(telling, students)
    assert max(-0.999, min(0.999, telling)) <= bound <= 1
    assert at_most(telling, students * 2) <= bound


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=20, max_size=60))
def test_the_correlation_changes_its_sign_with_the_exercise(seen: list[tuple[bool, float]]) -> None:
    """Turning right into wrong turns the correlation round, and it never leaves -1 to 1."""
    there = point_biserial([(float(right), round(rest, 3)) for right, rest in seen])
    back = point_biserial([(float(not right), round(rest, 3)) for right, rest in seen])
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there == pytest.approx(-back, abs=1e-9)
        assert -1.000001 <= there <= 1.000001
