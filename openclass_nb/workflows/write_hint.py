"""Have a model write a hint, where the course allows it and the machine knows a model."""

from collections.abc import Sequence
from typing import Protocol

from openclass_nb.hints.policy import HintPolicy
from openclass_nb.workflows.failing_try import FailingTry
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.opened_course import OpenedCourse


class HintWriting(Protocol):
    """Writes hints, or doesn't: whoever asks has another hint at hand."""

    def usable(self, policy: HintPolicy) -> bool:
        """Whether there is a model, and this policy lets it write."""
        ...

    def write(
        self,
        opened: OpenedCourse,
        student: str,
        assignment: str,
        failing: FailingTry,
        kind: str,
        policy: HintPolicy,
        earlier: Sequence[str],
        bench: HintBench,
    ) -> str:
        """The hint; empty if none was good and safe enough. Never raises for what a model does."""
        ...


class NoWriting:
    """Nobody writes: there is no model on this machine, or none is wanted."""

    def usable(self, policy: HintPolicy) -> bool:
        """Never."""
        return False

    def write(
        self,
        opened: OpenedCourse,
        student: str,
        assignment: str,
        failing: FailingTry,
        kind: str,
        policy: HintPolicy,
        earlier: Sequence[str],
        bench: HintBench,
    ) -> str:
        """Nothing."""
        return ""
