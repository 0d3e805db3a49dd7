"""Where programs are tried for hints: in the sandbox that checks them, so that a hint knows what really happens."""

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from openclass_nb.errors import OpenclassError
from openclass_nb.hints.observing.report import SECONDS, UNKNOWN, Observation, job_source, read_report

if TYPE_CHECKING:
    from openclass_nb.grading.checking import ExerciseCheck
    from openclass_nb.grading.engine import GradedSubmission
    from openclass_nb.grading.marking import Rules
    from openclass_nb.grading.warm.supervisor import WarmGrader

Result = TypeVar("Result")
LOG = logging.getLogger(__name__)
Tests = Sequence[tuple[str, str]]
"""Ids and sources of tests as students have them."""


class OnGrader(Protocol):
    """Runs work on a warm grader, when it is its turn."""

    def __call__(self, work: Callable[["WarmGrader"], Result]) -> Result:
        """What `work` gives."""
        ...


class HintBench(Protocol):
    """What a hint may try out. Neither method raises for what a program does."""

    def observe(
        self, check: "ExerciseCheck", programs: Sequence[str], tests: Tests, seconds: float = SECONDS
    ) -> list[Observation]:
        """What each program does under the tests that students can see, in so many seconds of CPU."""
        ...

    def passes(self, check: "ExerciseCheck", program: str) -> bool:
        """Whether a program would get all points, hidden tests included."""
        ...


@dataclass(frozen=True)
class SandboxBench:
    """Programs tried in the sandbox. `given` is the folder of the released assignment."""

    on_grader: OnGrader
    given: Path
    rules: "Rules"

    def observe(
        self, check: "ExerciseCheck", programs: Sequence[str], tests: Tests, seconds: float = SECONDS
    ) -> list[Observation]:
        """UNKNOWN for all if the sandbox is not to be had: a hint goes without it then."""
        from openclass_nb.grading.trying import printed_beside

        mark = secrets.token_hex(16)
        source = job_source(mark, list(programs), list(tests), seconds)
        try:
            printed = self.on_grader(lambda grader: printed_beside(grader, check, self.given, source))
        except (OpenclassError, OSError) as error:
            LOG.warning("a hint goes without a look at what the code does: %s", error)
            return [UNKNOWN] * len(programs)
        return read_report(printed, mark, len(programs))

    def graded(self, check: "ExerciseCheck") -> "GradedSubmission":
        """What the check of an answer says, as a student would be told. GradingError."""
        from openclass_nb.grading.checking import run_check

        return self.on_grader(lambda grader: run_check(grader, check, self.given, rules=self.rules))

    def passes(self, check: "ExerciseCheck", program: str) -> bool:
        """True as well if it can't be found out: what guards hints is on the safe side."""
        from openclass_nb.grading.trying import passes

        try:
            return self.on_grader(lambda grader: passes(grader, check, self.given, program, self.rules))
        except (OpenclassError, OSError) as error:
            LOG.warning("a hint could not be tried out: %s", error)
            return True


class NoBench:
    """Nothing is tried: hints come from the code and the check's message alone, and no model writes any."""

    def observe(
        self, check: "ExerciseCheck", programs: Sequence[str], tests: Tests, seconds: float = SECONDS
    ) -> list[Observation]:
        """Nothing is known."""
        return [UNKNOWN] * len(programs)

    def passes(self, check: "ExerciseCheck", program: str) -> bool:
        """On the safe side."""
        return True


"""The bench of a place without a sandbox."""
