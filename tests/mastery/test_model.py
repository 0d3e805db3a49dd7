"""openclass_nb.mastery.model"""

from math import log

import pytest

from openclass_nb.mastery import Item, Normal, Objective, Settings, Syllabus
from openclass_nb.mastery.model import model_of


def one(*items: Item, settings: Settings | None = None) -> Syllabus:
    return Syllabus.of(items, [Objective("k")])


def test_mastery_begins_where_an_average_exercise_is_solved_as_often_as_the_reference() -> None:
    """70% with code that is guessed right once in twenty; strict asks for 80%."""
    syllabus = one(Item("a", ("k",), "medium"), Item("b", ("k",), "medium"))
    share = (0.7 - 0.05) / 0.95
    assert model_of(syllabus, Settings()).aims["k"].threshold == pytest.approx(log(share / (1 - share)))
    strict = (0.8 - 0.05) / 0.95
    found = model_of(syllabus, Settings(policy="strict")).aims["k"].threshold
    assert found == pytest.approx(log(strict / (1 - strict)))


def test_the_average_exercise_is_that_of_the_objective() -> None:
    """Hard exercises make a hard objective, choices one that is guessed more easily."""
    middle, hard, choice = (
        model_of(one(item), Settings()).aims["k"]
        for item in (
            Item("a", ("k",), "medium"),
            Item("a", ("k",), "hard"),
            Item("a", ("k",), "medium", guess=0.5),
        )
    )
    assert hard.threshold == pytest.approx(middle.threshold + 0.8)
    assert choice.threshold < middle.threshold


def test_what_a_refit_learned_goes_before_the_labels() -> None:
    """For difficulties and for the easiness of an objective."""
    settings = Settings(difficulty={"a": Normal(1.5, 0.1)}, easiness={"k": Normal(0.3, 0.05)})
    model = model_of(one(Item("a", ("k",), "easy"), Item("b", ("k",))), settings)
    assert model.probes["a"].difficulty == Normal(1.5, 0.1)
    assert model.probes["b"].difficulty == Normal(0.0, 0.6)
    assert model.aims["k"].prior == Normal(0.3, pytest.approx(0.85))


def test_exercises_without_a_known_objective_show_nothing() -> None:
    """Unknown objectives are dropped, and an exercise that names one twice shows it once."""
    model = model_of(one(Item("a", ("elsewhere",)), Item("b", ("k", "elsewhere", "k"))), Settings())
    assert list(model.probes) == ["b"]
    assert model.probes["b"].objectives == ("k",)


def test_an_objective_is_measurable_whatever_its_exercises_are() -> None:
    """No exercise at all, or one that is nearly always guessed right."""
    assert model_of(one(), Settings()).aims["k"].versions == 0
    assert model_of(one(Item("a", ("k",), guess=0.9, variants=3)), Settings()).aims["k"].threshold < 0
    assert model_of(one(Item("a", ("k",), variants=3)), Settings()).aims["k"].versions == 3
