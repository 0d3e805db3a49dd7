"""openclass_nb.mastery.belief"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.mastery import AllOrNone, Item, Objective, Settings, Syllabus
from openclass_nb.mastery.belief import (
    SLACK,
    Belief,
    average_success,
    known_at,
    mastery,
    success,
    take,
    unknown_student,
)
from openclass_nb.mastery.model import model_of
from tests.mastery.scenes import chain

MODEL = model_of(chain(objectives=3), Settings())
CHOICES = model_of(
    Syllabus.of([Item("half", ("k",), "hard", guess=0.5), Item("code", ("k",), "easy")], [Objective("k")]),
    Settings(),
)
scores = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))
weights = st.sampled_from([1.0, 0.6])


def steps(exercises: list[str]) -> st.SearchStrategy[list[tuple[str, float, float, float]]]:
    pauses = st.sampled_from([0.0, 0.5, 30.0])
    return st.lists(st.tuples(st.sampled_from(exercises), scores, weights, pauses), max_size=30)


def after(history: list[tuple[str, float, float, float]], model: object = MODEL) -> tuple[Belief, float]:
    belief, day = unknown_student(MODEL if model is MODEL else CHOICES), 0.0
    chosen = MODEL if model is MODEL else CHOICES
    for exercise, value, weight, pause in history:
        day += pause
        belief = take(belief, chosen, chosen.probes[exercise], day, value, weight)
    return belief, day


@given(steps(sorted(MODEL.probes)), st.sampled_from(sorted(MODEL.probes)))
def test_a_success_never_lowers_mastery(
    history: list[tuple[str, float, float, float]], exercise: str
) -> None:
    """Of any objective that the exercise shows, whatever came before."""
    belief, day = after(history)
    probe = MODEL.probes[exercise]
    new = take(belief, MODEL, probe, day, 1.0, 1.0)
    for objective in probe.objectives:
        assert mastery(new, MODEL, objective, day) >= mastery(belief, MODEL, objective, day) - SLACK


@given(steps(["half", "code"]), st.sampled_from(["half", "code"]))
def test_a_lucky_guess_never_lowers_mastery(
    history: list[tuple[str, float, float, float]], exercise: str
) -> None:
    """Nor where every other answer is right by chance."""
    belief, day = after(history, CHOICES)
    new = take(belief, CHOICES, CHOICES.probes[exercise], day, 1.0, 1.0)
    assert mastery(new, CHOICES, "k", day) >= mastery(belief, CHOICES, "k", day) - SLACK


@given(steps(sorted(MODEL.probes)), st.sampled_from(sorted(MODEL.probes)), st.floats(0, 1))
def test_right_is_never_worse_than_anything_less(
    history: list[tuple[str, float, float, float]], exercise: str, score: float
) -> None:
    """Full marks leave at least the mastery that fewer marks, or a hint, would have left."""
    belief, day = after(history)
    probe = MODEL.probes[exercise]
    full = take(belief, MODEL, probe, day, 1.0, 1.0)
    for less in (take(belief, MODEL, probe, day, score, 1.0), take(belief, MODEL, probe, day, 0.0, 0.6)):
        for objective in probe.objectives:
            assert mastery(full, MODEL, objective, day) >= mastery(less, MODEL, objective, day) - SLACK


@given(steps(sorted(MODEL.probes)))
def test_everything_believed_is_a_probability(history: list[tuple[str, float, float, float]]) -> None:
    """Mastery, what is known and predicted success stay between 0 and 1."""
    belief, day = after(history)
    for objective in MODEL.aims:
        assert 0.0 <= mastery(belief, MODEL, objective, day) <= 1.0
        assert 0.0 < known_at(belief, MODEL, objective, day) < 1.0
        assert 0.0 < average_success(belief, MODEL, objective, day) < 1.0
    assert all(0.0 < success(belief, MODEL, probe, day) < 1.0 for probe in MODEL.probes.values())


def run(values: str, model_settings: Settings | None = None) -> Belief:
    chosen = model_of(chain(objectives=2, exercises=8, together=False), model_settings or Settings())
    belief = unknown_student(chosen)
    for number, value in enumerate(values):
        belief = take(belief, chosen, chosen.probes[f"o0e{number % 8}"], 0.0, float(value), 1.0)
    return belief


def test_a_sudden_change_speaks_for_all_or_none() -> None:
    """Six failures and then six successes are what a chain predicts; a mix of both is not."""
    start = unknown_student(MODEL).odds
    assert run("000000111111").odds > start > run("010110101001").odds


def test_the_account_that_predicted_better_decides() -> None:
    """With the chain left out, late successes count less than with it."""
    settings = Settings()
    graded_only = replace(settings, parameters=replace(settings.parameters, all_or_none=AllOrNone(share=0.0)))
    chosen = model_of(chain(objectives=2, exercises=8, together=False), settings)
    both, alone = run("000000111111"), run("000000111111", graded_only)
    assert mastery(both, chosen, "o0", 0.0) > mastery(alone, chosen, "o0", 0.0) + 0.1


def test_a_hint_weighs_less_than_a_failure() -> None:
    """Both lower mastery."""
    start = unknown_student(MODEL)
    probe = MODEL.probes["o0e1"]
    before = mastery(start, MODEL, "o0", 0.0)
    failed, hinted = (mastery(take(start, MODEL, probe, 0.0, 0.0, w), MODEL, "o0", 0.0) for w in (1.0, 0.6))
    assert failed < hinted < before


def test_an_exercise_of_two_objectives_tells_about_both() -> None:
    """A success on it raises each, and less than a success on an exercise of its own."""
    start = unknown_student(MODEL)
    shared = take(start, MODEL, MODEL.probes["o0e3"], 0.0, 1.0, 1.0)
    for objective in ("o0", "o1"):
        gained = mastery(shared, MODEL, objective, 0.0) - mastery(start, MODEL, objective, 0.0)
        own = take(start, MODEL, MODEL.probes[f"{objective}e1"], 0.0, 1.0, 1.0)
        assert 0.0 < gained < mastery(own, MODEL, objective, 0.0) - mastery(start, MODEL, objective, 0.0)


def test_predicted_success_follows_difficulty() -> None:
    """Easy before medium before hard, for the same student."""
    belief, _ = after([("o0e1", 1.0, 1.0, 0.0)])
    easy, medium, hard = (success(belief, MODEL, MODEL.probes[f"o0e{k}"], 0.0) for k in range(3))
    assert easy > medium > hard


def test_what_was_known_fades_with_time() -> None:
    """Towards what is believed about a new student."""
    belief, _ = after([("o0e1", 1.0, 1.0, 0.0)] * 5)
    assert known_at(belief, MODEL, "o0", 0.0) > known_at(belief, MODEL, "o0", 60.0) > 0.4
    assert known_at(belief, MODEL, "o0", 9000.0) == pytest.approx(0.4)
