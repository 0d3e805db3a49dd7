"""Give the next authored hint of an exercise, after saying what it means for mastery."""

from collections.abc import Sequence
from dataclasses import dataclass

from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.errors import OpenclassError
from openclass_nb.mastery import Opportunity
from openclass_nb.records import HintEntry
from openclass_nb.workflows.follow_student import follow_student, next_moment
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.record_attempt import find_exercise
from openclass_nb.workflows.show_progress import student_events

BEFORE_TRY = (
    "Before your first try a hint makes this exercise practice: it will not show by itself that you can do it "
    "unaided. Try first, and a hint afterwards costs nothing more."
)
MORE_BEFORE_TRY = "You have had a hint here before your first try: another one changes nothing."
AFTER_TRY = "Your first try has counted already: a hint changes nothing about it."
AFTER_TRY_OF_MANY = "After a hint, later tries at this exercise no longer count towards mastery."
AFTER_PASS = "You have solved this exercise: a hint changes nothing."


class HintOrderError(OpenclassError):
    """A hint out of turn, or one that does not exist."""


@dataclass(frozen=True)
class HintsOfExercise:
    """Hints given so far, how many there are left, and what the next one would mean."""

    exercise: str
    given: tuple[str, ...]
    left: int
    means: str
    costs: bool


def look_at_hints(opened: OpenedCourse, student: str, assignment: str, exercise: str) -> HintsOfExercise:
    """What has been given and what the next one would mean; nothing is given."""
    return _hints(opened, student, find_exercise(opened, student, assignment, exercise))


def give_hint(
    opened: OpenedCourse, student: str, assignment: str, exercise: str, rung: int
) -> HintsOfExercise:
    """Give the hint of `rung`, from 0: the next one, or again one that was given. HintOrderError otherwise."""
    wanted = find_exercise(opened, student, assignment, exercise)
    before = _hints(opened, student, wanted)
    if rung < len(before.given):
        return before
    if rung >= len(wanted.hints):
        there = (
            f"This exercise has {len(wanted.hints)} hints." if wanted.hints else "This exercise has no hints."
        )
        raise HintOrderError(there, where=exercise, next_step="Ask your teacher, or try once more.")
    if rung > len(before.given):
        step = f"Ask for hint {len(before.given) + 1} first."
        raise HintOrderError("Hints are given one after the other.", where=exercise, next_step=step)
    at = next_moment(opened, student_events(opened, student))
    opened.log.add([HintEntry(student, assignment, exercise, at, rung, "authored", wanted.hints[rung])])
    return _hints(opened, student, wanted)


def _hints(opened: OpenedCourse, student: str, exercise: ReleasedExercise) -> HintsOfExercise:
    taken = {
        one.rung
        for one in opened.log.hints(student)
        if one.exercise == exercise.id and one.kind == "authored"
    }
    given = exercise.hints[: max(taken, default=-1) + 1]
    left = len(exercise.hints) - len(given)
    later = opened.mastery_settings.evidence == "attempts"
    means, costs = _means(_opportunities(opened, student, exercise), bool(given), later)
    return HintsOfExercise(exercise.id, given, left, means if left else "", costs and bool(left))


def _opportunities(opened: OpenedCourse, student: str, exercise: ReleasedExercise) -> Sequence[Opportunity]:
    objectives = follow_student(opened, student).objectives
    mine = (objectives[name] for name in exercise.objectives if name in objectives)
    return [one for each in mine for one in each.opportunities if one.exercise == exercise.id]


def _means(tried: Sequence[Opportunity], given: bool, later: bool) -> tuple[str, bool]:
    """The sentence, and whether the next hint costs anything; `later` tries count too in some courses."""
    if any(one.passed for one in tried):
        return AFTER_PASS, False
    if any(one.first is not None for one in tried):
        return (AFTER_TRY_OF_MANY, True) if later and not given else (AFTER_TRY, False)
    return (MORE_BEFORE_TRY, False) if given else (BEFORE_TRY, True)
