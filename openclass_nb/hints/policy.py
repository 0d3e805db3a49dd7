"""What help an exercise allows: the course's rule, with an assignment's and an exercise's exceptions."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.course.models import Course


@dataclass(frozen=True)
class HintPolicy:
    """Switches and limits that hold for one exercise."""

    ai: bool = False
    bottom_out: bool = False
    wait_minutes: float = 2
    each_exercise: int = 12
    each_day: int = 60
    ai_each_day: int = 20
    tokens_each_day: int = 200_000
    instruction: str = ""

    def without_ai(self) -> "HintPolicy":
        """The same, with no model to write."""
        return replace(self, ai=False)


def hint_policy(course: Course, assignment: str, exercise: ReleasedExercise) -> HintPolicy:
    """The nearest word counts: exercise, assignment, course. Where a reference answer is missing, and where answers
    are no code that can be run, no model writes: nothing could tell whether it gives the answer away.
    """
    whole, found = course.hints, course.assignment(assignment)
    here = found.hints if found else None
    ai = _first(exercise.ai_hints, here.ai if here else None, whole.ai)
    return HintPolicy(
        ai=ai and bool(exercise.reference) and can_be_run(exercise),
        bottom_out=_first(here.bottom_out if here else None, whole.bottom_out) and bool(exercise.reference),
        wait_minutes=whole.wait_minutes,
        each_exercise=whole.each_exercise,
        each_day=whole.each_day,
        ai_each_day=whole.ai_each_day,
        tokens_each_day=whole.tokens_each_day,
        instruction=whole.instruction,
    )


def day_of(at: datetime) -> date:
    """The day that limits count by: as people have it where the service runs, not as the log's UTC has it."""
    return at.astimezone().date()


def why_no_model(course: Course, assignment: str, exercise: ReleasedExercise) -> str:
    """Why no model writes about an exercise, in a sentence for its teacher; empty if it may."""
    if hint_policy(course, assignment, exercise).ai:
        return ""
    found = course.assignment(assignment)
    if not can_be_run(exercise):
        return "No model writes about exercises of this kind: nothing could tell whether it gives the answer away."
    if exercise.ai_hints is False:
        return 'This exercise has it switched off: “"ai_hints": false” in its answer cell.'
    if exercise.ai_hints is None and found is not None and found.hints.ai is False:
        return f"The assignment “{assignment}” has it switched off: “hints: {{ai: false}}” in course.yml."
    if exercise.ai_hints or (found is not None and found.hints.ai) or course.hints.ai:
        return f"The release has no answer of yours to judge hints by: run “openclass release {assignment}” again."
    return "The course has it switched off; “hints: {ai: true}” in course.yml switches it on."


def can_be_run(exercise: ReleasedExercise) -> bool:
    """Whether a changed answer can be run to see what it is worth: code, plots and data frames."""
    return exercise.kind != "text" and not is_form(exercise.about)


def _first(*switches: bool | None) -> bool:
    return next((one for one in switches if one is not None), False)
