"""openclass_nb.mastery.behind"""

import pytest

from openclass_nb.mastery import Gate, Item, Objective, Settings, Syllabus, student_progress
from openclass_nb.mastery.behind import behind
from openclass_nb.mastery.model import model_of
from tests.mastery.scenes import at, chain, right_everywhere

SPIRAL = Syllabus.of(
    [Item(f"k{n}", ("k",), "medium", assignment="first") for n in range(4)]
    + [Item(f"j{n}", ("j",), "medium", assignment="second") for n in range(4)]
    + [Item(f"later{n}", ("k",), "medium", assignment="second", variants=5) for n in range(3)]
    + [Item("last", ("k", "j"), "medium", assignment="third")],
    [Objective("k"), Objective("j", ("k",))],
    [Gate("first"), Gate("second", ("k",)), Gate("third", ("j",))],
)
"""An objective that comes back in assignments which wait for it."""


def test_an_assignment_is_behind_what_it_asks_for_directly_or_on_the_way() -> None:
    """The third waits for j, which only the second shows, which waits for k."""
    assert behind(SPIRAL) == {"k": frozenset({"second", "third"}), "j": frozenset({"third"})}


def test_what_no_gate_asks_for_closes_nothing() -> None:
    """Nor does an objective that can be shown elsewhere stand in the way."""
    open_to_all = Syllabus.of(
        SPIRAL.items.values(), SPIRAL.objectives.values(), [Gate("first"), Gate("second")]
    )
    assert behind(open_to_all) == {"k": frozenset(), "j": frozenset()}
    two_ways = Syllabus.of(
        [Item("a", ("k",), assignment="first"), Item("b", ("j",), assignment="first")],
        SPIRAL.objectives.values(),
        [Gate("first"), Gate("second", ("k",)), Gate("third", ("j",))],
    )
    assert behind(two_ways) == {"k": frozenset({"second"}), "j": frozenset({"third"})}


def test_a_gate_that_nobody_can_open_is_behind_everything() -> None:
    """It asks for what no exercise shows before it; gates that wait for one another stay closed too."""
    circle = Syllabus.of(
        [Item("a", ("k",), assignment="one"), Item("b", ("j",), assignment="two")],
        SPIRAL.objectives.values(),
        [Gate("one", ("j",)), Gate("two", ("k",)), Gate("open")],
    )
    assert behind(circle) == {"k": frozenset({"one", "two"}), "j": frozenset({"one", "two"})}
    assert behind(chain(together=False))["o0"] == frozenset({"a1"}), (
        "exercises of no assignment are always there"
    )


def test_versions_that_come_too_late_are_not_waited_for() -> None:
    """Sixteen more versions of k lie behind its gate: they raise no demand, and nobody is sent there."""
    assert model_of(SPIRAL, Settings()).aims["k"].versions == 4
    first = [one for one in right_everywhere(SPIRAL) if SPIRAL.items[one.exercise].assignment == "first"]
    two = student_progress(SPIRAL, Settings(), "ada", first[:2], at(1)).objectives["k"]
    assert (two.fresh_left, two.needed) == (2, pytest.approx(0.90))
    assert two.decision.would_open.startswith(("One", "Two"))
    found = student_progress(SPIRAL, Settings(), "ada", first, at(1))
    assert found.objectives["k"].fresh_left == 0
    assert found.gates["second"].open
