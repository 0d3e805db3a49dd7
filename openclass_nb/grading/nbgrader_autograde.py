"""Our engine inside nbgrader's own autograde: `nbgrader autograde` and formgrader's button run it.

nbgrader restores the locked cells and saves the scores, as ever; only running the notebook, its slow and
open part, is ours. The generated nbgrader_config.py names these two steps.
"""

import atexit
import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Float, Integer

from openclass_nb.course.cells import (
    SourceNotebook,
    grade_id,
    is_graded,
    is_locked,
    is_solution,
    nbgrader_metadata,
    points_of,
)
from openclass_nb.grading.exam_plans import PYTHON, cell_id, kernel_name, plan_notebook
from openclass_nb.grading.isolated import ExamPlan
from openclass_nb.grading.scores import cell_score
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask, Limits

_open = ExitStack()
atexit.register(_open.close)


class DropCopies(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """A cell that a student copied keeps its text and loses its mark; nbgrader alone stops the whole batch at it."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The last cell of each id keeps it, as in nbgrader's DeduplicateIds."""
        seen: set[str] = set()
        for cell in reversed(nb.cells):
            name = nbgrader_metadata(cell).get("grade_id")
            if name in seen or not name:
                cell.metadata.pop("nbgrader", None)
            else:
                seen.add(name)
        return nb, resources


class WarmExecute(NbGraderPreprocessor):  # type: ignore[misc]
    """Runs a submission in the sandbox, its tests apart from its code.

    The instructor's notebook says which kernel runs it and what its tests' names mean, never the submission.
    """

    cell_seconds = Float(30.0, help="Time limit for one cell.").tag(config=True)
    jobs = Integer(2, help="Submissions at a time, where nbgrader asks for several.").tag(config=True)
    stderr_is_failure = Bool(False, help="Whether text on stderr takes a test’s points, as in nbgrader.").tag(
        config=True
    )
    _grader: WarmGrader | None = None

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Fill in the outputs of every cell."""
        tasks = [_task(place, cell) for place, cell in enumerate(nb.cells)]
        folder = Path(resources["metadata"]["path"]).absolute()
        teachers = self._teachers_notebook(resources["nbgrader"])
        results = self._warm().run(tasks, folder, **_told_by(teachers, nb)).cells
        for cell, result in zip(nb.cells, results, strict=True):
            if cell.cell_type == "code":
                cell.outputs = [self._output(cell, one) for one in result.outputs]
                cell.execution_count = result.execution_count
                if result.score is not None and result.score < cell_score(cell.outputs, points_of(cell))[0]:
                    cell.outputs.append(_lost(result.message))
        return nb, resources

    def _teachers_notebook(self, named: Mapping[str, str]) -> SourceNotebook | None:
        """The notebook in source/, if it is there."""
        directory = _course_directory(self)
        if directory is None:
            return None
        place = directory.format_path(directory.source_directory, ".", named["assignment"])
        path = Path(place, f"{named['notebook']}.ipynb")
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return SourceNotebook(named["assignment"], named["notebook"], str(path), content)

    def _output(self, cell: Any, output: dict[str, Any]) -> Any:
        """nbgrader takes all points for a warning; as ordinary text it costs nothing and can still be read."""
        from nbformat import from_dict

        harmless = not self.stderr_is_failure and is_graded(cell) and output.get("name") == "stderr"
        return from_dict({**output, "name": "stdout"} if harmless else output)

    def _warm(self) -> WarmGrader:
        """One warm process for as long as nbgrader runs."""
        if WarmExecute._grader is None:
            limits = Limits(cell_seconds=self.cell_seconds)
            WarmExecute._grader = _open.enter_context(WarmGrader(limits, jobs=self.jobs))
        return WarmExecute._grader


def _course_directory(part: Any) -> Any:
    """nbgrader's own, from whoever made this step."""
    while part is not None and getattr(part, "coursedir", None) is None:
        part = getattr(part, "parent", None)
    return getattr(part, "coursedir", None)


def _told_by(teachers: SourceNotebook | None, nb: Any) -> dict[str, Any]:
    """How to run a submission, by the instructor's notebook and the locked cells that nbgrader has put back."""
    if teachers is None:
        return {}
    kernel = kernel_name(teachers.content.get("metadata") or {})
    if kernel != PYTHON:
        return {"kernel": kernel}
    full = {str(name): cell.source for cell in nb.cells if is_locked(cell) and (name := grade_id(cell))}
    plan = plan_notebook(teachers, full, Path(teachers.file).parent, tried=False)
    return {"plan": ExamPlan.from_data(plan)}


def _task(place: int, cell: Any) -> CellTask:
    test = is_graded(cell) and not is_solution(cell)
    locked = bool(nbgrader_metadata(cell).get("locked"))
    return CellTask(
        id=cell_id(grade_id(cell), place),
        role="test" if test and cell.cell_type == "code" else "teacher" if locked else "student",
        source=cell.source,
        cell_type=cell.cell_type,
        grade_id=nbgrader_metadata(cell).get("grade_id"),
        points=points_of(cell),
    )


def _lost(message: str) -> Any:
    """A test that could not run to its end, told as an error so that nbgrader gives no points for silence."""
    from nbformat.v4 import new_output

    told = message or "The code of this notebook ended before this test."
    return new_output("error", ename="GradingError", evalue=told, traceback=[told])
