"""What a student hands in: the released notebook with something done to it, and whatever else lies in the folder."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.building import Cell, cell


@dataclass
class Work:
    """A submission in the making.

    Attackers are taken to know where things are: `course` is the course's folder, `neighbour` a good neighbour's
    notebook, `port` one on which somebody outside listens.
    """

    course: Path
    folder: Path
    name: str
    notebook: dict[str, Any]
    neighbour: Path
    port: int = 0
    written: bool = False

    def __post_init__(self) -> None:
        for one in self.cells:
            one["source"] = "".join(one["source"])
        self._stubs = {_grade_id(one): str(one["source"]) for one in self.cells}

    @property
    def path(self) -> Path:
        """Where the notebook belongs."""
        return self.folder / f"{self.name}.ipynb"

    @property
    def cells(self) -> list[Cell]:
        """The notebook's cells, to be changed."""
        cells: list[Cell] = self.notebook["cells"]
        return cells

    def cell(self, ident: str) -> Cell:
        """The cell with this grade id, or this cell id."""
        return next(one for one in self.cells if ident in (_grade_id(one), one.get("id")))

    def answer(self, exercise: str, source: str) -> None:
        """Write into an answer cell."""
        self.cell(exercise)["source"] = source

    def stub(self, exercise: str) -> str:
        """An answer cell as it was handed out."""
        return self._stubs[exercise]

    def insert(self, place: int, source: str) -> None:
        """A new cell of the student's own."""
        self.cells.insert(place, cell("code", source, f"own-{len(self.cells)}"))

    def copy_of(self, ident: str) -> Cell:
        """A copy of a cell, not yet in the notebook."""
        return copy.deepcopy(self.cell(ident))

    def file(self, name: str, content: str | bytes = "") -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def write(self, content: str | bytes | None = None) -> None:
        """Write the notebook's file; `content` replaces what it would be."""
        text = json.dumps(self.notebook, indent=1) if content is None else content
        self.file(self.path.name, text)
        self.written = True


def _grade_id(one: Cell) -> Any:
    mark = one.get("metadata", {}).get("nbgrader")
    return mark.get("grade_id") if isinstance(mark, dict) else None
