"""The warm engine behind the seam: mend, run in the sandbox, score, and write what nbgrader reads."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from openclass_nb.course.manifest import Manifest, ReleasedCell, ReleasedNotebook
from openclass_nb.errors import GradingError
from openclass_nb.grading.engine import CellScore, GradedSubmission, Submission
from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.grading.nbgrader_gradebook import GradebookWriter, GradedNotebook
from openclass_nb.grading.repair import Mended, MendedCell, mend, read_handed_in
from openclass_nb.grading.scores import cell_score, exercise_score
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Limits

Done = tuple[list[GradedNotebook], tuple[str, ...]]


class WarmEngine:
    """Many submissions a second, each in a sandbox of its own, the tests kept apart from the student's code."""

    name = "warm"

    def __init__(
        self,
        root: Path,
        limits: Limits | None = None,
        *,
        jobs: int = 2,
        stderr_is_failure: bool = False,
        allow_unsafe: bool = False,
    ) -> None:
        self.root = root
        self.stderr_is_failure = stderr_is_failure
        self.jobs = jobs
        self._grader = WarmGrader(limits, jobs=jobs, allow_unsafe=allow_unsafe)

    def grade(
        self, manifest: Manifest, submissions: Sequence[Submission], *, keep: bool = True
    ) -> Iterator[GradedSubmission]:
        """Submissions as they are done. Only this thread writes; the others wait for sandboxes."""
        if not submissions:
            return
        with self._grader, ThreadPoolExecutor(self.jobs) as pool:
            running = [(one, pool.submit(self.run, manifest, one)) for one in submissions]
            writer = GradebookWriter(NbgraderCourse(self.root)) if keep else None
            try:
                for submission, future in running:
                    try:
                        yield self._graded(manifest, submission, writer, future.result())
                    except GradingError as error:
                        yield GradedSubmission(submission, problem=str(error))
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def run(self, manifest: Manifest, submission: Submission) -> Done:
        """Every notebook of a submission, mended and run; and what the engine noticed."""
        done: list[GradedNotebook] = []
        flags: list[str] = []
        for released in manifest.notebooks:
            mended = mend(read_handed_in(submission.folder, released), released)
            result = self._grader.run(_tasks(mended), submission.folder)
            done.append(self._notebook(released, mended, result.cells))
            flags += result.flags
        return done, tuple(flags)

    def _graded(
        self, manifest: Manifest, submission: Submission, writer: GradebookWriter | None, done: Done
    ) -> GradedSubmission:
        notebooks, flags = done
        scores = {one.mended.name: one.scores for one in notebooks}
        if writer is not None:
            scores |= writer.write(manifest, submission, notebooks)
        mended = {one.mended.name: one.mended for one in notebooks}
        return GradedSubmission(
            submission,
            tuple(
                exercise_score(one, mended[one.notebook].answer(one.answer_id), scores[one.notebook])
                for one in manifest.exercises
            ),
            repairs=tuple(note for one in mended.values() for note in one.notes),
            flags=flags,
            layers=tuple(self._grader.layers.names),
        )

    def _notebook(
        self, released: ReleasedNotebook, mended: Mended, results: Sequence[CellResult]
    ) -> GradedNotebook:
        return GradedNotebook(
            mended=mended,
            kernel=released.kernel,
            outputs=[one.outputs for one in results],
            counts=[one.execution_count for one in results],
            scores=self._scores(mended, results),
        )

    def _scores(self, mended: Mended, results: Sequence[CellResult]) -> dict[str, CellScore]:
        """Scores of the graded cells by grade id."""
        graded = ((cell, one) for cell, one in zip(mended.cells, results, strict=True) if cell.released)
        return {
            cell.released.grade_id: (
                _test_score(cell.released, result, self.stderr_is_failure)
                if cell.released.is_test
                else _hand_score(cell.released, cell.source)
            )
            for cell, result in graded
            if cell.released and cell.released.graded and cell.released.grade_id
        }


def _tasks(mended: Mended) -> list[CellTask]:
    return [_task(place, cell) for place, cell in enumerate(mended.cells)]


def _task(place: int, cell: MendedCell) -> CellTask:
    released = cell.released
    test = released is not None and released.is_test
    return CellTask(
        id=str(place),
        role="test" if test else "teacher" if cell.is_ours else "student",
        source=cell.source,
        cell_type=cell.cell_type,
        grade_id=released.grade_id if released else None,
        points=released.points if released else 0.0,
    )


def _test_score(released: ReleasedCell, result: CellResult, stderr_is_failure: bool) -> CellScore:
    """The engine's score; with nbgrader's rule for stderr on top, if the course keeps it."""
    assert released.grade_id is not None  # a graded cell has one
    score, message = result.score or 0.0, result.message
    if stderr_is_failure and score:
        score, message = cell_score(result.outputs, released.points, stderr_is_failure=True)
    return CellScore(released.grade_id, score, released.points, message, result.mode or "compatible")


def _hand_score(released: ReleasedCell, source: str) -> CellScore:
    """0 for an answer that came back as it was handed out; else a person will say."""
    assert released.grade_id is not None
    untouched = 0.0 if source == released.shown else None
    return CellScore(released.grade_id, untouched, released.points, mode="manual")
