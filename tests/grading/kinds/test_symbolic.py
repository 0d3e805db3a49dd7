"""Formulas as students type them, with the verdict that each has to get; and hostile ones, answered at once."""

import gc
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, strategies

from openclass_nb.course.kinds import NumericExercise, SymbolicExercise
from openclass_nb.grading.kinds import Judgement, judge_source
from openclass_nb.grading.kinds.symbolic import ROUNDED
from tests.grading.kinds.cases import read_cases, read_hostile

CASES = list(read_cases("symbolic"))
SECONDS = 0.2
FORM = SymbolicExercise.model_validate(
    {"exercise": "x", "kind": "symbolic", "formula": "x^2 + 3x", "form": "expanded"}
)
NUMBER = NumericExercise.model_validate({"exercise": "x", "kind": "numeric", "value": "3 m/s"})


def exercise(formula: str, wrong_formulas: Any = (), symbols: Any = (), **more: Any) -> SymbolicExercise:
    """The exercise that a group's head describes."""
    wrong = [{"formula": one, "misconception": "known"} for one in wrong_formulas]
    told = {
        "exercise": "x",
        "kind": "symbolic",
        "formula": formula,
        "symbols": {name: {} for name in symbols},
    }
    return SymbolicExercise.model_validate({**told, "wrong_formulas": wrong, **more})


def verdict(judged: Judgement) -> str:
    """The judgement in a word, as the cases have it."""
    if judged.unread:
        return "unread"
    if judged.misconception:
        return "known"
    return {1.0: "right", 0.5: "form"}.get(judged.share, "near" if judged.message == ROUNDED else "wrong")


@pytest.mark.parametrize(
    ("head", "typed", "expected"), CASES, ids=[f"{one[0]['formula']}: {one[1]}" for one in CASES]
)
def test_what_students_type_gets_its_verdict(head: dict[str, Any], typed: str, expected: str) -> None:
    """Right in every equivalent form, wrong, or not read."""
    judged = judge_source(exercise(**head), f"x = Symbolic({typed!r})")
    assert verdict(judged) == expected, judged


@pytest.fixture
def no_collection() -> Iterator[None]:
    """No garbage collection: one of the whole test process takes longer than all these answers together."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collection")
@pytest.mark.parametrize("typed", read_hostile(), ids=lambda typed: typed[:24])
@pytest.mark.parametrize("about", [FORM, NUMBER], ids=["formula", "number"])
def test_hostile_answers_are_answered_at_once(about: Any, typed: str) -> None:
    """Huge powers, deep nesting, names of Python’s insides: never right, and within 200 ms of CPU."""
    judge_source(about, f"x = {about.kind.capitalize()}('1')")  # pint and sympy are there
    begun = time.thread_time()  # the threads that other tests left behind have their own
    judged = judge_source(about, f"x = {about.kind.capitalize()}({typed!r})")
    assert time.thread_time() - begun < SECONDS
    assert not judged.right or typed.startswith(("‮", "３"))


@given(strategies.text(alphabet="x23+-*/^() sinpie.|√", max_size=40))
def test_no_formula_breaks_the_parser(typed: str) -> None:
    """Every text gets an answer."""
    judged = judge_source(FORM, f"x = Symbolic({typed!r})")
    assert judged.unread or 0 <= judged.share <= 1
