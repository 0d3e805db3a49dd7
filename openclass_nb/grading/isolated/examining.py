"""The examiner: runs the teacher's test cells here and asks the candidate for what the student made."""

from __future__ import annotations

import contextlib
import inspect
import socket
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openclass_nb.grading.isolated import guard
from openclass_nb.grading.isolated.capture import clock, start
from openclass_nb.grading.isolated.codec.extensions import Known
from openclass_nb.grading.isolated.compiling import GIVEN, TEST, compiled_cell
from openclass_nb.grading.isolated.displayed import Shown, as_number
from openclass_nb.grading.isolated.errors import CallTimedOutError, LinkBrokenError, NotAskedError
from openclass_nb.grading.isolated.figures import pyplot
from openclass_nb.grading.isolated.guard import trusting, watching
from openclass_nb.grading.isolated.introspection import replacements
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.link import Link
from openclass_nb.grading.isolated.namespace import ExamNamespace
from openclass_nb.grading.isolated.outcome import CellOutcome
from openclass_nb.grading.isolated.plan import TestStep, lone_step
from openclass_nb.grading.isolated.surroundings import NotebookModule
from openclass_nb.grading.isolated.teacher_text import without_magics
from openclass_nb.grading.isolated.verdicts import Verdict, verdict_on


class CellTooLongError(BaseException):
    """A test cell has used up its time. Not an Exception, so that the test's own `except` lets it through."""


class Examiner:
    """Runs test cells one after another; names that one binds are there for the next.

    `link` is a socket whose other end is in `answer`, or a Link. `helpers` are sources of the teacher's own cells, for
    test cells that are given as text; a step of a plan knows its surroundings itself.
    """

    def __init__(
        self,
        link: socket.socket | Link,
        helpers: Sequence[str] = (),
        *,
        submitted: Sequence[str] = (),
        limits: Limits | None = None,
    ) -> None:
        self.link = link if isinstance(link, Link) else Link(link, limits)
        self.link.submitted.cells.extend(submitted)
        self._helpers = list(helpers)
        self._namespace = ExamNamespace(self.link)

    @property
    def submitted(self) -> list[str]:
        """The cells that the student's kernel has run so far, in order; add to it what runs next."""
        return self.link.submitted.cells

    @property
    def broken(self) -> str | None:
        """Why the candidate can't be asked any more, or None."""
        return self.link.broken

    def run_cell(self, cell: TestStep | str) -> CellOutcome:
        """Run one test cell where it stands. Never raises for what the student's code or the test does."""
        step = cell if isinstance(cell, TestStep) else lone_step(cell, self._helpers)
        shown = Shown(self.link.limits.printed_bytes)
        self._namespace.stand_ins |= {"display": shown.display, "In": ["", *self.submitted]}
        self.link.begin(step)
        partial, verdict = self._run(step, shown)
        if verdict is not None:
            text = verdict.message or ""
            shown.error(verdict.name, text, verdict.trace)
        return CellOutcome(
            status="passed" if verdict is None else verdict.status,
            partial=partial,
            message=None if verdict is None else verdict.message,
            detail=None if verdict is None else verdict.detail,
            outputs=shown.outputs(),
            requests=self.link.requests,
            flags=tuple(sorted(self.link.flags)),
            asks=tuple(sorted(self.link.asked)),
        )

    def release(self) -> None:
        """Let the candidate go on with the next of the student's cells. LinkBrokenError if it is gone."""
        self.link.release()

    def _run(self, step: TestStep, shown: Shown) -> tuple[float | None, Verdict | None]:
        partial = None
        try:
            with shown.catching(), self._on_time(), watching(), self._replaced(step):
                self._enter(step)
                partial = self._execute(step, shown)
                self._namespace.push()
            self._check_line()
        except BaseException as error:
            return None, verdict_on(self._told(error), step.source, TEST)
        return partial, None

    @contextlib.contextmanager
    def _replaced(self, step: TestStep) -> Iterator[None]:
        """In the block libraries of the examiner know of stand-ins, where the test may use them so."""
        with contextlib.ExitStack() as stack:
            main = NotebookModule(self._namespace)
            stack.enter_context(replaced(sys.modules, {"__main__": main}))
            text = "\n".join((step.source, *step.genuine.values()))
            if case := sys.modules.get("unittest.case"):
                stack.enter_context(replaced(vars(case), self._namespace.judging))
            if "inspect" in text:
                stack.enter_context(replaced(vars(inspect), replacements(self.link)))
            if "plt" in text or "pyplot" in text:
                import matplotlib.pyplot as plt

                stack.enter_context(replaced(vars(plt), pyplot.replacements(self.link.figures)))
            yield

    def _check_line(self) -> None:
        """A test that swallowed what went wrong with the line has not passed."""
        if self.link.broken is not None:
            raise LinkBrokenError(self.link.broken)
        if (refused := self.link.refused or guard.refused()) is not None:
            self.link.flags.add("refused")
            raise NotAskedError(refused)

    def _told(self, error: BaseException) -> BaseException:
        if isinstance(error, CellTooLongError):
            seconds = self.link.limits.cell_seconds
            told: BaseException = CallTimedOutError(f"The test took longer than {seconds:g} seconds.")
            return told.with_traceback(error.__traceback__)
        if self.link.broken is not None and not isinstance(error, LinkBrokenError):
            return LinkBrokenError(self.link.broken).with_traceback(error.__traceback__)
        return error

    @contextlib.contextmanager
    def _on_time(self) -> Iterator[None]:
        seconds = self.link.limits.cell_seconds
        self.link.deadline = time.monotonic() + seconds
        try:
            with clock(lambda: not self.link.busy, CellTooLongError):
                start(seconds)
                yield
        finally:
            self.link.deadline = None

    def _enter(self, step: TestStep) -> None:
        self._namespace.enter(step)
        self.link.side.teachers = {}
        self.link.before_question = self._namespace.push
        text = "\n".join((*step.genuine.values(), without_magics(step.source)))
        self.link.mirror.begin(text)
        self.link.figures.begin(text, self._namespace)
        Known.masks = "mask" in text or ".ma" in text
        self.link.tell("begin", {"classes": step.classes})
        for name in step.classes:
            with contextlib.suppress(KeyError):
                self.link.side.teachers[name] = self._namespace[name]
        for setter in step.setters:
            with trusting():
                exec(compiled_cell(setter, GIVEN)[0], self._namespace)

    def _execute(self, step: TestStep, shown: Shown) -> float | None:
        body, last = compiled_cell(step.source, TEST)
        exec(body, self._namespace)
        if last is None:
            return None
        value = eval(last, self._namespace)
        if value is None:
            return None
        self._namespace["_"] = value
        return as_number(shown.result(value))


@contextlib.contextmanager
def replaced(where: dict[str, Any], what: Mapping[str, Any]) -> Iterator[None]:
    """In the block the names of `what` stand for something else in a module's dictionary."""
    before = {name: where.get(name, replaced) for name in what}
    where.update(what)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is replaced:
                where.pop(name, None)
            else:
                where[name] = value
