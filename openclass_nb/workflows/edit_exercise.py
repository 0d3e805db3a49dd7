"""Change one exercise of a source notebook on disk: its own cells, as they were last seen, and nothing else."""

import copy
import hashlib
import json
import threading
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import SourceNotebook, grade_id, read_exercises, text
from openclass_nb.course.files import LoadedCourse, load_course, write_atomically, written_like
from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.workflows.draft_cells import belongs_to, name_of

ONE_AT_A_TIME = threading.Lock()


class ChangedSinceError(CourseError):
    """The exercise is no longer what its editor was shown; nothing was written."""


@dataclass(frozen=True)
class SourceCell:
    """A cell of an exercise. `id` is the notebook's, or says where it stands; None for one that is new."""

    id: str | None
    cell_type: str
    source: str
    metadata: Mapping[str, Any]


@dataclass(frozen=True)
class SourceExercise:
    """An exercise as it stands on disk: `file` below the course, `seen` names this state of its cells."""

    exercise: str
    assignment: str
    file: str
    seen: str
    cells: tuple[SourceCell, ...]


def read_source(root: Path, exercise: str) -> SourceExercise:
    """The cells of an exercise, solution and all. UnknownNameError; CourseError if none of its cells is marked."""
    notebook, content = _found(load_course(root), exercise)
    return _shown(notebook, content, exercise)


def write_source(root: Path, exercise: str, seen: str, cells: Sequence[SourceCell]) -> SourceExercise:
    """Put `cells` in the place of those that `seen` names; all other cells and the file's layout stay.

    Raises what `read_source` raises, ChangedSinceError if the exercise is another one by now, and CourseError if
    `cells` would not be this exercise, whole.
    """
    with ONE_AT_A_TIME:
        loaded = load_course(root)
        notebook, content = _found(loaded, exercise)
        before = _shown(notebook, content, exercise)
        if before.seen != seen:
            step = "Read it anew, or keep yours in its place."
            raise ChangedSinceError(
                "This exercise was changed elsewhere meanwhile.", where=before.file, next_step=step
            )
        _refuse_what_is_none(notebook, cells, exercise)
        made = {**content, "cells": _placed(content["cells"], exercise, cells)}
        path = root / notebook.file
        write_atomically(path, written_like(path.read_text(encoding="utf-8"), made))
        return _shown(notebook, made, exercise)


def _found(loaded: LoadedCourse, exercise: str) -> tuple[SourceNotebook, dict[str, Any]]:
    """The notebook in which the exercise stands, and its content as the file has it."""
    for one in loaded.notebooks:
        if any(belongs_to(cell, exercise) for cell in one.cells):
            written = json.loads((loaded.root / one.file).read_text(encoding="utf-8"))
            return one, written if written.get("nbformat") == 4 else copy.deepcopy(dict(one.content))
    known = [one.id for one in loaded.exercises]
    if exercise in known:
        step = "Open its notebook in JupyterLab, select its cells, and make an exercise of them."
        raise CourseError("None of this exercise’s cells is marked yet.", where=exercise, next_step=step)
    raise UnknownNameError("exercise", exercise, known)


def _shown(notebook: SourceNotebook, content: Mapping[str, Any], exercise: str) -> SourceExercise:
    own = tuple(
        SourceCell(_id(cell, at), cell["cell_type"], text(cell), cell["metadata"])
        for at, cell in enumerate(content["cells"])
        if belongs_to(cell, exercise)
    )
    told = [[one.id, one.cell_type, one.source, one.metadata] for one in own]
    seen = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
    return SourceExercise(exercise, notebook.assignment, notebook.file, seen, own)


def _id(cell: Mapping[str, Any], at: int) -> str:
    """Old notebooks have no ids: there the place says which cell it is."""
    return str(cell.get("id") or f"cell {at + 1}")


def _placed(cells: Sequence[Any], exercise: str, wanted: Sequence[SourceCell]) -> list[Any]:
    """The notebook's cells with the exercise's as they are wanted; new ones take the place of those that went."""
    own = {_id(cell, at): cell for at, cell in enumerate(cells) if belongs_to(cell, exercise)}
    taken = {cell.get("id") for cell in cells}
    waiting = [(one.id or "", _written(own.get(one.id or ""), one, taken)) for one in wanted]
    made: list[Any] = []
    end = 0
    for at, cell in enumerate(cells):
        if not belongs_to(cell, exercise):
            made.append(cell)
            continue
        now = _up_to(_id(cell, at), [name for name, _ in waiting], own)
        made += [each for _, each in waiting[:now]]
        waiting, end = waiting[now:], len(made)
    made[end:end] = [each for _, each in waiting]
    return made


def _up_to(name: str, waiting: Sequence[str], own: Container[str]) -> int:
    """How many of those that wait come where the cell `name` was: up to itself, or else the new ones."""
    if name in waiting:
        return waiting.index(name) + 1
    return next((at for at, one in enumerate(waiting) if one in own), len(waiting))


def _written(old: Any, wanted: SourceCell, taken: set[Any]) -> dict[str, Any]:
    """A cell as the file has it; what nobody changed stays as it was, outputs too."""
    if old is not None and old["cell_type"] == wanted.cell_type:
        same = text(old) == wanted.source
        source = old["source"] if same else _lines(wanted.source, old)
        return {**old, "metadata": dict(wanted.metadata), "source": source}
    made: dict[str, Any] = {"cell_type": wanted.cell_type, "metadata": dict(wanted.metadata)}
    if None not in taken:
        made["id"] = name_of(grade_id(made) or wanted.cell_type, taken)
        taken.add(made["id"])
    if wanted.cell_type == "code":
        made |= {"execution_count": None, "outputs": []}
    return {**made, "source": wanted.source.splitlines(keepends=True)}


def _lines(source: str, like: Mapping[str, Any]) -> str | list[str]:
    return source if isinstance(like["source"], str) else source.splitlines(keepends=True)


def _refuse_what_is_none(notebook: SourceNotebook, cells: Sequence[SourceCell], exercise: str) -> None:
    """The wanted cells by themselves: all of them marked as the exercise's, and nothing wrong with a mark."""
    alone = [{"cell_type": one.cell_type, "metadata": one.metadata, "source": one.source} for one in cells]
    foreign = not all(belongs_to(one, exercise) for one in alone)
    found, findings = read_exercises(
        SourceNotebook(notebook.assignment, notebook.name, notebook.file, {"cells": alone})
    )
    if foreign or not found:
        step = "Send its answer cell and the cells marked as its own, no others."
        told = findings[0].message if findings else "These cells are not this exercise, whole."
        raise CourseError(f"Not saved. {told}", where=notebook.file, next_step=step)
    if findings:
        raise CourseError(
            f"Not saved. {findings[0].message}", where=notebook.file, next_step=findings[0].next_step
        )
