"""Drafts as notebooks in the course's folder `drafts/`: nothing reads them but who looks at them and accepts one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openclass_nb.course.cells import PYTHON_KERNEL
from openclass_nb.course.files import write_atomically
from openclass_nb.errors import CourseFileError, UnknownNameError
from openclass_nb.hints.drafting.replies import WHATS, What

FOLDER = "drafts"
Cell = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """Cells of one exercise as they are proposed. `base` names the exercise as it was, empty for a new one.

    `misconceptions` are new ones for course.yml, by id: title and message. `proof` says what was proved.
    """

    name: str
    what: What
    exercise: str
    objectives: tuple[str, ...]
    cells: tuple[Cell, ...]
    misconceptions: dict[str, dict[str, str]] = field(default_factory=dict)
    base: str = ""
    assignment: str = ""
    proof: str = ""


def write_draft(root: Path, draft: Draft) -> Path:
    """Keep a draft, under a name that no other has. The file."""
    path, number = root / FOLDER / f"{draft.name}.ipynb", 2
    while path.exists():
        path, number = root / FOLDER / f"{draft.name}-{number}.ipynb", number + 1
    about = {
        "what": draft.what,
        "exercise": draft.exercise,
        "objectives": list(draft.objectives),
        "misconceptions": draft.misconceptions,
        "base": draft.base,
        "assignment": draft.assignment,
        "proof": draft.proof,
    }
    notebook = {
        "cells": list(draft.cells),
        "metadata": {
            "kernelspec": PYTHON_KERNEL,
            "language_info": {"name": "python"},
            "openclass_draft": about,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    write_atomically(path, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    return path


def drafts_in(root: Path) -> Iterator[Draft]:
    """All drafts that can be read, by name."""
    for path in sorted((root / FOLDER).glob("*.ipynb")):
        try:
            yield _read(path)
        except CourseFileError:
            continue


def find_draft(root: Path, name: str) -> Draft:
    """The draft of that name as it stands in its notebook now. UnknownNameError; CourseFileError if it is none."""
    path = root / FOLDER / f"{name}.ipynb"
    if Path(name).name != name or not path.is_file():
        raise UnknownNameError("draft", name, [one.name for one in drafts_in(root)])
    return _read(path)


def drop_draft(root: Path, name: str) -> None:
    """Delete a draft. UnknownNameError if there is none of that name."""
    find_draft(root, name)
    (root / FOLDER / f"{name}.ipynb").unlink()


def _read(path: Path) -> Draft:
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        about = notebook["metadata"]["openclass_draft"]
        if about["what"] not in WHATS:
            raise ValueError(about["what"])
        return Draft(
            name=path.stem,
            what=about["what"],
            exercise=str(about["exercise"]),
            objectives=tuple(about["objectives"]),
            cells=tuple(_plain(one) for one in notebook["cells"]),
            misconceptions=dict(about["misconceptions"]),
            base=str(about["base"]),
            assignment=str(about["assignment"]),
            proof=str(about["proof"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        step = f"Write it anew, or delete {FOLDER}/{path.name}."
        raise CourseFileError("This is no draft.", where=path.name, next_step=step) from error


def _plain(cell: Cell) -> Cell:
    """A cell without what running it in Lab has left."""
    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    made = {**cell, "source": source}
    return made | ({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})
