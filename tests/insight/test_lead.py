"""openclass_nb.insight.lead"""

from openclass_nb.insight.class_report import class_report
from openclass_nb.insight.evidence import ClassEvidence
from tests.insight.classroom import Classroom, with_stuck


def lead_of(evidence: ClassEvidence) -> str:
    return " ".join(class_report(evidence).lead)


def test_it_says_where_the_class_is_what_holds_it_up_and_what_to_begin_with(room: Classroom) -> None:
    """The wrong idea named is one seen in the objective that holds the group up."""
    for student in ("ada", "ben", "cleo"):
        room.hand_in(student, "adding-1", False, misconception="minus")
    room.master("dan", "adding")
    for student in ("dan", "eve", "fay"):
        room.hand_in(student, "doubling-1", False, 1, misconception="elsewhere")
    assert lead_of(room.evidence()) == (
        "The largest group, 5 of 6 students, is at Sums, and Adding holds it up. "
        "Begin tomorrow with the wrong idea seen most there: “Takes away”, 3 students. Nobody is stuck."
    )


def test_it_says_who_needs_a_person(room: Classroom) -> None:
    """One student needs, two students need; a student stuck on two things is one student."""
    for student in ("ada", "ben"):
        room.hand_in(student, "adding-1", False)
        room.hand_in(student, "doubling-1", False)
    one = with_stuck(room.evidence(), [("ada", "adding", "flat"), ("ada", "doubling", "flat")])
    assert "One student is stuck and needs a person." in lead_of(one)
    both = with_stuck(one, [("ben", "adding", "flat")])
    assert "Two students are stuck and need a person." in lead_of(both)
    assert lead_of(both).startswith("The whole class, 2 students, is at Sums, and Adding holds it up.")
    assert "another example of Adding" in lead_of(both)


def test_it_says_which_exercises_tell_little(room: Classroom) -> None:
    """How many; the section below says which."""
    for number in range(20):
        room.hand_in(f"s{number}", "adding-1", True)
        room.hand_in(f"s{number}", "adding-2", number % 2 == 0)
    assert lead_of(room.evidence()).endswith("One exercise tells little and should be looked at.")


def test_a_group_that_waits_at_an_unopened_page_is_told_so(room: Classroom) -> None:
    """Mastery has opened the second assignment and nobody has begun it."""
    room.master("ada", "adding")
    assert "is at Twice and has yet to begin it." in lead_of(room.evidence())


def test_where_few_of_the_group_have_tried_it_does_not_claim_more(room: Classroom) -> None:
    """One of three, then one of two: that holds up one, not the group."""
    room.hand_in("cleo", "adding-1", False)
    for others in (("ada", "ben"), ("ada",)):
        room.students = {"cleo", *others}
        assert "; of what it has tried, Adding holds up most (1)." in lead_of(room.evidence())


def test_a_class_that_is_through_is_told_so(room: Classroom) -> None:
    """No group is left to name."""
    room.master("ada", "adding", "doubling")
    assert lead_of(room.evidence()).startswith("The one student has mastered every assignment.")
    room.master("ben", "adding", "doubling")
    assert lead_of(room.evidence()).startswith("All 2 students have mastered every assignment.")


def test_with_nothing_graded_it_says_what_to_do(room: Classroom) -> None:
    """An empty course, or one where nothing could be read."""
    assert lead_of(room.evidence()).startswith("Nothing has been graded yet.")
    room.hand_in("ada", "adding-1", False, readable=False)
    assert lead_of(room.evidence()).startswith("Nothing has been graded yet.")
