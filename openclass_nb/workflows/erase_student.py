"""Erase one student from a course, because the student or the law asks for it; and say what is left elsewhere."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openclass_nb.errors import OpenclassError, UnknownNameError
from openclass_nb.records.erasing import erase_rows, named_elsewhere
from openclass_nb.workflows.hint_pseudonyms import forget_written_hints, written_hints_of
from openclass_nb.workflows.opened_course import OpenedCourse

STUDENTS = ("submitted", "autograded", "feedback", "returned")
"""Folders of a course in which each student has one."""
ELSEWHERE = (
    "Backups that were made before hold the student still: keep them no longer than you have to.",
    "The student’s own files, the Hub’s account and its groups, and nbgrader’s exchange folder are not touched.",
    "Logs of proxies and of the Hub may name the student; ours don’t at the usual level.",
)


class ErasureError(OpenclassError):
    """A student can't be erased."""


@dataclass(frozen=True)
class Erasure:
    """What was erased, or would be: rows by table, entries of nbgrader's gradebook, folders; and what is left."""

    student: str
    erased: bool
    rows: dict[str, int]
    gradebook: int
    folders: tuple[str, ...]
    left: tuple[str, ...]


def erase_student(opened: OpenedCourse, student: str, *, dry_run: bool = False) -> Erasure:
    """Take a student out of the records, the gradebook and the course's folders; only counted if `dry_run`.

    The records come last, so that after a fault the same command goes on. UnknownNameError if there is nothing of
    anybody so called.
    """
    from openclass_nb.grading.nbgrader_people import gradebook_entries, remove_from_gradebook

    root, log = opened.root, opened.log
    folders = tuple(_folders(root, student))
    book = gradebook_entries(root, student)
    rows = erase_rows(log, student, dry_run=True)
    rows["written_hints"] = len(written_hints_of(opened, student))
    if not (folders or book or any(rows.values())):
        raise UnknownNameError("student", student, opened.students())
    if not dry_run:
        for folder in folders:
            _remove(folder)
        remove_from_gradebook(root, student)
        forget_written_hints(opened, student)
        erase_rows(log, student)
    shown = tuple(one.relative_to(root).as_posix() for one in folders)
    return Erasure(student, not dry_run, rows, book, shown, tuple(_left(opened, student)))


def _folders(root: Path, student: str) -> Iterator[Path]:
    """The student's own folders."""
    if not student or student in (".", "..") or Path(student).name != student:
        raise ErasureError(f"“{student}” is no student’s name.", next_step="Give the name alone.")
    for place in STUDENTS:
        found = root / place / student
        if found.is_dir() or found.is_symlink():
            yield found


def _others(root: Path, student: str) -> Iterator[Path]:
    """Folders of that name in other places: a person made them and has to look at them."""
    for place in sorted(root.iterdir()):
        if place.is_dir() and place.name not in STUDENTS and (place / student).exists():
            yield place / student


def _remove(folder: Path) -> None:
    try:
        folder.unlink() if folder.is_symlink() else shutil.rmtree(folder)
    except OSError as error:
        step = "Check the permissions and erase the student again: it goes on from there."
        raise ErasureError(
            f"This folder can’t be removed ({error.strerror}).", where=str(folder), next_step=step
        ) from error


def _left(opened: OpenedCourse, student: str) -> Iterator[str]:
    for table, count in named_elsewhere(opened.log, student).items():
        yield f"{count} of the {table} of other students say that “{student}” made them."
    for folder in _others(opened.root, student):
        yield f"“{folder.relative_to(opened.root).as_posix()}” is called like the student: look at it yourself."
    yield from ELSEWHERE
