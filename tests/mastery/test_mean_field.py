"""openclass_nb.mastery.mean_field"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.mastery import MeanField, Normal, Settings
from openclass_nb.mastery.model import model_of
from tests.mastery.scenes import chain

SYLLABUS = chain(objectives=2)
MODEL = model_of(SYLLABUS, Settings())
rows = st.lists(
    st.tuples(
        st.sampled_from(["ada", "ben", "cleo"]),
        st.sampled_from(sorted(MODEL.probes)),
        st.floats(0, 1),
        st.sampled_from([1.0, 0.6]),
        st.sampled_from([0.0, 5.0]),
    ),
    max_size=40,
)


@given(rows)
def test_every_prediction_is_a_probability_and_what_is_taken_in_was_predicted(
    answers: list[tuple[str, str, float, float, float]],
) -> None:
    """`take` returns what `predict` would have said just before."""
    believed, day = MeanField(MODEL), 0.0
    for student, exercise, value, weight, pause in answers:
        day += pause
        chance = believed.predict(student, exercise, day)
        assert 0.0 < chance < 1.0
        assert believed.take(student, exercise, day, value, weight) == pytest.approx(chance, abs=1e-12)


def test_it_learns_what_an_exercise_is_like_from_the_class() -> None:
    """Forty students fail one and solve another of the same label: a new student is expected to do the same."""
    believed = MeanField(MODEL)
    for number in range(40):
        believed.take(f"s{number}", "o0e1", 0.0, 0.0)
        believed.take(f"s{number}", "o1e1", 0.0, 1.0)
    assert believed.predict("new", "o0e1", 0.0) < 0.3 < 0.7 < believed.predict("new", "o1e1", 0.0)
    difficulty, easiness = believed.difficulty(), believed.easiness()
    assert difficulty["o0e1"].mean > 0 > difficulty["o1e1"].mean
    assert easiness["o0"].mean < 0 < easiness["o1"].mean
    assert difficulty["o0e1"].variance < Settings().parameters.labelled_variance


def test_one_student_says_little_about_another() -> None:
    """Abilities are each student's own; only the exercise is shared."""
    believed = MeanField(MODEL)
    before = believed.predict("ben", "o0e0", 0.0)
    for number in range(5):
        believed.take("ada", "o0e1", float(number), 1.0)
    moved = believed.predict("ben", "o0e0", 0.0) - before
    assert 0.0 < moved < believed.predict("ada", "o0e0", 0.0) - before


def test_what_a_refit_learned_is_where_it_starts() -> None:
    """Difficulties through the model, easiness through the settings."""
    settings = Settings(difficulty={"o0e0": Normal(3.0, 0.01)}, easiness={"o0": Normal(-1.0, 0.01)})
    believed = MeanField(model_of(SYLLABUS, settings), settings)
    assert believed.predict("new", "o0e0", 0.0) < 0.25 < MeanField(MODEL).predict("new", "o0e0", 0.0)


def test_objective_abilities_fade_and_general_ability_stays() -> None:
    """After a year of pause a good student is still expected to do better than a new one."""
    believed, dice = MeanField(MODEL), random.Random(1)
    for number in range(8):
        believed.take("ada", dice.choice(["o0e0", "o0e1", "o0e2"]), float(number), 1.0)
    soon, late = believed.predict("ada", "o0e2", 8.0), believed.predict("ada", "o0e2", 373.0)
    assert soon > late > believed.predict("new", "o0e2", 373.0)
