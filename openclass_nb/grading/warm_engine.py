"""The warm engine on this machine: as many submissions at a time as there are cores, one writer."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from openclass_nb.course.manifest import Manifest
from openclass_nb.errors import GradingError
from openclass_nb.grading.engine import GradedSubmission, Submission
from openclass_nb.grading.marking import AS_USUAL, Rules, graded, mark
from openclass_nb.grading.nbgrader_gradebook import GradebookWriter
from openclass_nb.grading.warm.head_start import HeadStart
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import Limits
from openclass_nb.parsing import parse_in_turn


class WarmEngine:
    """Many submissions a second, each in a sandbox of its own, the tests kept apart from the student's code."""

    name = "warm"

    def __init__(
        self,
        root: Path,
        limits: Limits | None = None,
        *,
        jobs: int = 2,
        rules: Rules = AS_USUAL,
        allow_unsafe: bool = False,
        head_start: HeadStart | None = None,
    ) -> None:
        self.root = root
        self.jobs = jobs
        self.rules = rules
        self._grader = WarmGrader(limits, jobs=jobs, allow_unsafe=allow_unsafe, head_start=head_start)

    def grade(
        self, manifest: Manifest, submissions: Sequence[Submission], *, keep: bool = True
    ) -> Iterator[GradedSubmission]:
        """Submissions in order, as they are done. Only this thread writes; the others wait for sandboxes."""
        if not submissions:
            return
        parse_in_turn()
        given = self.root / "release" / manifest.assignment
        with ExitStack() as stack:
            grader = stack.enter_context(self._grader)
            pool = ThreadPoolExecutor(self.jobs)
            stack.push(_ended(pool, grader))
            running = [
                (
                    one,
                    pool.submit(
                        mark, grader, one.manifest_or(manifest), one.folder, given=given, rules=self.rules
                    ),
                )
                for one in submissions
            ]
            writer = stack.enter_context(GradebookWriter(self.root)) if keep else None
            for submission, future in running:
                try:
                    yield graded(submission.manifest_or(manifest), submission, future.result(), writer)
                except GradingError as error:
                    yield GradedSubmission(submission, problem=str(error))
                except Exception as error:  # whatever one submission brings about, the others are graded
                    told = f"It could not be graded ({type(error).__name__}: {error})."
                    yield GradedSubmission(submission, problem=told)


def _ended(
    pool: ThreadPoolExecutor, grader: WarmGrader
) -> Callable[[type[BaseException] | None, BaseException | None, TracebackType | None], None]:
    """On the way out, after Ctrl-C above all: what waits is forgotten, and what runs is ended, not waited for."""

    def end(
        kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pool.shutdown(wait=False, cancel_futures=True)
        if kind is not None:
            grader.__exit__(kind, error, trace)
        pool.shutdown(wait=True)

    return end
