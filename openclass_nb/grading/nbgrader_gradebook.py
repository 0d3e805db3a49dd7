"""gradebook.db and autograded/ as nbgrader's own autograde would have written them.

Formgrader, `nbgrader generate_feedback` and `nbgrader export` read these and can't tell the difference.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from types import TracebackType
from typing import Any

from openclass_nb.course.files import write_atomically
from openclass_nb.course.manifest import Manifest
from openclass_nb.grading.engine import CellScore, Submission
from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.grading.repair import Mended, MendedCell

NO_RESPONSE = "No response."


@dataclass(frozen=True)
class GradedNotebook:
    """A notebook that was run: outputs by place of the cell, scores by grade id."""

    mended: Mended
    kernel: str
    outputs: Sequence[Sequence[Mapping[str, Any]]]
    counts: Sequence[int | None]
    scores: Mapping[str, CellScore]


class GradebookWriter:
    """The one writer of a batch; a context manager. Each submission is one transaction."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._open = ExitStack()
        self._cells: dict[str, _Cell] = {}

    def __enter__(self) -> "GradebookWriter":
        self._book = self._open.enter_context(NbgraderCourse(self.root).gradebook())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def write(
        self, manifest: Manifest, submission: Submission, notebooks: Sequence[GradedNotebook]
    ) -> dict[str, dict[str, CellScore]]:
        """Store scores and comments; the scores that count by notebook, a person's before the machine's."""
        book = self._book
        book.update_or_create_student(submission.student)
        when = submission.at.astimezone(UTC).replace(tzinfo=None)
        stored = book.update_or_create_submission(submission.assignment, submission.student, timestamp=when)
        found = self._store(stored, {one.mended.name: one for one in notebooks})
        book.db.commit()
        book.db.expunge_all()
        for notebook in notebooks:
            self._write_notebook(submission, notebook)
        return found

    def _store(self, stored: Any, done: Mapping[str, GradedNotebook]) -> dict[str, dict[str, CellScore]]:
        """Fill in a submission's rows, as nbgrader's SaveAutoGrades does; a missing notebook scores 0."""
        from nbgrader.api import Comment, Grade, SubmittedNotebook

        self._cells = self._cells or _cells_of(stored)
        query = self._book.db.query
        for comment in query(Comment).join(SubmittedNotebook).filter_by(assignment_id=stored.id):
            cell = self._cells[comment.cell_id]
            notebook = done.get(cell.notebook)
            untouched = notebook is not None and not cell.task and _unanswered(notebook.mended, cell.name)
            comment.auto_comment = NO_RESPONSE if untouched else None
        found: dict[str, dict[str, CellScore]] = {cell.notebook: {} for cell in self._cells.values()}
        for grade in query(Grade).join(SubmittedNotebook).filter_by(assignment_id=stored.id):
            cell = self._cells[grade.cell_id]
            found[cell.notebook][cell.name] = _grade(grade, cell, done.get(cell.notebook))
        return found

    def _write_notebook(self, submission: Submission, notebook: GradedNotebook) -> None:
        folder = self.root / "autograded" / submission.student / submission.assignment
        write_atomically(folder / f"{notebook.mended.name}.ipynb", notebook_text(notebook))
        stamp = submission.at.astimezone(UTC)
        write_atomically(folder / "timestamp.txt", f"{stamp:%Y-%m-%d %H:%M:%S} UTC\n")


@dataclass(frozen=True)
class _Cell:
    """A cell as the gradebook knows it; a task is nbgrader's “manually graded task”."""

    notebook: str
    name: str
    max_score: float
    task: bool = False


def _cells_of(stored: Any) -> dict[str, _Cell]:
    """Cells of the assignment by the gradebook's own id; asked once for a batch."""
    return {
        cell.id: _Cell(
            notebook.name, cell.name, float(getattr(cell, "max_score", 0) or 0), cell.type == "TaskCell"
        )
        for notebook in stored.assignment.notebooks
        for cell in (*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells)
    }


def _grade(grade: Any, cell: _Cell, notebook: GradedNotebook | None) -> CellScore:
    if cell.task:  # nbgrader leaves it to a person altogether, empty or not
        return CellScore(cell.name, grade.manual_score, cell.max_score, mode="manual")
    own = notebook.scores.get(cell.name) if notebook else None
    own = own or CellScore(cell.name, 0.0, cell.max_score)
    grade.auto_score = own.score
    by_hand = grade.manual_score is not None
    grade.needs_manual_grade = by_hand or own.score is None
    if not by_hand:
        return own
    points = float(grade.manual_score) + float(grade.extra_credit or 0)
    return CellScore(cell.name, points, cell.max_score, mode="manual")


def _unanswered(mended: Mended, name: str) -> bool:
    own = (one for one in mended.cells if one.released is not None and one.released.grade_id == name)
    return any(one.released is not None and one.source == one.released.shown for one in own)


def notebook_text(notebook: GradedNotebook) -> str:
    """The executed notebook, as it goes into autograded/.

    Written by hand: nbformat validates every cell it makes, which costs more than running some submissions.
    """
    kernel = {"name": notebook.kernel, "display_name": notebook.kernel, "language": "python"}
    content = {
        "cells": [
            _cell(one, place, notebook.outputs[place], notebook.counts[place])
            for place, one in enumerate(notebook.mended.cells)
        ],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _cell(
    cell: MendedCell, place: int, outputs: Sequence[Mapping[str, Any]], count: int | None
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "id": f"cell-{place}",
        "metadata": {"nbgrader": cell.released.nbgrader} if cell.released is not None else {},
        "source": cell.source,
    }
    if cell.cell_type == "code":
        made |= {"outputs": [dict(one) for one in outputs], "execution_count": count}
    elif cell.cell_type == "markdown" and cell.came is not None and cell.came.attachments:
        made["attachments"] = cell.came.attachments
    return made
