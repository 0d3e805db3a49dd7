"""Which course and assignment a path of the file browser belongs to."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from openclass_nb.lab.refusals import RefusedHereError

COURSE_FILE = "course.yml"
TEACHERS = {"source": 0, "release": 0, "submitted": 1, "autograded": 1, "feedback": 1}
"""nbgrader's folders, and how many folders lie between each and the assignment."""


class OutsideError(RefusedHereError):
    """A path that leads out of the folder that Jupyter shows."""

    status, code = 400, "invalid"


@dataclass(frozen=True)
class Place:
    """Where a path lies. `folder` is the course's as Jupyter's contents API names it, None if it lies outside."""

    course: str | None = None
    folder: str | None = None
    part: str | None = None
    assignment: str | None = None
    notebook: str | None = None


def real_path(root: Path, path: str) -> Path:
    """The file behind a path of the contents API. OutsideError if that leads out of `root`."""
    parts = PurePosixPath(path.strip("/")).parts
    if ".." in parts or "\0" in path:
        raise OutsideError("This path leads out of the folder that Jupyter shows.")
    return root.joinpath(*parts)


def course_above(start: Path) -> Path | None:
    """The nearest folder with a course.yml: `start` itself or above it."""
    return next((one for one in (start, *start.parents) if (one / COURSE_FILE).is_file()), None)


def place_in_course(root: Path, course: Path, name: str, path: str) -> Place:
    """The place of a path whose course folder is known."""
    here = real_path(root, path)
    folder = course.relative_to(root).as_posix() if course.is_relative_to(root) else None
    parts = here.relative_to(course).parts if here.is_relative_to(course) else ()
    notebook = here.stem if here.suffix == ".ipynb" else None
    folders = parts[:-1] if here.suffix else parts
    part = folders[0] if folders and folders[0] in TEACHERS else None
    inner = folders[1 + TEACHERS[part] :][:1] if part else folders[-1:]
    shown = "" if folder == "." else folder
    return Place(name, shown, part, inner[0] if inner else None, notebook)


def place_by_names(path: str, courses: Collection[str]) -> Place:
    """The place of a fetched notebook: it lies in COURSE/ASSIGNMENT, or where there is one course in ASSIGNMENT."""
    pure = PurePosixPath(path.strip("/"))
    notebook = pure.stem if pure.suffix == ".ipynb" else None
    folders = pure.parts[:-1] if pure.suffix else pure.parts
    for index in range(len(folders) - 1, -1, -1):
        if folders[index] in courses:
            inner = folders[index + 1 : index + 2]
            folder = "/".join(folders[: index + 1])
            return Place(folders[index], folder, None, inner[0] if inner else None, notebook)
    if len(courses) != 1:
        return Place(notebook=notebook)
    return Place(next(iter(courses)), None, None, folders[-1] if folders else None, notebook)
