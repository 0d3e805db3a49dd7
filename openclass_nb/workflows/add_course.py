"""Add a course to those that a service offers: by a link in their folder, so that it stays where it is."""

import re
from pathlib import Path

from openclass_nb.course.files import COURSE_FILE, find_course, read_course_file
from openclass_nb.errors import CourseError

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""What a course may be called where several are offered: it becomes part of URLs and of a database's name."""


def add_course(course: Path, place: Path, name: str | None = None) -> str:
    """Link a course into the folder `place`; the name that it has there, its folder's unless another is given.

    The service sees it within a second. CourseNotFoundError, CourseFileError, or CourseError if the name is taken.
    """
    root = find_course(course).resolve()
    read_course_file(root / COURSE_FILE)
    name = name or root.name
    if not NAME.fullmatch(name):
        step = "Give it another with --name: letters, digits, “-”, “_” and “.”."
        raise CourseError(f"“{name}” can’t be a course’s name.", where=str(root), next_step=step)
    place.mkdir(parents=True, exist_ok=True)
    link = place / name
    if link.resolve() == root:
        return name
    if link.exists() or link.is_symlink():
        step = "Give it another name with --name."
        raise CourseError(f"There is a course “{name}” already.", where=str(place), next_step=step)
    link.symlink_to(root, target_is_directory=True)
    return name
