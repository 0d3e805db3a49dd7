"""A teacher's exception: who, why, until when."""

from datetime import timedelta

import pytest

from openclass_nb.errors import OpenclassError, UnknownNameError
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.override_gate import override_gate
from openclass_nb.workflows.show_progress import show_student
from tests.classroom import NINE

TEN = NINE + timedelta(hours=1)


def test_an_exception_is_recorded_and_opens_at_once(graded: OpenedCourse) -> None:
    """Mastery stays what it is."""
    before = show_student(graded, "ben").objectives["adding"].probability
    entry = override_gate(graded, "ben", "twice", who="Dr Lovelace", why=" was ill ", until=None)
    assert (entry.why, entry.at) == ("was ill", TEN)
    after = show_student(graded, "ben")
    assert (after.gates["twice"].because, after.gates["twice"].opened_at) == ("override", TEN)
    assert after.objectives["adding"].probability == before


@pytest.mark.parametrize("why", ["", "   ", "\n"])
def test_an_exception_needs_a_reason(graded: OpenedCourse, why: str) -> None:
    """For whoever asks later."""
    with pytest.raises(OpenclassError, match="needs a reason"):
        override_gate(graded, "ben", "twice", who="Dr Lovelace", why=why)
    assert graded.log.overrides() == []


@pytest.mark.parametrize("minutes", [0, -1, -60 * 24 * 365])
def test_an_exception_that_is_over_is_refused(graded: OpenedCourse, minutes: int) -> None:
    """Now is too late too. The sentence says when it would have ended."""
    until = TEN + timedelta(minutes=minutes)
    with pytest.raises(OpenclassError, match="would have ended on") as caught:
        override_gate(graded, "ben", "twice", who="Dr Lovelace", why="was ill", until=until)
    assert "later time" in (caught.value.next_step or "")
    assert graded.log.overrides() == []


def test_unknown_names_are_met_with_near_ones(graded: OpenedCourse) -> None:
    """Nobody gets an exception by a typing mistake."""
    with pytest.raises(UnknownNameError, match="Did you mean “ben”"):
        override_gate(graded, "bem", "twice", who="Dr Lovelace", why="was ill")
    with pytest.raises(UnknownNameError, match="Did you mean “twice”"):
        override_gate(graded, "ben", "twise", who="Dr Lovelace", why="was ill")
    assert graded.log.overrides() == []
