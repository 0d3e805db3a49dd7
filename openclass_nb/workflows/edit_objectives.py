"""Write an objective into course.yml: a new one, or another title, statement or prerequisites for one that is there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openclass_nb.course.files import COURSE_FILE, load_course, read_course_file, update_course_file
from openclass_nb.course.models import Course, Objective
from openclass_nb.course.prerequisites import cycles
from openclass_nb.errors import OpenclassError, UnknownNameError


class CircleError(OpenclassError):
    """Objectives that would wait for each other; the message names the whole way round."""


@dataclass(frozen=True)
class Covered:
    """An objective, and how many exercises of source/ show it."""

    objective: str
    title: str
    statement: str
    requires: tuple[str, ...]
    exercises: int


def covered_objectives(root: Path) -> list[Covered]:
    """Every objective of the course as it is written now, with its exercises counted."""
    loaded = load_course(root)
    shown = Counter(name for one in loaded.exercises for name in dict.fromkeys(one.metadata.objectives))
    return [
        Covered(name, one.title or name, one.statement, one.requires, shown[name])
        for name, one in loaded.course.objectives.items()
    ]


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

    def change(data: Any) -> None:
        entry = data.setdefault("objectives", {}).setdefault(name, {})
        entry["statement"] = wanted.statement
        for key, value in (("title", wanted.title), ("requires", list(wanted.requires))):
            if value:
                entry[key] = value
            else:
                entry.pop(key, None)

    update_course_file(path, change)


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
