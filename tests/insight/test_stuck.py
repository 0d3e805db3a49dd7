"""openclass_nb.insight.stuck"""

from datetime import timedelta

from openclass_nb.insight.stuck import who_is_stuck
from tests.insight.classroom import START, Classroom, with_stuck


def test_eight_tries_at_one_exercise_name_the_exercise_and_the_wrong_idea(room: Classroom) -> None:
    """The wrong idea counts among the tries at that exercise."""
    for number in range(8):
        room.hand_in("ada", "adding-2", False, number, misconception="minus" if number < 6 else None)
    (found,) = who_is_stuck(with_stuck(room.evidence(), [("ada", "adding", "one exercise")]))
    assert (found.student, found.title) == ("ada", "Adding")
    assert found.what == "8 tries at Adding 2, 6 with “Takes away”"
    assert found.last == START + timedelta(days=7)


def test_without_a_known_wrong_idea_that_is_said(room: Classroom) -> None:
    """It tells the teacher to read the answers."""
    for number in range(8):
        room.hand_in("ada", "adding-2", False, number)
    (found,) = who_is_stuck(with_stuck(room.evidence(), [("ada", "adding", "one exercise")]))
    assert found.what == "8 tries at Adding 2, no known misconception"


def test_many_versions_without_mastery_are_told_with_the_mastery_reached(room: Classroom) -> None:
    """Versions, not tries: a retry on the same version adds nothing."""
    for number in range(10):
        room.hand_in("ada", "adding-1", False, number, variant=number)
        room.hand_in("ada", "adding-1", False, number + 0.1, variant=number)
    (found,) = who_is_stuck(with_stuck(room.evidence(), [("ada", "adding", "many")]))
    assert found.what.startswith("10 versions, mastery ")
    assert found.what.endswith("%")


def test_a_hint_on_every_version_is_told_instead(room: Classroom) -> None:
    """It says more than a percentage."""
    for number in range(10):
        room.take_hint("ada", "adding-1", number, variant=number)
        room.hand_in("ada", "adding-1", True, number, variant=number)
    (found,) = who_is_stuck(with_stuck(room.evidence(), [("ada", "adding", "many")]))
    assert found.what == "10 versions, every one with a hint"


def test_the_objective_that_holds_most_comes_first_and_in_it_who_has_waited_longest(room: Classroom) -> None:
    """So that a teacher can take them together."""
    for student, exercise, day in (
        ("ada", "adding-1", 5),
        ("ben", "doubling-1", 4),
        ("cleo", "doubling-1", 2),
    ):
        room.hand_in(student, exercise, False, day)
    stuck = with_stuck(
        room.evidence(),
        [("ada", "adding", "flat"), ("ben", "doubling", "flat"), ("cleo", "doubling", "flat")],
    )
    assert [one.student for one in who_is_stuck(stuck)] == ["cleo", "ben", "ada"]
