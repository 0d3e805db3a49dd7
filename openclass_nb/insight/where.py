"""Where the class is: how many students are at each assignment, and what holds up the largest group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openclass_nb.course.models import Course
from openclass_nb.insight.standing import Standing
from openclass_nb.mastery import StudentProgress


@dataclass(frozen=True)
class Place:
    """An assignment with the students who are at it; `assignment` None for those who are through."""

    assignment: str | None
    title: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class HeldUp:
    """The largest group, and the objective that most of it has tried and not mastered (None: not begun)."""

    place: Place
    objective: str | None = None
    students: tuple[str, ...] = ()


def places(course: Course, standings: Iterable[Standing]) -> tuple[Place, ...]:
    """Every assignment in order, and at the end those who have mastered all, if there are any."""
    at: dict[str | None, list[str]] = {one.name: [] for one in course.assignments}
    through: list[str] = []
    for one in standings:
        if one.through:
            through.append(one.student)
        elif one.at is not None:
            at[one.at.name].append(one.student)
    found = [Place(one.name, one.shown, tuple(at[one.name])) for one in course.assignments]
    return (*found, *([Place(None, "All mastered", tuple(through))] if through else []))


def held_up(course: Course, progress: Mapping[str, StudentProgress], where: Iterable[Place]) -> HeldUp | None:
    """What holds up the largest group; None while there is no such group. Of equals the earlier one."""
    waiting = [one for one in where if one.assignment and one.students]
    if not waiting:
        return None
    largest = max(waiting, key=lambda one: len(one.students))
    assignment = course.assignment(largest.assignment or "")
    tried = {
        objective: tuple(name for name in largest.students if _tried_in_vain(progress[name], objective))
        for objective in (assignment.objectives if assignment else ())
    }
    objective = max(tried, key=lambda name: len(tried[name]), default=None)
    if objective is None or not tried[objective]:
        return HeldUp(largest)
    return HeldUp(largest, objective, tried[objective])


def _tried_in_vain(progress: StudentProgress, objective: str) -> bool:
    own = progress.objectives.get(objective)
    return own is not None and bool(own.opportunities) and own.mastered_at is None
