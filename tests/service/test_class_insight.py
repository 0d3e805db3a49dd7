"""What a teacher is told about the class: what it gets wrong, who is stuck, and what one student did."""

import pytest

from openclass_nb.service.insight_views import insight_view
from openclass_nb.service.reading import Reading
from openclass_nb.workflows.opened_course import OpenedCourse
from tests.insight.classroom import Classroom
from tests.service.serving import Running, wrong


@pytest.fixture
def room() -> Classroom:
    """A course of two objectives with four exercises each, and nobody in it yet."""
    return Classroom()


def test_what_holds_the_class_up_and_what_it_gets_wrong(room: Classroom) -> None:
    """The largest group with its objective; a wrong idea with how its next tries went; a message of the tests."""
    for student in ("ada", "ben", "cleo"):
        room.hand_in(student, "adding-1", False, 1, misconception="minus")
        room.hand_in(student, "adding-2", False, 2, message="What of halves?")
    room.hand_in("ada", "adding-3", True, 3)
    told = insight_view(room.evidence())
    assert told.held_up is not None
    assert (told.held_up.assignment, told.held_up.students) == ("Sums", 3)
    assert (told.held_up.objective, told.held_up.waiting) == ("Adding", 3)
    [mistake] = told.mistakes
    assert (mistake.title, mistake.students, mistake.objectives) == ("Takes away", 3, ["Adding"])
    assert (mistake.next_tries, mistake.next_right) == (3, 0)
    assert [(one.title, one.message, one.students) for one in told.unexplained] == [
        ("Adding 2", "What of halves?", 3)
    ]


def test_who_is_stuck_and_who_was_excepted(room: Classroom) -> None:
    """Told with what happened; exceptions are counted by student."""
    for number in range(8):
        room.hand_in("ben", "adding-1", False, number)
    room.override("ben", "twice", "was ill", 9)
    told = insight_view(room.evidence())
    assert [(one.student, one.name) for one in told.stuck] == [("ben", "Adding")]
    assert "Adding 1" in told.stuck[0].what
    assert told.opened_by_hand == 1


def test_nobody_has_begun(room: Classroom) -> None:
    """Nothing is made up."""
    told = insight_view(room.evidence())
    assert (told.held_up, told.reviews_due, told.stuck, told.mistakes) == (None, 0, [], [])


@pytest.mark.slow
def test_a_teacher_reads_what_a_student_wrote(service: Running) -> None:
    """By HTTP: nothing for one who is enrolled and has done nothing, an error for a name that nobody has."""
    with service.of_course("ivan") as ivan:
        body = {"notebook": service.answered(add=wrong("add"))}
        assert ivan.post("/assignments/sums/exercises/add/check", json=body).json()["outcome"] == "failed"
    with service.of_course("assistant") as assistant:
        [step] = assistant.get("/students/ivan/tries").json()
        assert step["answer"].strip() == wrong("add").strip()
        assert assistant.get("/students/newcomer/tries").json() == []
        assert assistant.get("/students/nobody/tries").status_code == 404
        first = assistant.get("/class/insight")
        assert "ivan" not in first.text
        again = assistant.get("/class/insight", headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/class/insight", "/students/ben/tries", "/students/bilal/tries"])
def test_no_student_reads_that(service: Running, path: str) -> None:
    """Refused before anything is looked at, even about oneself."""
    with service.of_course("ben") as client:
        assert client.get(path).status_code == 403


def test_it_is_worked_out_once(opened: OpenedCourse) -> None:
    """Until something happens, like all that is asked for again and again."""
    reading = Reading(60)
    assert reading.class_insight(opened, "sums") is reading.class_insight(opened, "sums")
    assert reading.class_insight(opened, "sums") is not reading.class_progress(opened, "sums")
