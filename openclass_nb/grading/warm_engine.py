"""The warm engine behind the seam: mend, run in the sandbox, score, and write what nbgrader reads."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from openclass_nb.course.manifest import Manifest, ReleasedNotebook
from openclass_nb.errors import GradingError
from openclass_nb.grading.engine import CellScore, GradedSubmission, Mode, Submission
from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.grading.nbgrader_gradebook import GradebookWriter, GradedNotebook
from openclass_nb.grading.repair import Mended, MendedCell, mend, read_handed_in
from openclass_nb.grading.scores import exercise_score
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellResult, CellTask, Limits

Done = tuple[list[GradedNotebook], tuple[str, ...]]


class WarmEngine:
    """Many submissions a second, each in a sandbox of its own, the tests kept apart from the student's code."""

    name = "warm"

    def __init__(
        self, root: Path, limits: Limits | None = None, *, jobs: int = 2, allow_unsafe: bool = False
    ) -> None:
        self.root = root
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
            done.append(_notebook(released, mended, result.cells))
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


def _notebook(released: ReleasedNotebook, mended: Mended, results: Sequence[CellResult]) -> GradedNotebook:
    return GradedNotebook(
        mended=mended,
        kernel=released.kernel,
        outputs=[one.outputs for one in results],
        counts=[one.execution_count for one in results],
        scores=_scores(mended, results),
    )


def _scores(mended: Mended, results: Sequence[CellResult]) -> dict[str, CellScore]:
    """Scores by grade id: the engine's for tests, 0 for an untouched answer that a person grades, else none yet."""
    found: dict[str, CellScore] = {}
    for cell, result in zip(mended.cells, results, strict=True):
        released = cell.released
        if released is None or not released.graded or not released.grade_id:
            continue
        if released.is_test:
            mode: Mode = result.mode or "compatible"
            score = CellScore(released.grade_id, result.score or 0.0, released.points, result.message, mode)
        else:
            untouched = 0.0 if cell.source == released.shown else None
            score = CellScore(released.grade_id, untouched, released.points, mode="manual")
        found[released.grade_id] = score
    return found
