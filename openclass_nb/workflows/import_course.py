"""Adopt an nbgrader course where it lies: propose course.yml, read its exercises, record its releases."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from openclass_nb.course.adopting.headings import natural, readable
from openclass_nb.course.adopting.marks import changed_cells, with_marks
from openclass_nb.course.adopting.nbgrader import not_understood, read_unmarked
from openclass_nb.course.adopting.proposal import AssignmentProposal, course_text, propose_assignment
from openclass_nb.course.cells import SourceNotebook
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import (
    COURSE_FILE,
    LoadedCourse,
    load_course,
    notebook_paths,
    read_notebook,
    write_atomically,
    write_course_file,
    written_like,
)
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.models import Assignment
from openclass_nb.errors import CourseNotFoundError
from openclass_nb.workflows.adopt_release import AdoptedRelease, State, adopt_release
from openclass_nb.workflows.opened_course import open_course

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True)
class AdoptedAssignment:
    """One assignment as it was read; `submissions` lie in submitted/."""

    name: str
    title: str
    objectives: tuple[str, ...]
    exercises: tuple[Exercise, ...]
    release: State
    submissions: int


@dataclass(frozen=True)
class Imported:
    """What an import read and wrote. `marks` counts cells by notebook, in files that were written or would be."""

    root: Path
    proposed: bool
    assignments: tuple[AdoptedAssignment, ...]
    marks: dict[str, int]
    marked: bool
    findings: tuple[Finding, ...]


def import_course(root: Path, *, write: bool = False) -> Imported:
    """Adopt the nbgrader course in `root`. Its notebooks are changed only if `write`, its gradebook never.

    A course.yml that is there already is kept. CourseNotFoundError if there is nothing to adopt.
    """
    folders = _assignments(root)
    names = {name: NAME.fullmatch(name) is not None for name in folders}
    proposed = not (root / COURSE_FILE).exists()
    if proposed:
        good = {name: read for name, read in folders.items() if names[name]}
        write_course_file(root / COURSE_FILE, course_text(readable(root.absolute().name), _proposals(good)))
    opened, loaded = open_course(root), load_course(root)
    marks = {file: count for file, count in _mark(loaded, write=write) if count}
    if write and marks:
        loaded = load_course(root)
    releases = {one.name: adopt_release(opened, loaded, one.name) for one in loaded.course.assignments}
    findings = [
        *loaded.findings,
        *_left_out(loaded, names),
        *_unclear(loaded),
        *(finding for one in releases.values() for finding in one.findings),
    ]
    adopted = tuple(_adopted(loaded, one, releases[one.name]) for one in loaded.course.assignments)
    return Imported(root, proposed, adopted, marks, write, tuple(findings))


def _assignments(root: Path) -> dict[str, list[SourceNotebook]]:
    """The readable notebooks of each folder in source/ that holds any, ps2 before ps10."""
    source = root / "source"
    folders = (
        [one for one in source.iterdir() if one.is_dir() and one.name[0] != "."] if source.is_dir() else []
    )
    found = {one.name: notebook_paths(root, one.name) for one in folders}
    found = {name: paths for name, paths in found.items() if paths}
    if not found:
        told = f"There is no nbgrader course in “{root}”: it has no source/ASSIGNMENT/ with notebooks."
        raise CourseNotFoundError(told, next_step=_where_else(root))
    return {
        name: [read for path in found[name] if (read := read_notebook(root, name, path)[0]) is not None]
        for name in sorted(found, key=natural)
    }


def _where_else(root: Path) -> str:
    config = root / "nbgrader_config.py"
    if config.is_file() and "source_directory" in config.read_text(encoding="utf-8", errors="replace"):
        return "nbgrader_config.py names folders of its own; openclass needs nbgrader's usual ones: source/, release/ …"
    return "Name the folder that holds source/, release/ and submitted/. For a notebook of otter's: --from otter."


def _proposals(folders: dict[str, list[SourceNotebook]]) -> list[AssignmentProposal]:
    found: list[AssignmentProposal] = []
    for name, notebooks in folders.items():
        found.append(propose_assignment(name, notebooks, [one.objective for one in found]))
    return found


def _mark(loaded: LoadedCourse, *, write: bool) -> Iterator[tuple[str, int]]:
    """(file, how many of its cells get metadata) for each notebook; changed on disk only if `write`."""
    for notebook in loaded.notebooks:
        path = loaded.root / notebook.file
        text = path.read_text(encoding="utf-8")
        content = json.loads(text)
        if "cells" not in content:  # of a format before 4: nbformat has read it as one of today's
            content = json.loads(json.dumps(notebook.content))
        marked = with_marks(content, read_unmarked(notebook, _objectives(loaded, notebook)))
        count = changed_cells(content, marked)
        if write and count:
            write_atomically(path, written_like(text, marked))
        yield notebook.file, count


def _objectives(loaded: LoadedCourse, notebook: SourceNotebook) -> tuple[str, ...]:
    assignment = loaded.course.assignment(notebook.assignment)
    return assignment.objectives if assignment else ()


def _left_out(loaded: LoadedCourse, names: dict[str, bool]) -> Iterator[Finding]:
    """Folders of source/ that course.yml does not have."""
    for name, usable in names.items():
        place = Place(file=f"source/{name}")
        if not usable:
            step = "Rename the folder, in source/, release/ and submitted/, with letters, digits, “-”, “_” and “.”."
            yield Finding.warning("name", place, f"“{name}” can't be an assignment's name here.", step)
        elif loaded.course.assignment(name) is None:
            step = f"Add it under “assignments:” – {{name: {name}, objectives: [...]}}."
            yield Finding.warning("not-in-course", place, f"course.yml does not have “{name}”.", step)


def _unclear(loaded: LoadedCourse) -> Iterator[Finding]:
    for notebook in loaded.notebooks:
        yield from not_understood(read_unmarked(notebook))


def _adopted(loaded: LoadedCourse, one: Assignment, release: AdoptedRelease) -> AdoptedAssignment:
    return AdoptedAssignment(
        name=one.name,
        title=one.shown,
        objectives=one.objectives,
        exercises=loaded.of_assignment(one.name),
        release=release.state,
        submissions=_count((loaded.root / "submitted").glob(f"*/{one.name}/")),
    )


def _count(found: Iterable[Path]) -> int:
    return sum(1 for _ in found)
