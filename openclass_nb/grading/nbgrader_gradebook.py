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
from openclass_nb.grading.gradebook_rows import BookCell, GradebookRows
from openclass_nb.grading.nbgrader_course import NbgraderCourse, gradebook_path
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


Scores = dict[str, dict[str, CellScore]]
"""Scores by notebook and grade id."""


class GradebookWriter:
    """The one writer of a batch; a context manager. Each submission is one transaction."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._open = ExitStack()
        self._book: Any = None

    def __enter__(self) -> "GradebookWriter":
        path = gradebook_path(self.root)
        self._rows = GradebookRows.opened(path) if path is not None else None
        if self._rows is not None:
            self._open.callback(self._rows.close)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def write(
        self, manifest: Manifest, submission: Submission, notebooks: Sequence[GradedNotebook]
    ) -> Scores:
        """Store scores and comments; the scores that count by notebook, a person's before the machine's."""
        done = {one.mended.name: one for one in notebooks}
        if self._rows is not None and self._rows.cells(submission.assignment):
            found = self._write_rows(self._rows, submission, done)
        else:
            found = self._write_through_nbgrader(submission, done)
        for notebook in notebooks:
            self._write_notebook(submission, notebook)
        return found

    def _write_rows(
        self, rows: GradebookRows, submission: Submission, done: Mapping[str, GradedNotebook]
    ) -> Scores:
        when = submission.at.astimezone(UTC).replace(tzinfo=None)
        with rows.submission(submission.assignment, submission.student, when) as (grades, comments):
            for comment in comments:
                comment.auto_comment = _comment(comment.cell, done)
            return _scores(rows.cells(submission.assignment), [(one, one.cell) for one in grades], done)

    def _write_through_nbgrader(self, submission: Submission, done: Mapping[str, GradedNotebook]) -> Scores:
        """With nbgrader's own objects: for databases that aren't SQLite, and layouts that we don't know."""
        from nbgrader.api import Comment, Grade, SubmittedNotebook

        if self._book is None:
            self._book = self._open.enter_context(NbgraderCourse(self.root).gradebook())
        book = self._book
        book.update_or_create_student(submission.student)
        when = submission.at.astimezone(UTC).replace(tzinfo=None)
        stored = book.update_or_create_submission(submission.assignment, submission.student, timestamp=when)
        cells = _cells_of(stored)
        for comment in book.db.query(Comment).join(SubmittedNotebook).filter_by(assignment_id=stored.id):
            comment.auto_comment = _comment(cells[comment.cell_id], done)
        grades = book.db.query(Grade).join(SubmittedNotebook).filter_by(assignment_id=stored.id)
        found = _scores(list(cells.values()), [(one, cells[one.cell_id]) for one in grades], done)
        book.db.commit()
        book.db.expunge_all()
        return found

    def _write_notebook(self, submission: Submission, notebook: GradedNotebook) -> None:
        folder = self.root / "autograded" / submission.student / submission.assignment
        write_atomically(folder / f"{notebook.mended.name}.ipynb", notebook_text(notebook))
        stamp = submission.at.astimezone(UTC)
        write_atomically(folder / "timestamp.txt", f"{stamp:%Y-%m-%d %H:%M:%S} UTC\n")


def _cells_of(stored: Any) -> dict[str, BookCell]:
    """Cells of the assignment by the gradebook's own id."""
    return {
        cell.id: BookCell(
            notebook.name, cell.name, float(getattr(cell, "max_score", 0) or 0), cell.type == "TaskCell"
        )
        for notebook in stored.assignment.notebooks
        for cell in (*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells)
    }


def _comment(cell: BookCell, done: Mapping[str, GradedNotebook]) -> str | None:
    """What nbgrader's SaveAutoGrades says to an answer that was left as it was."""
    notebook = done.get(cell.notebook)
    untouched = notebook is not None and not cell.task and _unanswered(notebook.mended, cell.name)
    return NO_RESPONSE if untouched else None


def _scores(
    cells: Sequence[BookCell], grades: Sequence[tuple[Any, BookCell]], done: Mapping[str, GradedNotebook]
) -> Scores:
    """Fill in grades, as nbgrader's SaveAutoGrades does; a missing notebook scores 0."""
    found: Scores = {cell.notebook: {} for cell in cells}
    for grade, cell in grades:
        found[cell.notebook][cell.name] = _grade(grade, cell, done.get(cell.notebook))
    return found


def _grade(grade: Any, cell: BookCell, notebook: GradedNotebook | None) -> CellScore:
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
    cells = [
        _cell(one, place, notebook.outputs[place], notebook.counts[place])
        for place, one in enumerate(notebook.mended.cells)
    ]
    rest = {"metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    # A line for each cell: json indents in Python, and without indenting in C, ten times as fast.
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in cells)
    return f'{{"cells": [\n{lines}\n],\n{json.dumps(rest, ensure_ascii=False)[1:]}\n'


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
