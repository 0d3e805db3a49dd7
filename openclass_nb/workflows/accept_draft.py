"""Accept a draft: proved again as it stands now, then written into the source notebook. A release publishes it."""

import copy
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import PYTHON_KERNEL, SourceNotebook
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import (
    COURSE_FILE,
    LoadedCourse,
    load_course,
    update_course_file,
    write_atomically,
)
from openclass_nb.errors import OpenclassError, UnknownNameError
from openclass_nb.workflows.draft import notebook_of
from openclass_nb.workflows.draft_cells import belongs_to, cells_of, digest_of
from openclass_nb.workflows.draft_folder import Draft, drop_draft, find_draft
from openclass_nb.workflows.prove_draft import prove_draft


def accept_draft(root: Path, name: str, into: str = "") -> Path:
    """Write a draft into the course and take it off the drafts. The source notebook.

    `into` is the assignment for a new exercise; left out, the one that shows its objective, if there is only one.
    OpenclassError if it does not prove any more, or if the exercise has changed since. UnknownNameError.
    """
    loaded, draft = load_course(root), find_draft(root, name)
    exercise = next((one for one in loaded.exercises if one.id == draft.exercise), None)
    if draft.what == "exercise":
        if exercise is not None:
            step = "Give the draft’s cells another exercise id."
            raise OpenclassError(
                f"There is an exercise “{draft.exercise}” already.", where=name, next_step=step
            )
        notebook = _notebook_for(loaded, draft, into)
    else:
        notebook = notebook_of(loaded, _unchanged(loaded, draft, exercise))
    proof = prove_draft(loaded, draft, notebook, runs=1)
    if proof.problems:
        step = f"Mend drafts/{name}.ipynb, or drop it."
        raise OpenclassError(f"It does not prove: {proof.problems[0]}", where=name, next_step=step)
    path = root / notebook.file
    write_atomically(path, json.dumps(_with(notebook, draft), indent=1, ensure_ascii=False) + "\n")
    if draft.misconceptions:
        update_course_file(root / COURSE_FILE, lambda data: _add(data, draft.misconceptions))
    drop_draft(root, name)
    return path


def _unchanged(loaded: LoadedCourse, draft: Draft, exercise: Exercise | None) -> Exercise:
    if exercise is None:
        raise UnknownNameError("exercise", draft.exercise, [one.id for one in loaded.exercises])
    if digest_of(cells_of(notebook_of(loaded, exercise), exercise.id)) != draft.base:
        step = "Draft it anew, or copy what you want from the draft by hand."
        raise OpenclassError("The exercise has changed since.", where=draft.exercise, next_step=step)
    return exercise


def _notebook_for(loaded: LoadedCourse, draft: Draft, into: str) -> SourceNotebook:
    names = [one.name for one in loaded.course.assignments]
    fitting = [one.name for one in loaded.course.assignments if set(draft.objectives) & set(one.objectives)]
    if into and into not in names:
        raise UnknownNameError("assignment", into, names)
    if not into and len(fitting) != 1:
        step = "Say into which assignment: --into NAME."
        told = "More than one assignment" if fitting else "No assignment shows its objective; any"
        raise OpenclassError(f"{told} could take it.", where=draft.name, next_step=step)
    chosen = into or fitting[0]
    found = [one for one in loaded.notebooks if one.assignment == chosen]
    if found:
        return found[-1]
    content = {"cells": [], "metadata": {"kernelspec": PYTHON_KERNEL}, "nbformat": 4, "nbformat_minor": 5}
    return SourceNotebook(chosen, chosen, f"source/{chosen}/{chosen}.ipynb", content)


def _with(notebook: SourceNotebook, draft: Draft) -> dict[str, Any]:
    """The notebook with the draft's cells where the exercise stands, or at its end."""
    content = copy.deepcopy(dict(notebook.content))
    own = [place for place, cell in enumerate(content["cells"]) if belongs_to(cell, draft.exercise)]
    rest = [cell for cell in content["cells"] if not belongs_to(cell, draft.exercise)]
    place = own[0] if own else len(rest)
    content["cells"] = [*rest[:place], *_fresh(draft.cells, rest), *rest[place:]]
    return content


def _fresh(cells: Sequence[Mapping[str, Any]], rest: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The cells with ids that no other cell has."""
    taken = {one.get("id") for one in rest}
    made = []
    for cell in cells:
        ident = str(cell.get("id", "draft"))
        while ident in taken:
            ident = f"{ident[:60]}-x"
        taken.add(ident)
        made.append({**cell, "id": ident})
    return made


def _add(data: Any, new: Mapping[str, Mapping[str, str]]) -> None:
    known = data.setdefault("misconceptions", {})
    for name, about in new.items():
        known.setdefault(name, dict(about))
