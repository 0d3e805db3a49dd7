"""Exercises as they stand in a notebook's cells.

Pure: a notebook comes in as nbformat's dictionary, exercises and findings come out.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import ValidationError

from openclass_nb.course.exercises import Exercise, ExerciseMetadata, PartMetadata, Role, TestCell
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.kinds.models import KINDS
from openclass_nb.course.validation import sentences
from openclass_nb.errors import did_you_mean

Cell = Mapping[str, Any]


@dataclass(frozen=True)
class SourceNotebook:
    """A notebook of the teacher's: `file` is its path below the course folder."""

    assignment: str
    name: str
    file: str
    content: Mapping[str, Any]

    @property
    def cells(self) -> list[Cell]:
        """Its cells, in order."""
        return list(self.content.get("cells", []))

    def place(self, index: int) -> Place:
        """Where the cell at `index` is, for a finding."""
        cell = self.cells[index]
        return Place(file=self.file, cell=index, name=grade_id(cell) or cell.get("id"))


PYTHON_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
"""What a notebook that we write says of its kernel."""


@dataclass
class _Parts:
    """What was found of one exercise so far; `unread` is true for one whose answer cell's metadata is wrong."""

    unread: bool = False
    answers: list[tuple[int, ExerciseMetadata]] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    variants: list[str] = field(default_factory=list)
    tests: list[TestCell] = field(default_factory=list)


def text(cell: Cell) -> str:
    """A cell's source as one string (old notebooks keep lists of lines)."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def nbgrader_metadata(cell: Cell) -> Mapping[str, Any]:
    """nbgrader's part of a cell's metadata; empty if there is none."""
    found = cell.get("metadata", {}).get("nbgrader", {})
    return found if isinstance(found, Mapping) else {}


def grade_id(cell: Cell) -> str | None:
    """nbgrader's id of a cell, if it has one."""
    found = nbgrader_metadata(cell).get("grade_id")
    return str(found) if found else None


def is_graded(cell: Cell) -> bool:
    """Whether nbgrader gives points for this cell."""
    return bool(nbgrader_metadata(cell).get("grade"))


def points_of(cell: Cell) -> float:
    """Points that nbgrader gives for this cell; 0 if it isn't graded, or if what stands there is no number."""
    points = nbgrader_metadata(cell).get("points", 0)
    return float(points) if is_graded(cell) and _are_points(points) else 0.0


def _are_points(points: object) -> bool:
    return isinstance(points, int | float) and 0 <= points < math.inf


def is_locked(cell: Cell) -> bool:
    """Whether nbgrader puts the teacher's text back before grading: tests always, others if they are locked."""
    return not is_solution(cell) and (is_graded(cell) or bool(nbgrader_metadata(cell).get("locked")))


def is_marked(cell: Cell) -> bool:
    """Whether the teacher said which exercise this cell belongs to."""
    return bool(cell.get("metadata", {}).get("openclass"))


def is_solution(cell: Cell) -> bool:
    """Whether students answer in this cell."""
    return bool(nbgrader_metadata(cell).get("solution"))


def read_exercises(notebook: SourceNotebook) -> tuple[list[Exercise], list[Finding]]:
    """The notebook's exercises in order, and what is wrong with their metadata."""
    parts: dict[str, _Parts] = {}
    findings: list[Finding] = []
    for index, cell in enumerate(notebook.cells):
        mark = cell.get("metadata", {}).get("openclass")
        if mark is not None:
            findings += _file_part(notebook, index, cell, mark, parts)
    exercises = [_exercise(notebook, name, found) for name, found in parts.items() if found.answers]
    findings += [
        _orphan(notebook, name) for name, found in parts.items() if not (found.answers or found.unread)
    ]
    return exercises, findings + _twice(notebook, parts)


def _file_part(
    notebook: SourceNotebook, index: int, cell: Cell, mark: Any, parts: dict[str, _Parts]
) -> list[Finding]:
    read, problems = _read_mark(mark)
    if read is None:
        if isinstance(mark, Mapping) and mark.get("role") not in ("prompt", "test"):
            parts.setdefault(str(mark.get("exercise")), _Parts()).unread = True
        place = notebook.place(index)
        return [
            Finding.error("metadata", place, f"Cell metadata “openclass”: {told}", step)
            for told, step in problems
        ]
    found = parts.setdefault(read.exercise, _Parts())
    if isinstance(read, ExerciseMetadata):
        found.answers.append((index, read))
    elif read.role == "prompt":
        found.prompts.append(text(cell))
    elif read.role == "variant":
        found.variants.append(text(cell))
    else:
        found.tests.append(test_cell(index, cell))
    return []


def _read_mark(mark: Any) -> tuple[ExerciseMetadata | PartMetadata | None, list[tuple[str, str]]]:
    """The metadata as its model, or None with (what is wrong, what to do)."""
    role = mark.get("role") if isinstance(mark, Mapping) else None
    roles = get_args(Role)
    if role is not None and role not in roles:
        return None, [(f"“{role}” is no role.", did_you_mean(str(role), roles))]
    if role == "answer" and mark.get("kind", "code") not in KINDS:
        return None, [(f"“{mark['kind']}” is no kind of exercise.", did_you_mean(str(mark["kind"]), KINDS))]
    model = KINDS[mark.get("kind", "code")] if role == "answer" else PartMetadata
    try:
        return model.model_validate(mark), []
    except ValidationError as error:
        return None, sentences(error, model)


def test_cell(index: int, cell: Cell) -> TestCell:
    """The graded cell at `index` as a part of an exercise."""
    return TestCell(
        cell=str(cell.get("id", "")),
        index=index,
        grade_id=grade_id(cell) or "",
        points=points_of(cell),
        source=text(cell),
    )


def _exercise(notebook: SourceNotebook, name: str, found: _Parts) -> Exercise:
    index, metadata = found.answers[0]
    cell = notebook.cells[index]
    return Exercise(
        id=name,
        assignment=notebook.assignment,
        notebook=notebook.name,
        index=index,
        grade_id=grade_id(cell) or "",
        metadata=metadata,
        prompt="\n\n".join(found.prompts),
        answer=text(cell),
        answer_points=points_of(cell),
        tests=tuple(found.tests),
        variant="\n\n".join(found.variants),
    )


def _orphan(notebook: SourceNotebook, name: str) -> Finding:
    return Finding.error(
        "no-answer-cell",
        Place(file=notebook.file, name=name),
        f"Exercise “{name}” has no answer cell.",
        'Mark the cell that students fill in with role "answer", or remove the marks of its other cells.',
    )


def _twice(notebook: SourceNotebook, parts: Mapping[str, _Parts]) -> list[Finding]:
    return [
        Finding.error(
            "duplicate-exercise",
            notebook.place(index),
            f"Exercise “{name}” has a second answer cell here; the first is cell {found.answers[0][0] + 1}.",
            "Give one of them another exercise id.",
        )
        for name, found in parts.items()
        for index, _ in found.answers[1:]
    ]
