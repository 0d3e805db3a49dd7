"""gradebook.db and autograded/ as nbgrader's own autograde would have written them.

Formgrader, `nbgrader generate_feedback` and `nbgrader export` read these and can't tell the difference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
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
    """The one writer of a batch. Each submission is one transaction."""

    def __init__(self, course: NbgraderCourse) -> None:
        self.course = course

    def write(
        self, manifest: Manifest, submission: Submission, notebooks: Sequence[GradedNotebook]
    ) -> dict[str, dict[str, CellScore]]:
        """Store scores and comments; the scores that count by notebook, a person's before the machine's."""
        done = {one.mended.name: one for one in notebooks}
        with self.course.gradebook() as book:
            book.update_or_create_student(submission.student)
            when = submission.at.astimezone(UTC).replace(tzinfo=None)
            book.update_or_create_submission(submission.assignment, submission.student, timestamp=when)
            stored = book.find_submission(submission.assignment, submission.student)
            found = {one.name: _store(one, done.get(one.name)) for one in stored.notebooks}
            book.db.commit()
        for notebook in notebooks:
            self._write_notebook(submission, notebook)
        return found

    def _write_notebook(self, submission: Submission, notebook: GradedNotebook) -> None:
        folder = self.course.root / "autograded" / submission.student / submission.assignment
        write_atomically(folder / f"{notebook.mended.name}.ipynb", notebook_text(notebook))
        stamp = submission.at.astimezone(UTC)
        write_atomically(folder / "timestamp.txt", f"{stamp:%Y-%m-%d %H:%M:%S} UTC\n")


def _store(row: Any, notebook: GradedNotebook | None) -> dict[str, CellScore]:
    """Fill in one notebook's rows, as nbgrader's SaveAutoGrades does; a notebook that is missing scores 0."""
    for comment in row.comments:
        silent = notebook and not _is_task(comment) and _unanswered(notebook.mended, comment.name)
        comment.auto_comment = NO_RESPONSE if silent else None
    return {grade.name: _grade(grade, notebook) for grade in row.grades}


def _is_task(row: Any) -> bool:
    """nbgrader leaves a “manually graded task” to a person altogether, empty or not."""
    return bool(row.cell.type == "TaskCell")


def _grade(grade: Any, notebook: GradedNotebook | None) -> CellScore:
    if _is_task(grade):
        return CellScore(grade.name, grade.manual_score, float(grade.max_score), mode="manual")
    own = notebook.scores.get(grade.name) if notebook else CellScore(grade.name, 0.0, float(grade.max_score))
    own = own or CellScore(grade.name, 0.0, float(grade.max_score))
    grade.auto_score = own.score
    by_hand = grade.manual_score is not None
    grade.needs_manual_grade = by_hand or own.score is None
    if not by_hand:
        return own
    points = float(grade.manual_score) + float(grade.extra_credit or 0)
    return CellScore(grade.name, points, float(grade.max_score), mode="manual")


def _unanswered(mended: Mended, name: str) -> bool:
    own = (one for one in mended.cells if one.released is not None and one.released.grade_id == name)
    return any(one.released is not None and one.source == one.released.shown for one in own)


def notebook_text(notebook: GradedNotebook) -> str:
    """The executed notebook, as it goes into autograded/."""
    import nbformat

    cells = [
        _cell(one, notebook.outputs[place], notebook.counts[place])
        for place, one in enumerate(notebook.mended.cells)
    ]
    content = nbformat.v4.new_notebook(cells=cells)
    content.metadata.kernelspec = {
        "name": notebook.kernel,
        "display_name": notebook.kernel,
        "language": "python",
    }
    text: str = nbformat.writes(content)
    return text + "\n"


def _cell(cell: MendedCell, outputs: Sequence[Mapping[str, Any]], count: int | None) -> Any:
    import nbformat

    make: dict[str, Any] = {"code": nbformat.v4.new_code_cell, "raw": nbformat.v4.new_raw_cell}
    made = make.get(cell.cell_type, nbformat.v4.new_markdown_cell)(cell.source)
    if cell.released is not None:
        made.metadata.nbgrader = cell.released.nbgrader
    if cell.cell_type == "code":
        made.outputs = [nbformat.from_dict(dict(one)) for one in outputs]
        made.execution_count = count
    elif cell.came is not None and cell.came.attachments and cell.cell_type == "markdown":
        made.attachments = nbformat.from_dict(cell.came.attachments)
    return made
