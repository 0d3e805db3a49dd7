"""An engine that runs a submission with plain `exec`, in this process: for what comes before and after grading.

The same contract as the real ones (tests/grading/test_engines.py holds all of them to it), without their safety.
"""

import contextlib
import io
from collections.abc import Iterator, Sequence
from typing import Any

from openclass_nb.course.manifest import Manifest, ReleasedCell, ReleasedNotebook
from openclass_nb.grading.engine import CellScore, GradedSubmission, Submission
from openclass_nb.grading.scores import cell_score, exercise_score
from openclass_nb.grading.submissions import read_answers


class PlainEngine:
    """Grades answers to exercises; whatever else students wrote is not run."""

    name = "plain"

    def grade(
        self, manifest: Manifest, submissions: Sequence[Submission], *, keep: bool = True
    ) -> Iterator[GradedSubmission]:
        """One after another; one without answers could not be read."""
        for submission in submissions:
            answers = {one.name: read_answers(submission.folder, one.name) for one in manifest.notebooks}
            if not all(answers.values()):
                yield GradedSubmission(submission, problem="The notebook can't be read.")
                continue
            scores = {one.name: _run(one, answers[one.name]) for one in manifest.notebooks}
            found = (
                exercise_score(one, answers[one.notebook].get(one.answer_id, ""), scores[one.notebook])
                for one in manifest.exercises
            )
            yield GradedSubmission(submission, tuple(found))


def _run(notebook: ReleasedNotebook, answers: dict[str, str]) -> dict[str, CellScore]:
    names: dict[str, Any] = {}
    scores: dict[str, CellScore] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            outputs = _outputs(answers.get(cell.grade_id or "", cell.source), names)
            if cell.points and cell.grade_id:
                scores[cell.grade_id] = _score(cell, outputs)
    return scores


def _score(cell: ReleasedCell, outputs: list[dict[str, Any]]) -> CellScore:
    points, message = cell_score(outputs, cell.points)
    return CellScore(cell.grade_id or "", points, cell.points, message)


def _outputs(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """What a kernel would put out: an error, or the value of a cell that is one expression."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                shown = eval(source, names)
            except SyntaxError:
                exec(source, names)
                return []
    except Exception as error:
        return [{"output_type": "error", "ename": type(error).__name__, "evalue": str(error)}]
    return [{"output_type": "execute_result", "data": {"text/plain": repr(shown)}}]
