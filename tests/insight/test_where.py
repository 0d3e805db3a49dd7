"""openclass_nb.insight.where"""

from hypothesis import given, settings
from hypothesis import strategies as st

from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.insight.standing import class_standing
from openclass_nb.insight.where import HeldUp, Place, held_up, places
from tests.insight.classroom import Classroom


def place_of(evidence: ClassEvidence) -> tuple[Place, ...]:
    return places(evidence.course, class_standing(evidence.course, evidence.progress))


def what_holds_up(evidence: ClassEvidence) -> HeldUp | None:
    return held_up(evidence.course, evidence.progress, place_of(evidence))


def test_students_are_at_the_first_open_assignment_that_they_have_not_mastered(room: Classroom) -> None:
    """Who has mastered the first is at the second; who has tried nothing is at the first."""
    room.enrol("ada")
    room.master("ben", "adding")
    room.hand_in("cleo", "adding-1", False)
    found = {one.title: one.students for one in place_of(room.evidence())}
    assert found == {"Sums": ("ada", "cleo"), "Twice": ("ben",)}


def test_those_who_have_mastered_everything_are_through(room: Classroom) -> None:
    """In a row of their own, which is left out while there is nobody; a review that is due sends nobody back."""
    room.master("ben", "adding")
    assert [one.title for one in place_of(room.evidence())] == ["Sums", "Twice"]
    room.master("ben", "doubling", day=1)
    last = place_of(room.evidence())[-1]
    assert (last.assignment, last.title, last.students) == (None, "All mastered", ("ben",))


def test_the_objective_that_most_have_tried_and_not_mastered_holds_up_the_largest_group() -> None:
    """Of the group's two objectives the one with more students on the way counts."""
    room = Classroom()
    both = room.course.assignments[0].model_copy(update={"objectives": ("adding", "doubling")})
    room.course = room.course.model_copy(update={"assignments": (both,)})
    for student in ("ada", "ben", "cleo"):
        room.master(student, "adding")
        room.hand_in(student, "doubling-1", False, day=1)
    room.hand_in("dan", "adding-1", False)
    held = what_holds_up(room.evidence())
    assert held is not None
    assert (held.objective, held.students) == ("doubling", ("ada", "ben", "cleo"))
    assert len(held.place.students) == 4


def test_a_group_that_has_not_begun_is_held_up_by_nothing(room: Classroom) -> None:
    """Mastery of the first opens the second; nobody has tried it yet."""
    room.master("ada", "adding")
    held = what_holds_up(room.evidence())
    assert held is not None
    assert (held.place.title, held.objective) == ("Twice", None)


def test_nothing_holds_up_a_class_that_is_through_or_empty(room: Classroom) -> None:
    """There is no group to name."""
    assert what_holds_up(room.evidence()) is None
    room.master("ben", "adding", "doubling")
    assert what_holds_up(room.evidence()) is None


tries = st.tuples(
    st.sampled_from("abcd"), st.integers(1, 4), st.sampled_from(["adding", "doubling"]), st.booleans()
)


@settings(max_examples=25, deadline=None)
@given(st.lists(tries, max_size=40))
def test_everybody_is_somewhere_and_nowhere_twice(done: list[tuple[str, int, str, bool]]) -> None:
    """The places share out the class, whatever happened."""
    room = Classroom()
    room.enrol("a", "b", "c", "d")
    for day, (student, number, objective, right) in enumerate(done):
        room.hand_in(student, f"{objective}-{number}", right, day / 100, variant=day)
    everybody = [student for one in place_of(room.evidence()) for student in one.students]
    assert sorted(everybody) == ["a", "b", "c", "d"]
