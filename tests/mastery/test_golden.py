"""One pinned sequence says what the model does. If it changes, the change is meant: pin it anew and say why."""

import pytest

from openclass_nb.mastery import Event, Settings, class_progress, student_progress
from tests.mastery.scenes import at, friction, hint, tried

SEQUENCE: list[tuple[list[Event], float, float]] = [
    ([tried("table", 1.0, 0, 0)], 0.695497, 0.760485),
    ([tried("incline", 0.0, 0, 0.1)], 0.459987, 0.643302),
    ([hint("incline", 1, 0.2), tried("incline", 1.0, 1, 0.3)], 0.357726, 0.590832),
    ([tried("incline", 1.0, 2, 1)], 0.540345, 0.690857),
    ([tried("incline", 0.5, 3, 40)], 0.514550, 0.676878),
]
"""Right; wrong; right with a hint; right; half right forty days later: mastery and expected success after each."""


def test_the_golden_sequence() -> None:
    """Ada practises friction: each step moves mastery to exactly this."""
    events: list[Event] = []
    for new, mastery, success in SEQUENCE:
        events += new
        now = student_progress(friction(), Settings(), "ada", events, events[-1].at).objectives["friction"]
        assert now.probability == pytest.approx(mastery, abs=1e-6)
        assert now.expected_success == pytest.approx(success, abs=1e-6)


def test_the_golden_sequence_is_remembered_as_it_should_be() -> None:
    """Two months later, alone and in a class."""
    events = [event for new, _, _ in SEQUENCE for event in new]
    alone = student_progress(friction(), Settings(), "ada", events, at(100))
    together = class_progress(friction(), Settings(), {"ada": events, "ben": []}, at(100))
    assert alone.objectives["friction"].probability == pytest.approx(0.518027, abs=1e-6)
    assert together["ada"].objectives["friction"].probability == pytest.approx(0.518027, abs=1e-6)
    assert together["ben"].objectives["friction"].probability == pytest.approx(0.552145, abs=1e-6)
