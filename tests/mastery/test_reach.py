"""openclass_nb.mastery.reach"""

from dataclasses import replace
from typing import get_args

from openclass_nb.mastery import Gate, Item, Objective, Settings, Syllabus, closed_by_a_slip, out_of_reach
from openclass_nb.mastery.parameters import PolicyName
from tests.mastery.scenes import chain, friction


def test_enough_exercises_can_be_mastered_under_every_policy() -> None:
    """Four exercises of two versions for each objective."""
    for policy in get_args(PolicyName):
        assert out_of_reach(chain(), Settings(policy=policy)) == ()


def test_too_few_exercises_are_found() -> None:
    """None at all, two versions, or many versions of one exercise."""
    items = [Item("a", ("few",)), Item("b", ("few",)), Item("c", ("one",), variants=9)]
    syllabus = Syllabus.of(items, [Objective("none"), Objective("few"), Objective("one")])
    assert out_of_reach(syllabus, Settings()) == ("none", "few", "one")
    assert out_of_reach(syllabus, Settings(policy="streak")) == ("none", "few")


def test_one_slip_can_close_an_objective() -> None:
    """With three exercises wherever it happens; fresh versions mend it; what can't be mastered is left out."""
    three = [Item(f"e{k}", ("k",), "medium") for k in range(3)]
    objectives = [Objective("k"), Objective("none")]
    assert closed_by_a_slip(Syllabus.of(three, objectives), Settings()) == {"k": ("e0", "e1", "e2")}
    fresh = [replace(one, variants=4) for one in three]
    assert closed_by_a_slip(Syllabus.of(fresh, objectives), Settings()) == {}
    many = [replace(one, variants=20) for one in three]
    assert closed_by_a_slip(Syllabus.of(many, objectives), Settings()) == {}


def test_exercises_that_come_too_late_bring_nothing_within_reach() -> None:
    """They wait behind the gate that the objective opens."""
    items = [Item(f"e{k}", ("k",), "medium", assignment="first" if k < 2 else "second") for k in range(6)]
    gated = Syllabus.of(items, [Objective("k")], [Gate("first"), Gate("second", ("k",))])
    assert out_of_reach(gated, Settings()) == ("k",)
    assert out_of_reach(Syllabus.of(items, [Objective("k")]), Settings()) == ()


def test_three_hard_exercises_prove_too_little_of_hard_ones() -> None:
    """An objective of hard exercises only needs more of them; three of mixed difficulty are enough."""
    hard = Syllabus.of([Item(f"h{k}", ("k",), "hard") for k in range(3)], [Objective("k")])
    mixed = Syllabus.of(
        [Item(f"h{k}", ("k",), label) for k, label in enumerate(("easy", "medium", "hard"))], [Objective("k")]
    )  # type: ignore[arg-type]
    assert out_of_reach(hard, Settings()) == ("k",)
    assert out_of_reach(mixed, Settings()) == ()
    assert out_of_reach(friction(), Settings()) == ()
