"""Fetch a released assignment: only where its gate is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.workflows.follow_student import enter_assignment
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import varies
from openclass_nb.workflows.practise import notebooks_for


@dataclass(frozen=True)
class FetchedFile:
    """One file of a released assignment: its path below the assignment's folder, and what is in it."""

    path: str
    content: bytes


def fetch_assignment(opened: OpenedCourse, student: str, assignment: str) -> tuple[FetchedFile, ...]:
    """All files that students get. ClosedGateError if the gate is closed to this one."""
    enter_assignment(opened, student, assignment)
    folder = opened.root / "release" / assignment
    found = tuple(_files(folder))
    if not any(one.path.endswith(".ipynb") for one in found):
        step = f"Release it again with “openclass release {assignment}”."
        raise CourseError("The released notebooks are not where they were.", where=assignment, next_step=step)
    return _in_own_versions(opened, student, assignment, found)


def _in_own_versions(
    opened: OpenedCourse, student: str, assignment: str, files: tuple[FetchedFile, ...]
) -> tuple[FetchedFile, ...]:
    """The same files, the notebooks in the student's own versions where exercises have some."""
    if not varies(opened.manifest(assignment)):
        return files
    notebooks = {one.path.removesuffix(".ipynb"): one.content for one in files if one.path.endswith(".ipynb")}
    made = notebooks_for(opened, student, assignment, notebooks)
    return tuple(
        FetchedFile(one.path, made.get(one.path.removesuffix(".ipynb"), one.content))
        if one.path.endswith(".ipynb")
        else one
        for one in files
    )


def fetch_notebook(opened: OpenedCourse, student: str, assignment: str, notebook: str) -> bytes:
    """One released notebook, as it lies there."""
    fetched = {one.path: one.content for one in fetch_assignment(opened, student, assignment)}
    known = [name.removesuffix(".ipynb") for name in fetched if name.endswith(".ipynb")]
    if notebook not in known:
        raise UnknownNameError("notebook", notebook, known, where=assignment)
    return fetched[f"{notebook}.ipynb"]


def _files(folder: Path) -> Iterator[FetchedFile]:
    """Ordinary files; links and whatever begins with a dot stay behind."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not path.is_symlink() and not any(one.startswith(".") for one in parts):
            yield FetchedFile("/".join(parts), path.read_bytes())
