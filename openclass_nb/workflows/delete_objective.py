"""Take an objective away that nothing uses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openclass_nb.course.files import (
    COURSE_FILE,
    LoadedCourse,
    load_course,
    update_course_file,
    write_course_file,
)
from openclass_nb.course.yaml_entries import without_entry
from openclass_nb.errors import CourseError, UnknownNameError


def delete_objective(root: Path, name: str) -> None:
    """Take an objective away that nothing uses; CourseError names what does. Comments around it stay."""
    loaded = load_course(root)
    if name not in loaded.course.objectives:
        raise UnknownNameError("objective", name, list(loaded.course.objectives))
    users = [*_users(loaded, name)]
    if users:
        raise CourseError(
            f"“{loaded.course.objective_title(name)}” is used: {', '.join(users)}.",
            next_step="Take it away there first; nothing was changed.",
        )
    path = root / COURSE_FILE
    rest = without_entry(path.read_text(encoding="utf-8"), "objectives", name)
    if rest is not None:
        write_course_file(path, rest)
    else:

        def change(data: Any) -> None:
            del data["objectives"][name]

        update_course_file(path, change)


def _users(loaded: LoadedCourse, name: str) -> Iterator[str]:
    course = loaded.course
    yield from (one.shown for one in loaded.exercises if name in one.metadata.objectives)
    yield from (
        course.objective_title(other) for other, one in course.objectives.items() if name in one.requires
    )
    yield from (
        one.shown for one in course.assignments if name in one.objectives or name in one.opens_when.mastered
    )
