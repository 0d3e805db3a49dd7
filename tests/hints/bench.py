"""A bench without a sandbox: programs run in this process. The same contract as the real one."""

import contextlib
import io
from collections.abc import Sequence
from threading import Lock
from typing import Any

from openclass_nb.grading.checking import ExerciseCheck
from openclass_nb.hints.observing.report import SECONDS, Observation, job_source, read_report
from openclass_nb.workflows.hint_bench import Tests

MARK = "-the-mark-"


class PlainBench:
    """Runs the cells above an answer, then the programs, with plain `exec`."""

    def __init__(self) -> None:
        self.runs = 0

    def observe(
        self, check: ExerciseCheck, programs: Sequence[str], tests: Tests, seconds: float = SECONDS
    ) -> list[Observation]:
        """What each program does under the visible tests."""
        names = _before(check)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(job_source(MARK, list(programs), list(tests), seconds), names)
        return read_report(out.getvalue(), MARK, len(programs))

    def passes(self, check: ExerciseCheck, program: str) -> bool:
        """Whether all tests hold, hidden ones included."""
        self.runs += 1
        names = _before(check)
        tests = [one for book in check.manifest.notebooks for one in book.cells if one.is_test]
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(program, names)
                for one in tests:
                    if one.grade_id in check.exercise.points:
                        exec(one.source, names)
        except Exception:
            return False
        return True


class OneAtATime(PlainBench):
    """For many threads: what is printed is caught for the whole process."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()

    def observe(self, *args: Any, **more: Any) -> Any:
        """As the plain one."""
        with self._lock:
            return super().observe(*args, **more)

    def passes(self, *args: Any) -> bool:
        """As the plain one."""
        with self._lock:
            return super().passes(*args)


def _before(check: ExerciseCheck) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for cell in check.content["cells"]:
        known = cell["metadata"].get("nbgrader", {})
        if known.get("grade_id") == check.exercise.answer_id:
            break
        if not known.get("grade"):
            with contextlib.suppress(Exception):
                exec(cell["source"], names)
    return names
