"""A written hint that is wanted: for whom, about which try, and how long may be waited for it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.hints.policy import HintPolicy
from openclass_nb.hints.sequence import Kind
from openclass_nb.hints.writing.material import Material, seen_in_words
from openclass_nb.hints.writing.redaction import Redactor
from openclass_nb.workflows.failing_try import FailingTry
from openclass_nb.workflows.hint_bench import HintBench
from openclass_nb.workflows.opened_course import OpenedCourse

SECONDS_IN_ALL = 8.0
"""All that a student waits for a written hint, however often a model is asked and the guards judge."""


@dataclass(frozen=True)
class HintWanted:
    """A rung that a model may write: for whom, about which try, after which hints, by which rule.

    `written` are those of the earlier hints that a model wrote; `ends` is when nobody waits any longer, by `clock`.
    """

    opened: OpenedCourse
    student: str
    assignment: str
    failing: FailingTry
    rung: Kind
    policy: HintPolicy
    earlier: tuple[str, ...]
    written: tuple[str, ...]
    now: datetime
    bench: HintBench
    clock: Callable[[], float] = time.monotonic
    ends: float = field(default_factory=lambda: time.monotonic() + SECONDS_IN_ALL)

    @property
    def exercise(self) -> ReleasedExercise:
        """The exercise that was tried."""
        return self.failing.exercise

    @property
    def seconds_left(self) -> float:
        """How long the student goes on waiting; less than nothing when it is over."""
        return self.ends - self.clock()


def material_of(wanted: HintWanted) -> Material:
    """What may leave, redacted."""
    opened, failing = wanted.opened, wanted.failing
    task = failing.task
    tests = dict(failing.case.tests)
    known = "\n".join((task, *tests.values(), wanted.exercise.stub))
    redactor = Redactor(known, (wanted.student, *opened.students()))
    seen = failing.observation
    return Material(
        task=redactor.text(task),
        objectives=tuple(opened.course.objective_title(one) for one in wanted.exercise.objectives),
        code=redactor.code(failing.answer),
        test_id=seen.test,
        test=tests.get(seen.test, ""),
        seen=seen_in_words(seen, redactor, failing.answer),
        rung=wanted.rung,
        earlier=tuple(redactor.output(one) for one in wanted.earlier[-3:]),
        instruction=wanted.policy.instruction,
    )
