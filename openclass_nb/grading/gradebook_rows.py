"""Rows of nbgrader's gradebook.db, written as nbgrader itself would write them, but without it.

Its import takes a second, and its objects for one submission longer than running most submissions. Only for the
tables of the version that we know, in SQLite; everything else goes through nbgrader.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from openclass_nb.errors import GradingError

VERSIONS = ("e43177bfe90b",)
"""nbgrader's own numbers of the layouts of its tables."""
BUSY_SECONDS = 60
CELLS = """
SELECT base_cell.id, notebook.id, notebook.name, base_cell.name, base_cell.type,
       coalesce(grade_cells.max_score, task_cells.max_score, 0)
FROM base_cell JOIN notebook ON base_cell.notebook_id = notebook.id
JOIN assignment ON notebook.assignment_id = assignment.id
LEFT JOIN grade_cells ON grade_cells.id = base_cell.id LEFT JOIN task_cells ON task_cells.id = base_cell.id
WHERE assignment.name = ?
"""


@dataclass(frozen=True)
class BookCell:
    """A cell as the gradebook knows it; a task is nbgrader's “manually graded task”."""

    notebook: str
    name: str
    max_score: float
    task: bool = False
    id: str = ""
    notebook_id: str = ""
    graded: bool = True
    commented: bool = False


@dataclass
class GradeRow:
    """What counts of one row of grades."""

    cell: BookCell
    id: str
    auto_score: float | None = None
    manual_score: float | None = None
    extra_credit: float | None = None
    needs_manual_grade: bool = True


@dataclass
class CommentRow:
    """One row of comments."""

    cell: BookCell
    id: str
    auto_comment: str | None = None


class GradebookRows:
    """An open gradebook; close it. GradingError if it can't be written."""

    def __init__(self, path: Path) -> None:
        self._book = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        self._cells: dict[str, list[BookCell]] = {}

    @classmethod
    def opened(cls, path: Path) -> "GradebookRows | None":
        """The gradebook at `path`; None if there is none, or one of another layout."""
        if not path.is_file():
            return None
        rows = cls(path)
        try:
            known = rows._book.execute("SELECT version_num FROM alembic_version").fetchall()
        except sqlite3.Error:
            known = []
        if [one for (one,) in known] and all(one in VERSIONS for (one,) in known):
            return rows
        rows.close()
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()

    def cells(self, assignment: str) -> list[BookCell]:
        """The cells of an assignment that have grades or comments; [] if the gradebook doesn't know it."""
        if not self._cells.get(assignment):
            self._cells[assignment] = [
                BookCell(
                    notebook=notebook,
                    name=name,
                    max_score=float(points),
                    task=kind == "TaskCell",
                    id=cell_id,
                    notebook_id=notebook_id,
                    graded=kind != "SolutionCell",
                    commented=kind != "GradeCell",
                )
                for cell_id, notebook_id, notebook, name, kind, points in self._book.execute(
                    CELLS, [assignment]
                )
            ]
        return self._cells[assignment]

    @contextmanager
    def submission(
        self, assignment: str, student: str, at: datetime
    ) -> Iterator[tuple[list[GradeRow], list[CommentRow]]]:
        """Its grades and comments, to be filled in; kept at the end of the block. `at` is without a time zone."""
        try:
            self._book.execute("BEGIN IMMEDIATE")
            try:
                grades, comments = self._rows(assignment, student, at)
                yield grades, comments
                self._keep(grades, comments)
                self._book.execute("COMMIT")
            except BaseException:
                self._book.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            step = "Close other programs that use it, and run the command again."
            raise GradingError(f"nbgrader’s gradebook can’t be written ({error}).", next_step=step) from error

    def _rows(self, assignment: str, student: str, at: datetime) -> tuple[list[GradeRow], list[CommentRow]]:
        book = self._book
        book.execute("INSERT OR IGNORE INTO student (id) VALUES (?)", [student])
        find = (
            "SELECT submitted_assignment.id FROM submitted_assignment JOIN assignment "
            "ON submitted_assignment.assignment_id = assignment.id WHERE assignment.name = ? AND student_id = ?"
        )
        known = book.execute(find, [assignment, student]).fetchone()
        when = f"{at:%Y-%m-%d %H:%M:%S.%f}"
        if known is None:
            return self._new(assignment, student, when)
        book.execute("UPDATE submitted_assignment SET timestamp = ? WHERE id = ?", [when, known[0]])
        return self._known(assignment, known[0])

    def _new(self, assignment: str, student: str, when: str) -> tuple[list[GradeRow], list[CommentRow]]:
        book, own = self._book, uuid4().hex
        book.execute(
            "INSERT INTO submitted_assignment (id, assignment_id, student_id, timestamp) "
            "SELECT ?, id, ?, ? FROM assignment WHERE name = ?",
            [own, student, when, assignment],
        )
        cells = self.cells(assignment)
        places = {one.notebook_id: uuid4().hex for one in cells}
        book.executemany(
            "INSERT INTO submitted_notebook (id, assignment_id, notebook_id, flagged) VALUES (?, ?, ?, 0)",
            [(place, own, notebook) for notebook, place in places.items()],
        )
        grades = [GradeRow(one, uuid4().hex) for one in cells if one.graded]
        comments = [CommentRow(one, uuid4().hex) for one in cells if one.commented]
        book.executemany(
            "INSERT INTO grade (id, notebook_id, cell_id, needs_manual_grade) VALUES (?, ?, ?, 1)",
            [(one.id, places[one.cell.notebook_id], one.cell.id) for one in grades],
        )
        book.executemany(
            "INSERT INTO comment (id, notebook_id, cell_id) VALUES (?, ?, ?)",
            [(one.id, places[one.cell.notebook_id], one.cell.id) for one in comments],
        )
        return grades, comments

    def _known(self, assignment: str, submitted: str) -> tuple[list[GradeRow], list[CommentRow]]:
        cells = {one.id: one for one in self.cells(assignment)}
        of_submission = "WHERE notebook_id IN (SELECT id FROM submitted_notebook WHERE assignment_id = ?)"
        grades = self._book.execute(
            f"SELECT cell_id, id, auto_score, manual_score, extra_credit FROM grade {of_submission}",
            [submitted],
        )
        found = [GradeRow(cells[cell], *rest) for cell, *rest in grades if cell in cells]
        comments = self._book.execute(f"SELECT cell_id, id FROM comment {of_submission}", [submitted])
        return found, [CommentRow(cells[cell], row) for cell, row in comments if cell in cells]

    def _keep(self, grades: list[GradeRow], comments: list[CommentRow]) -> None:
        self._book.executemany(
            "UPDATE grade SET auto_score = ?, needs_manual_grade = ? WHERE id = ?",
            [(one.auto_score, int(one.needs_manual_grade), one.id) for one in grades],
        )
        self._book.executemany(
            "UPDATE comment SET auto_comment = ? WHERE id = ?",
            [(one.auto_comment, one.id) for one in comments],
        )
