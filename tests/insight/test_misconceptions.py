"""openclass_nb.insight.misconceptions"""

from openclass_nb.insight.misconceptions import misconceptions_seen, unexplained
from tests.insight.classroom import Classroom


def test_students_are_counted_once_and_the_most_common_comes_first(room: Classroom) -> None:
    """Two showings by one student are one student; ids of no known misconception are made readable."""
    room.hand_in("ada", "adding-1", False, 0, misconception="off-by-one")
    for student in ("ada", "ben"):
        room.hand_in(student, "adding-2", False, 1, misconception="minus")
        room.hand_in(student, "adding-3", False, 2, misconception="minus")
    first, second = misconceptions_seen(room.evidence())
    assert (first.title, first.message) == ("Takes away", "Does your result grow when b grows?")
    assert first.students == {"ada", "ben"}
    assert first.exercises == ("adding-2", "adding-3")
    assert (second.title, second.message) == ("Off by one", "")


def test_the_next_try_is_the_next_one_of_the_objective(room: Classroom) -> None:
    """Another objective in between says nothing about the message."""
    room.hand_in("ada", "adding-1", False, 0, misconception="minus")
    room.hand_in("ada", "doubling-1", False, 1)
    room.hand_in("ada", "adding-2", True, 2)
    room.hand_in("ada", "adding-3", False, 3)
    (seen,) = misconceptions_seen(room.evidence())
    assert (seen.next_right, seen.next_tries) == (1, 1)


def test_answers_of_the_same_moment_are_no_next_try(room: Classroom) -> None:
    """A notebook comes in as a whole: nobody has read the message in between."""
    room.hand_in("ada", "adding-1", False, 0, misconception="minus")
    room.hand_in("ada", "adding-2", True, 0)
    (seen,) = misconceptions_seen(room.evidence())
    assert (seen.next_right, seen.next_tries) == (0, 0)


def test_of_a_notebook_handed_in_again_the_same_exercise_counts(room: Classroom) -> None:
    """It says most about what the message did."""
    room.hand_in("ada", "adding-2", False, 0, misconception="minus")
    room.hand_in("ada", "adding-1", False, 1)
    room.hand_in("ada", "adding-2", True, 1)
    (seen,) = misconceptions_seen(room.evidence())
    assert (seen.next_right, seen.next_tries) == (1, 1)


def test_a_message_helps_few_only_where_that_is_known(room: Classroom) -> None:
    """Nine next tries that are wrong say little; ten say something."""
    for number in range(9):
        room.hand_in(f"s{number}", "adding-1", False, 0, misconception="minus")
        room.hand_in(f"s{number}", "adding-1", False, 1)
    assert not misconceptions_seen(room.evidence())[0].helps_few
    room.hand_in("last", "adding-1", False, 0, misconception="minus")
    room.hand_in("last", "adding-1", False, 1)
    assert misconceptions_seen(room.evidence())[0].helps_few


def test_what_could_not_be_read_is_not_counted(room: Classroom) -> None:
    """Neither as a wrong idea nor as a next try."""
    room.hand_in("ada", "adding-1", False, 0, misconception="minus")
    room.hand_in("ada", "adding-1", False, 1, readable=False)
    room.hand_in("ben", "adding-1", False, 1, readable=False, misconception="minus")
    (seen,) = misconceptions_seen(room.evidence())
    assert (seen.students, seen.next_tries) == ({"ada"}, 0)


def test_a_failure_that_three_share_and_no_misconception_explains_is_told(room: Classroom) -> None:
    """By exercise and message; one with a known misconception is told elsewhere."""
    for student in ("ada", "ben", "cleo"):
        room.hand_in(student, "adding-1", False, 0, message="NameError: name 'reslut' is not defined")
        room.hand_in(student, "adding-2", False, 0, message="Known.", misconception="minus")
    room.hand_in("ada", "adding-3", False, 0, message="Alone with it.")
    (found,) = unexplained(room.evidence())
    assert (found.title, found.message) == ("Adding 1", "NameError: name 'reslut' is not defined")
    assert found.students == {"ada", "ben", "cleo"}
