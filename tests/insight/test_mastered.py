"""openclass_nb.insight.mastered"""

from statistics import median_low

from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.insight.mastered import half_need, what_is_mastered
from tests.insight.classroom import Classroom

counts = st.lists(st.integers(1, 30), min_size=1, max_size=40)


def test_each_objective_counts_who_mastered_it_who_is_on_the_way_and_who_has_not_begun(
    room: Classroom,
) -> None:
    """The three add up to the class."""
    room.enrol("ada")
    room.master("ben", "adding")
    room.hand_in("cleo", "adding-1", False)
    adding, doubling = what_is_mastered(room.evidence())
    assert (adding.title, adding.students) == ("Adding", 3)
    assert (adding.mastered, adding.under_way, adding.not_begun) == (1, 1, 1)
    assert (doubling.mastered, doubling.under_way, doubling.not_begun) == (0, 0, 3)
    assert doubling.versions is None


def test_versions_to_mastery_count_what_was_tried_until_mastery(room: Classroom) -> None:
    """Tries that come after mastery do not make it look harder."""
    room.master("ben", "adding")
    (before, _) = what_is_mastered(room.evidence())
    for number in range(20):
        room.hand_in("ben", "adding-1", True, day=2 + number, variant=10 + number)
    (after, _) = what_is_mastered(room.evidence())
    assert before.versions is not None
    assert 3 <= before.versions <= 12
    assert after.versions == before.versions


@given(counts)
def test_with_everybody_there_it_is_the_ordinary_median(done: list[int]) -> None:
    """Of an even number the lower one."""
    assert half_need(done, []) == median_low(done)


@given(counts, counts)
def test_those_on_the_way_never_make_an_objective_look_easier(done: list[int], so_far: list[int]) -> None:
    """Leaving them out would say: only the quick ones count."""
    with_them = half_need(done, so_far)
    assert with_them is None or with_them >= median_low(done)


@given(counts)
def test_while_nobody_is_there_nothing_is_said(so_far: list[int]) -> None:
    """A dash, not a zero."""
    assert half_need([], so_far) is None


def test_the_product_limit_estimate_by_hand() -> None:
    """6 students: there after 2, 3, 5; still on the way after 2, 4, 6. (5/6)(3/4)(1/2) = .31 at 5; .63 at 3."""
    assert half_need([2, 3, 5], [2, 4, 6]) == 5
