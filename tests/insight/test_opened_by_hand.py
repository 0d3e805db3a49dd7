"""openclass_nb.insight.opened_by_hand"""

from datetime import timedelta

from openclass_nb.insight.opened_by_hand import opened_by_hand
from tests.insight.classroom import START, Classroom


def test_one_decision_for_several_students_is_told_once(room: Classroom) -> None:
    """The same assignment, person, reason and end on one day; each student once."""
    for student in ("ada", "ben", "ada"):
        room.override(student, "twice", "Ill for two weeks.", day=0.1)
    (found,) = opened_by_hand(room.course, room.overrides)
    assert (found.title, found.students) == ("Twice", ("ada", "ben"))
    assert (found.why, found.who, found.until) == ("Ill for two weeks.", "A. Okafor", None)


def test_the_newest_comes_first_and_other_reasons_stand_apart(room: Classroom) -> None:
    """Another day, another reason or another end is another decision."""
    room.override("ada", "twice", "Ill.", day=0)
    room.override("ben", "twice", "Ill.", day=3)
    room.override("cleo", "twice", "Moved here.", day=3.01)
    room.override("dan", "twice", "Moved here.", day=3.02, until=START + timedelta(days=30))
    found = opened_by_hand(room.course, room.overrides)
    assert [one.students for one in found] == [("dan",), ("cleo",), ("ben",), ("ada",)]


def test_an_assignment_that_is_gone_keeps_its_name(room: Classroom) -> None:
    """The exception happened, whatever course.yml says today."""
    room.override("ada", "long-gone", "Once.", day=0)
    (found,) = opened_by_hand(room.course, room.overrides)
    assert found.title == "long-gone"
