"""openclass_nb.mastery.refit"""

import random
from math import exp

import pytest

from openclass_nb.mastery import Attempt, Event, Normal, Settings, refit
from tests.mastery.scenes import at, chain

SYLLABUS = chain(objectives=2, exercises=4, together=False)
HARDER = {"o0e0": 3.0}
"""How the exercises really are: the one labelled easy is the hardest of all."""


def log_of(students: int, ability: float = 2.0, seed: str = "refit") -> dict[str, list[Event]]:
    """A class much better than the defaults expect."""
    dice = random.Random(seed)
    events: dict[str, list[Event]] = {}
    for number in range(students):
        own = dice.gauss(ability, 0.6)
        events[f"s{number}"] = [
            Attempt(
                f"s{number}",
                name,
                0,
                at(place),
                float(dice.random() < 1 / (1 + exp(HARDER.get(name, 0) - own))),
            )
            for place, name in enumerate(SYLLABUS.items)
        ]
    return events


def test_it_predicts_better_and_learns_what_the_exercises_are_like() -> None:
    """On the log that it was fitted to; the mislabelled exercise is found out."""
    found = refit(SYLLABUS, Settings(), log_of(120))
    assert found.after < found.before
    assert (found.students, found.answers) == (120, 120 * 8)
    assert found.settings.parameters.start > Settings().parameters.start
    assert found.settings.difficulty["o0e0"].mean > max(
        found.settings.difficulty[name].mean for name in SYLLABUS.items if name != "o0e0"
    )
    assert set(found.settings.easiness) == {"o0", "o1"}


def test_the_next_run_of_the_course_is_predicted_better() -> None:
    """Other students of the same kind: what was carried over beats the defaults from the first answer on."""
    fitted = refit(SYLLABUS, Settings(), log_of(120)).settings
    fresh = log_of(60, seed="next year")
    assert refit(SYLLABUS, fitted, fresh).before < refit(SYLLABUS, Settings(), fresh).before - 0.02


def test_a_small_class_moves_the_defaults_only_a_little() -> None:
    """With n students n / (n + 200) of the way."""
    small, large = (refit(SYLLABUS, Settings(), log_of(n)).settings.parameters for n in (10, 120))
    default = Settings().parameters
    assert default.start <= small.start < large.start
    assert small.start - default.start == pytest.approx((10 / 210) * (1.8 - 0.6), abs=0.06)


def test_without_answers_everything_stays() -> None:
    """An empty class, or one that only did what the course does not have."""
    settings = Settings(difficulty={"o0e0": Normal(1.0, 0.2)})
    assert refit(SYLLABUS, settings, {}).settings == settings
    assert refit(SYLLABUS, settings, {"ada": [Attempt("ada", "gone", 0, at(), 1.0)]}).answers == 0


def test_it_does_not_matter_in_which_order_students_are_given() -> None:
    """The log is taken in the order of time."""
    events = log_of(12)
    backwards = dict(reversed(events.items()))
    assert refit(SYLLABUS, Settings(), events) == refit(SYLLABUS, Settings(), backwards)
