"""Give feedback back: what a teacher's generate_feedback wrote, to the one student whom it is about.

It lies in `returned/STUDENT/ASSIGNMENT/`: `feedback/` is nbgrader's, and a page there has not been given back yet.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from openclass_nb.course.files import write_atomically
from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.workflows.follow_student import enter_assignment
from openclass_nb.workflows.opened_course import OpenedCourse

RETURNED = "returned"
PLAIN = re.compile(r"[\w][\w. ()+-]*")


def return_feedback(opened: OpenedCourse, student: str, assignment: str, pages: Mapping[str, str]) -> Path:
    """Write pages of HTML, by notebook; earlier ones are replaced. UnknownNameError for another notebook's."""
    known = [one.name for one in opened.manifest(assignment).notebooks]
    for name in pages:
        if name not in known:
            raise UnknownNameError("notebook", name, known, where=assignment)
    folder = _folder(opened, student, assignment)
    for name, page in pages.items():
        write_atomically(folder / f"{name}.html", page)
    return folder


def read_feedback(opened: OpenedCourse, student: str, assignment: str) -> dict[str, str]:
    """Pages given back to a student; none if there are none. ClosedGateError if the assignment is closed."""
    enter_assignment(opened, student, assignment)
    folder = _folder(opened, student, assignment)
    found = sorted(folder.glob("*.html")) if folder.is_dir() else []
    return {one.stem: one.read_text(encoding="utf-8") for one in found if not one.is_symlink()}


def _folder(opened: OpenedCourse, student: str, assignment: str) -> Path:
    opened.assignment(assignment)
    if not PLAIN.fullmatch(assignment):
        raise CourseError("This name can't be the name of a folder.", where=assignment)
    return opened.root / RETURNED / student / assignment
