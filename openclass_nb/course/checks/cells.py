"""Cells as nbgrader will meet them: ids, its own metadata, and the marks around what students must not see."""

from collections import Counter
from collections.abc import Iterator, Set
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, ValidationError

from openclass_nb.course.cells import (
    Cell,
    SourceNotebook,
    grade_id,
    is_graded,
    is_marked,
    is_solution,
    nbgrader_metadata,
    text,
)
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.models import Model
from openclass_nb.course.validation import sentences

MARKS = {
    "solution": ("BEGIN SOLUTION", "END SOLUTION"),
    "hidden tests": ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS"),
}
"""nbgrader's delimiters: what lies between them never reaches a student."""


class NbgraderMetadata(Model):
    """nbgrader's metadata of a cell, version 3. It refuses a whole notebook for one key too many or too few."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    schema_version: Literal[3]
    grade: bool
    locked: bool
    solution: bool
    task: bool = False
    grade_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]*$")] = ""
    points: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    checksum: str = ""
    cell_type: str = ""


def check_cells(loaded: LoadedCourse) -> list[Finding]:
    """Findings about the cells of every notebook, whichever exercise they belong to."""
    tests = {(one.assignment, one.notebook, test.index) for one in loaded.exercises for test in one.tests}
    return [
        finding
        for notebook in loaded.notebooks
        for finding in _cells(
            notebook, {place for *own, place in tests if own == [notebook.assignment, notebook.name]}
        )
    ]


def _cells(notebook: SourceNotebook, tests: Set[int]) -> Iterator[Finding]:
    ids = Counter(grade_id(cell) for cell in notebook.cells if grade_id(cell))
    for index, cell in enumerate(notebook.cells):
        place = notebook.place(index)
        name = grade_id(cell)
        if name and ids[name] > 1:
            told = f"{ids[name]} cells of this notebook have nbgrader's id “{name}”."
            yield Finding.error("duplicate-grade-id", place, told, "Give each its own id.")
        if is_graded(cell) and not is_marked(cell) and not is_solution(cell) and index not in tests:
            told = "This graded cell belongs to no exercise, so it says nothing about an objective."
            step = 'Mark it with the exercise it tests: "openclass": {"exercise": …, "role": "test"}.'
            yield Finding.warning("no-exercise", place, told, step)
        yield from _marks(cell, place)
        yield from _of_nbgrader(cell, place)


def _marks(cell: Cell, place: Place) -> Iterator[Finding]:
    """nbgrader takes marked regions out of answers and tests only; elsewhere it stops the release."""
    at_home = {"solution": is_solution(cell), "hidden tests": is_graded(cell)}
    for what, (begin, end) in MARKS.items():
        if not _paired(text(cell), begin, end):
            told = f"The {what} marks do not pair up; a student could see what should be hidden."
            yield Finding.error("markers", place, told, f"Every “{begin}” needs an “{end}” after it.")
        elif begin in text(cell) and not at_home[what]:
            kind = "an answer cell" if what == "solution" else "a test cell"
            told = f"There are {what} marks here, but nbgrader does not know this cell as {kind}."
            yield Finding.error("markers", place, told, "Move what is hidden there, or take the marks away.")


def _paired(source: str, begin: str, end: str) -> bool:
    opened = False
    for line in source.splitlines():
        if (begin in line and opened) or (end in line and not opened):
            return False
        opened = begin in line or (opened and end not in line)
    return not opened


def _of_nbgrader(cell: Cell, place: Place) -> Iterator[Finding]:
    if not (mark := nbgrader_metadata(cell)):
        return
    if mark.get("schema_version", 0) in (0, 1, 2):
        told = f"nbgrader's metadata is of an old version: {mark.get('schema_version', 0)}."
        step = "Run “nbgrader update source” in the course folder."
        yield Finding.error("nbgrader-metadata", place, told, step)
        return
    try:
        problems = list(_missing(NbgraderMetadata.model_validate(dict(mark)), str(cell.get("cell_type"))))
    except ValidationError as error:
        problems = sentences(error, NbgraderMetadata)
    for told, step in problems:
        yield Finding.error("nbgrader-metadata", place, f"Cell metadata “nbgrader”: {told}", step)


def _missing(mark: NbgraderMetadata, cell_type: str) -> Iterator[tuple[str, str]]:
    """What one key asks of another."""
    if (mark.grade or mark.solution or mark.locked) and not mark.grade_id:
        yield "“grade_id” is missing.", "Give the cell an id of its own."
    if mark.grade and mark.points is None:
        yield "“points” is missing.", "Say how many points this cell gives."
    if cell_type == "markdown" and mark.grade != mark.solution and not mark.task:
        yield "a text cell is either graded and an answer, or neither.", "Choose “Manually graded answer”."
