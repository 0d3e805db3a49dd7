"""One student in nbgrader's gradebook: what is there, and taking it out."""

import sqlite3
from contextlib import closing
from pathlib import Path

from openclass_nb.grading.nbgrader_course import NbgraderCourse


def gradebook_entries(root: Path, student: str) -> int:
    """Submissions of a student in nbgrader's gradebook, and one for the student; 0 if it knows nobody so called."""
    return _entries(root, student, remove=False)


def remove_from_gradebook(root: Path, student: str) -> int:
    """Take a student and all submissions, grades and comments out of it. How many entries there were."""
    count = _entries(root, student, remove=True)
    if count:
        with closing(sqlite3.connect(root / "gradebook.db")) as book:
            book.execute("VACUUM")  # what was deleted is gone from the file as well
    return count


def _entries(root: Path, student: str, *, remove: bool) -> int:
    if not (root / "gradebook.db").is_file():
        return 0
    from nbgrader.api import MissingEntry

    with NbgraderCourse(root).gradebook() as book:
        try:
            book.find_student(student)
        except MissingEntry:
            return 0
        count = 1 + len(book.student_submissions(student))
        if remove:
            book.remove_student(student)
        return count
