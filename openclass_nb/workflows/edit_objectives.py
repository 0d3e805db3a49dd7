"""Write an objective into course.yml: a new one, or another title, statement or prerequisites for one that is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openclass_nb.course.checks.objectives import ENOUGH_EXERCISES
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import (
    COURSE_FILE,
    LoadedCourse,
    load_course,
    read_course_file,
    update_course_file,
)
from openclass_nb.course.models import Course, Objective
from openclass_nb.course.prerequisites import cycles
from openclass_nb.course.yaml_entries import put_entry
from openclass_nb.errors import OpenclassError, UnknownNameError


class CircleError(OpenclassError):
    """Objectives that would wait for each other; the message names the whole way round."""


@dataclass(frozen=True)
class Covered:
    """An objective and where it stands: exercises of source/ that show it, and assignments that wait for it.

    `missing` is how many more exercises it takes until a gate can rest on it; `places` and `notebooks` are what
    another id would change.
    """

    objective: str
    title: str
    statement: str
    requires: tuple[str, ...]
    shown_by: tuple[Exercise, ...]
    opens: tuple[str, ...]
    missing: int
    places: int
    notebooks: int


def covered_objectives(root: Path) -> list[Covered]:
    """Every objective of the course as it is written now, with its exercises."""
    loaded = load_course(root)
    return [_covered(loaded, name) for name in loaded.course.objectives]


def _covered(loaded: LoadedCourse, name: str) -> Covered:
    course, own = loaded.course, loaded.course.objectives[name]
    shown = tuple(one for one in loaded.exercises if name in one.metadata.objectives)
    opens = tuple(one.shown for one in course.assignments if name in one.opens_when.mastered)
    practised = sum(name in one.objectives for one in course.assignments)
    required = sum(name in one.requires for one in course.objectives.values())
    return Covered(
        objective=name,
        title=course.objective_title(name),
        statement=own.statement,
        requires=own.requires,
        shown_by=shown,
        opens=opens,
        missing=0 if any(one.variant for one in shown) else max(0, ENOUGH_EXERCISES - len(shown)),
        places=1 + len(shown) + len(opens) + practised + required,
        notebooks=len({(one.assignment, one.notebook) for one in shown}),
    )


def write_objective(
    root: Path,
    name: str,
    *,
    title: str | None = None,
    statement: str | None = None,
    requires: Sequence[str] | None = None,
) -> None:
    """Keep what is None as it is. UnknownNameError for an unknown prerequisite, CircleError for a circle."""
    path = root / COURSE_FILE
    course = read_course_file(path)
    known = course.objectives.get(name)
    for before in requires or ():
        if before != name and before not in course.objectives:
            raise UnknownNameError("objective", before, list(course.objectives))
    wanted = Objective(
        title=title if title is not None else known.title if known else "",
        statement=statement or (known.statement if known else title or name),
        requires=tuple(requires) if requires is not None else known.requires if known else (),
    )
    _refuse_circles(course, name, wanted)

    said = {"title": wanted.title, "statement": wanted.statement, "requires": list(wanted.requires)}
    update_course_file(path, lambda data: put_entry(data, "objectives", name, said))


def _refuse_circles(course: Course, name: str, wanted: Objective) -> None:
    changed = course.model_copy(update={"objectives": {**course.objectives, name: wanted}})
    found = cycles(changed)
    if found:
        names = [changed.objectives[one].title or one for one in found[0]]
        raise CircleError(
            f"Not connected: that would make a circle. {' → '.join(names)}.",
            where=name,
            next_step="Remove one of these first, or connect the other way round.",
        )
