"""openclass_nb.mastery.reach"""

from typing import get_args

from openclass_nb.mastery import Item, Objective, Settings, Syllabus, out_of_reach
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


def test_three_hard_exercises_prove_too_little_of_hard_ones() -> None:
    """An objective of hard exercises only needs more of them; three of mixed difficulty are enough."""
    hard = Syllabus.of([Item(f"h{k}", ("k",), "hard") for k in range(3)], [Objective("k")])
    mixed = Syllabus.of(
        [Item(f"h{k}", ("k",), label) for k, label in enumerate(("easy", "medium", "hard"))], [Objective("k")]
    )  # type: ignore[arg-type]
    assert out_of_reach(hard, Settings()) == ("k",)
    assert out_of_reach(mixed, Settings()) == ()
    assert out_of_reach(friction(), Settings()) == ()
