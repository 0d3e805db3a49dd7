"""What help an exercise allows: the nearest word counts, and a teacher is told which word that is."""

import pytest

from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.course.models import Course
from openclass_nb.hints.policy import hint_policy, why_no_model

REFERENCE = "def add(a, b):\n    return a + b\n"


def course(ai: bool | None, assignment: bool | None = None, **more: object) -> Course:
    """A course with one assignment, and what both say about a model."""
    here = {} if assignment is None else {"hints": {"ai": assignment}}
    whole = {**more} if ai is None else {"ai": ai, **more}
    return Course.model_validate({"title": "Sums", "assignments": [{"name": "sums", **here}], "hints": whole})


def exercise(ai: bool | None = None, reference: str = REFERENCE, kind: str = "code") -> ReleasedExercise:
    """One exercise, and what its answer cell says."""
    return ReleasedExercise.model_validate(
        {
            "id": "add", "title": "Add", "notebook": "sums", "kind": kind, "answer_id": "add", "stub": "",
            "points": {"t": 1.0}, "ai_hints": ai, "reference": reference,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("whole", "assignment", "single", "allowed"),
    [
        (None, None, None, False),
        (False, None, None, False),
        (True, None, None, True),
        (True, False, None, False),
        (True, None, False, False),
        (True, True, False, False),
        (False, True, None, True),
        (False, False, True, True),
        (True, False, True, True),
    ],
)
def test_the_nearest_word_counts(
    whole: bool | None, assignment: bool | None, single: bool | None, allowed: bool
) -> None:
    """Off as a course begins; the assignment's word over the course's, the exercise's over both."""
    found = course(whole, assignment)
    assert hint_policy(found, "sums", exercise(single)).ai is allowed
    assert (why_no_model(found, "sums", exercise(single)) == "") is allowed


def test_a_teacher_is_told_whose_word_it_was() -> None:
    """And where it stands."""
    assert "“hints: {ai: true}” in course.yml" in why_no_model(course(None), "sums", exercise())
    assert "assignment “sums”" in why_no_model(course(True, False), "sums", exercise())
    assert '“"ai_hints": false”' in why_no_model(course(True), "sums", exercise(False))
    assert "openclass release sums" in why_no_model(course(True), "sums", exercise(reference=""))
    assert "exercises of this kind" in why_no_model(course(True), "sums", exercise(kind="text"))


def test_where_nothing_can_be_run_no_model_writes() -> None:
    """Whatever was switched on: texts, and releases without the teacher's answer."""
    for one in (exercise(True, reference=""), exercise(True, kind="text")):
        assert not hint_policy(course(True, True), "sums", one).ai
    assert not hint_policy(course(True, bottom_out=True), "sums", exercise(reference="")).bottom_out


def test_limits_and_instruction_are_the_courses() -> None:
    """As course.yml has them."""
    more = {"each_exercise": 3, "each_day": 9, "ai_each_day": 2, "tokens_each_day": 50, "wait_minutes": 7}
    policy = hint_policy(course(True, instruction="Speak of apples.", **more), "sums", exercise())
    assert policy.instruction == "Speak of apples."
    assert {name: getattr(policy, name) for name in more} == more
