"""The warm engine on many machines: a Dask cluster marks, this process writes. The only importer of Dask.

Submissions travel as bytes, twenty to fifty a task; each worker keeps one warm process. A worker that dies in
the middle costs its tasks a second start elsewhere and nothing else, since nothing is written there.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from openclass_nb.course.manifest import Manifest
from openclass_nb.errors import GradingError
from openclass_nb.grading.engine import GradedSubmission, Submission
from openclass_nb.grading.marking import AS_USUAL, Marked, Rules, graded, mark
from openclass_nb.grading.nbgrader_gradebook import GradebookWriter
from openclass_nb.grading.submissions import pack, unpack
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import Limits

FEWEST, MOST = 20, 50
"""Submissions a task: enough to pay for the trip, few enough that a lost worker loses little."""
TRIES_AGAIN = 3

_here: dict[tuple[Limits, bool], WarmGrader] = {}
_open = ExitStack()


@dataclass(frozen=True)
class Work:
    """One task: what a worker needs to mark some submissions, as plain data.

    `manifests` are everybody's, and for each submission its own; empty where that is everybody's.
    """

    manifests: tuple[str, ...]
    folders: tuple[tuple[int, dict[str, bytes]], ...]
    given: dict[str, bytes]
    limits: Limits
    rules: Rules
    allow_unsafe: bool

    def mark(self) -> list[Marked | str]:
        """On a worker: mark each submission; a sentence for one that can't be.

        A method, not a function with this as its argument: Dask takes dataclasses among arguments apart, and does not
        put them together again when a worker is lost.
        """
        grader = _warm(self)
        common, *own = (Manifest.model_validate_json(one) if one else None for one in self.manifests)
        assert common is not None  # the first is everybody's
        with TemporaryDirectory(prefix="openclass-") as given:
            unpack(self.given, Path(given))
            pairs = zip(own, self.folders, strict=True)
            return [
                _mark(grader, mine or common, files, Path(given), self.rules) for mine, (_, files) in pairs
            ]


class DaskEngine:
    """Marks on the cluster behind `scheduler` (“tcp://host:8786”)."""

    name = "warm"

    def __init__(
        self,
        root: Path,
        scheduler: str,
        limits: Limits | None = None,
        *,
        rules: Rules = AS_USUAL,
        allow_unsafe: bool = False,
    ) -> None:
        self.root = root
        self.scheduler = scheduler
        self.limits = limits or Limits()
        self.rules = rules
        self.allow_unsafe = allow_unsafe

    def grade(
        self, manifest: Manifest, submissions: Sequence[Submission], *, keep: bool = True
    ) -> Iterator[GradedSubmission]:
        """Submissions as the cluster has done them, in any order."""
        if not submissions:
            return
        with ExitStack() as stack:
            writer = stack.enter_context(GradebookWriter(self.root)) if keep else None
            for places, results in self._on_cluster(self._works(manifest, submissions)):
                for place, result in zip(places, results, strict=True):
                    submission = submissions[place]
                    if isinstance(result, str):
                        yield GradedSubmission(submission, problem=result)
                    else:
                        yield graded(submission.manifest_or(manifest), submission, result, writer)

    def _works(self, manifest: Manifest, submissions: Sequence[Submission]) -> Iterator[Work]:
        told, given = manifest.model_dump_json(), pack(self.root / "release" / manifest.assignment)
        size = min(MOST, max(FEWEST, len(submissions) // 8))
        for start in range(0, len(submissions), size):
            some = submissions[start : start + size]
            folders = tuple((place, pack(one.folder)) for place, one in enumerate(some, start))
            own = tuple(one.own.model_dump_json() if one.own else "" for one in some)
            yield Work((told, *own), folders, given, self.limits, self.rules, self.allow_unsafe)

    def _on_cluster(self, works: Iterator[Work]) -> Iterator[tuple[list[int], list[Marked | str]]]:
        try:
            from distributed import Client, as_completed
        except ImportError as error:
            step = "Install it: pip install 'openclass-nb[dask]'."
            raise GradingError("--scheduler needs Dask, which is not installed.", next_step=step) from error
        try:
            client = Client(self.scheduler, timeout=10)
        except (OSError, ValueError) as error:
            step = "Check the address, and that the scheduler runs."
            raise GradingError(f"No Dask scheduler answers at {self.scheduler}.", next_step=step) from error
        with client:
            running = {client.submit(one.mark, pure=False, retries=TRIES_AGAIN): one for one in works}
            for future in as_completed(running):
                places = [place for place, _ in running.pop(future).folders]
                failure = future.exception()
                lost = f"The cluster could not grade it ({failure})."
                yield places, [lost] * len(places) if failure is not None else future.result()


def _mark(
    grader: WarmGrader, manifest: Manifest, files: dict[str, bytes], given: Path, rules: Rules
) -> Marked | str:
    with TemporaryDirectory(prefix="openclass-") as name:
        folder = Path(name)
        unpack(files, folder)
        try:
            return mark(grader, manifest, folder, given=given, rules=rules)
        except GradingError as error:
            return str(error)


def _warm(work: Work) -> WarmGrader:
    """The worker's own warm process, started by its first task and kept for the next."""
    import atexit

    key = (work.limits, work.allow_unsafe)
    if key not in _here:
        if not _here:
            atexit.register(_open.close)
        _here[key] = _open.enter_context(WarmGrader(work.limits, allow_unsafe=work.allow_unsafe))
    return _here[key]
