"""Collect what was handed in, for a teacher who grades elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.opened_course import OpenedCourse


@dataclass(frozen=True)
class HandedIn:
    """What one student has handed in: when (UTC), its digest, and its notebooks without .ipynb."""

    student: str
    at: datetime
    digest: str
    notebooks: tuple[str, ...]


def list_submissions(opened: OpenedCourse, assignment: str) -> Iterator[HandedIn]:
    """Everybody's, by student."""
    from openclass_nb.grading.submissions import find_submissions

    opened.assignment(assignment)
    for one in find_submissions(opened.root, assignment):
        names = tuple(sorted(path.stem for path in one.folder.glob("*.ipynb")))
        yield HandedIn(one.student, one.at, one.digest, names)


def read_submission(opened: OpenedCourse, student: str, assignment: str) -> dict[str, bytes]:
    """One student's files by their paths. UnknownNameError if that student has handed nothing in."""
    from openclass_nb.grading.submissions import find_submissions, pack, submitting_students

    opened.assignment(assignment)
    found = next(find_submissions(opened.root, assignment, {student}), None)
    if found is None:
        raise UnknownNameError("submission of", student, submitting_students(opened.root), where=assignment)
    return pack(found.folder)
