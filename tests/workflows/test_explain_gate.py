"""Why a gate is open or closed: what is asked, how each try moved it, what would open it."""

import pytest

from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.explain_gate import explain_gate
from openclass_nb.workflows.opened_course import OpenedCourse


def test_a_closed_gate_says_what_is_missing(graded: OpenedCourse) -> None:
    """Each objective with its conditions, each try with what it moved, and what would open it."""
    gate, _ = explain_gate(graded, "ben", "twice")
    assert (gate.open, gate.because) == (False, "closed")
    (adding,) = gate.objectives
    assert adding.name == "Adding"
    assert adding.missing
    assert any(not one.met for one in adding.conditions)
    assert [one.exercise for one in adding.contributions if one.kind == "opportunity"] == [
        "add",
        "plus",
        "total",
    ]
    moved = {one.exercise: one.points for one in adding.contributions}
    assert moved["add"] < 0 < moved["plus"]
    assert adding.would_open


def test_contributions_add_up(graded: OpenedCourse) -> None:
    """From the start to where the student stands, in percent."""
    for student in ("ada", "ben", "chiara", "dana"):
        (adding,) = explain_gate(graded, student, "twice")[0].objectives
        assert sum(one.points for one in adding.contributions) == pytest.approx(100 * adding.probability)


def test_an_open_gate_says_why(graded: OpenedCourse) -> None:
    """Mastered, and since when."""
    gate, _ = explain_gate(graded, "ada", "twice")
    assert (gate.open, gate.because) == (True, "mastery")
    assert gate.opened_at is not None
    assert gate.objectives[0].mastered


def test_an_assignment_without_a_gate_is_open(graded: OpenedCourse) -> None:
    """For everybody, whatever they did."""
    gate, _ = explain_gate(graded, "felix", "sums")
    assert (gate.open, gate.because) == (True, "no gate")


def test_unknown_names_are_met_with_near_ones(graded: OpenedCourse) -> None:
    """The assignment's first."""
    with pytest.raises(UnknownNameError, match="assignment “twise”"):
        explain_gate(graded, "bem", "twise")
    with pytest.raises(UnknownNameError, match="Did you mean “ben”"):
        explain_gate(graded, "bem", "twice")
