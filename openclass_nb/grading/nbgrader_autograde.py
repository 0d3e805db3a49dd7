"""Our engine inside nbgrader's own autograde: `nbgrader autograde` and formgrader's button run it.

nbgrader restores the locked cells and saves the scores, as ever; only running the notebook, its slow and
open part, is ours. The generated nbgrader_config.py names these two steps.
"""

import atexit
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Bool, Float, Integer

from openclass_nb.course.cells import is_graded, is_solution, nbgrader_metadata, points_of
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
    """Runs a submission in the sandbox, its tests apart from its code; other languages go nbgrader's way."""

    cell_seconds = Float(30.0, help="Time limit for one cell.").tag(config=True)
    jobs = Integer(2, help="Submissions at a time, where nbgrader asks for several.").tag(config=True)
    stderr_is_failure = Bool(False, help="Whether text on stderr takes a test’s points, as in nbgrader.").tag(
        config=True
    )
    _grader: WarmGrader | None = None

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Fill in the outputs of every cell."""
        if nb.metadata.get("kernelspec", {}).get("name", "python3") != "python3":
            done: tuple[Any, Any] = Execute(parent=self.parent).preprocess(nb, resources)
            return done
        tasks = [_task(place, cell) for place, cell in enumerate(nb.cells)]
        folder = Path(resources["metadata"]["path"]).absolute()
        results = self._warm().run(tasks, folder).cells
        for cell, result in zip(nb.cells, results, strict=True):
            if cell.cell_type == "code":
                cell.outputs = [self._output(cell, one) for one in result.outputs]
                cell.execution_count = result.execution_count
                if result.score is not None and result.score < points_of(cell) and not cell.outputs:
                    cell.outputs = [_lost(result.message)]
        return nb, resources

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


def _task(place: int, cell: Any) -> CellTask:
    test = is_graded(cell) and not is_solution(cell)
    locked = bool(nbgrader_metadata(cell).get("locked"))
    return CellTask(
        id=str(place),
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
