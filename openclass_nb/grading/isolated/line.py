"""The examiner's line to one candidate: questions out, answers in, and the candidate's own questions between them."""

from __future__ import annotations

import socket
import sys
import time
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.errors import (
    CallTimedOutError,
    LinkBrokenError,
    NotAskedError,
    NotForTheWireError,
    WireError,
)
from openclass_nb.grading.isolated.given import answer_about
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.mirrors import Mirror
from openclass_nb.grading.isolated.questions import QUIET
from openclass_nb.grading.isolated.raised import library_class, rebuilt, text_of
from openclass_nb.grading.isolated.wire import Wire

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.examiner_side import ExaminerSide
    from openclass_nb.grading.isolated.figures.mirror import FigureMirror

MISSING = object()
DRAW_NOTHING = ("close",)
"""Functions of pyplot that leave figures as they are."""
REPLY_PARTS = 6


class Line:
    """Asks one candidate. Whatever goes wrong with the line is remembered in `broken`, and ends all asking."""

    side: ExaminerSide
    figures: FigureMirror

    def __init__(self, sock: socket.socket, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.wire = Wire(sock, self.limits.message_bytes)
        self.broken: str | None = None
        self.requests = 0
        self.flags: set[str] = set()
        self.refused: str | None = None
        self.deadline: float | None = None
        self.busy = False
        self.on_rebound: Callable[[tuple[str, ...]], None] = lambda names: None
        self.before_question: Callable[[], None] = lambda: None
        self.mirror = Mirror()
        self._released: list[int] = []

    # Asking.

    def ask(self, operation: str, detail: Any, *operands: Any) -> Any:
        """The candidate's answer. What its code raises is raised here; LinkBrokenError if it can't be asked."""
        runs_code = operation not in QUIET
        if not runs_code:
            return self._asked(operation, detail, operands, runs_code)
        self.before_question()
        looked_at = () if operation == "pyplot" and detail[0] in DRAW_NOTHING else self.figures.awake
        try:
            return self._asked(operation, detail, operands, runs_code)
        finally:
            if looked_at and self.broken is None:
                self.figures.refresh(looked_at)

    def _asked(self, operation: str, detail: Any, operands: tuple[Any, ...], runs_code: bool) -> Any:
        self._may_ask()
        data = self._question(operation, detail, operands, runs_code)
        outer, self.busy = self.busy, True
        try:
            deadline = self._until()
            self.wire.send(data, deadline)
            kind, value = self._reply(deadline)
        except (WireError, LinkBrokenError) as error:
            raise self.break_off(error.message) from None
        except NotAskedError as error:  # the answer holds something that a test must not be left to judge by
            raise self.remembered(error.message) from None
        except CallTimedOutError:
            raise self.break_off("The answer took too long, and the process did not come back.") from None
        finally:
            self.busy = outer
        try:
            return self._meaning(kind, value)
        except (StopIteration, StopAsyncIteration) as error:
            if operation == "special" or self.ends_iterations(operands):
                raise
            # As Python has it for generators (PEP 479): a test's own map() or all() would take it for its end.
            raise RuntimeError(f"a function raised {type(error).__name__}") from None

    def ends_iterations(self, operands: tuple[Any, ...]) -> bool:
        """Whether what is called is a method that ends an iteration, such as a generator's `send`."""
        return False

    def _question(self, operation: str, detail: Any, operands: tuple[Any, ...], runs_code: bool) -> bytes:
        """The bytes of a question. What is wrong here is not the student's; the test can't go on isolated."""
        head: tuple[Any, ...] = (operation, detail)
        drops: list[int] = []
        try:
            if runs_code:
                drops, released, context = (
                    self.side.shared.unused(),
                    tuple(self._released),
                    self.mirror.context(),
                )
                if drops or released or context:
                    self._released.clear()
                    head = (operation, detail, drops, released, context)
            data = self.side.message(head, operands, changes=runs_code)
        except NotForTheWireError as error:
            raise self.remembered(error.message) from None
        for number in drops:
            self.side.forget(number)
        return data

    def tell(self, operation: str, detail: Any = None, changes: bool = False) -> None:
        """Say something that has no answer; LinkBrokenError if nobody listens."""
        if self.broken is not None:
            raise LinkBrokenError(self.broken)
        try:
            self.wire.send(self.side.message((operation, detail), (), changes), self._until())
        except (WireError, LinkBrokenError, CallTimedOutError) as error:
            raise self.break_off(error.message) from None

    def release(self) -> None:
        """Let the candidate go on with what it was doing before it began to answer."""
        self.tell("release", changes=True)

    def _may_ask(self) -> None:
        if self.broken is not None:
            raise LinkBrokenError(self.broken)
        self.requests += 1
        if self.requests > self.limits.requests:
            raise self.break_off(f"More than {self.limits.requests} questions in one test cell.")

    def _until(self) -> float:
        until = time.monotonic() + self.limits.call_seconds + self.limits.grace_seconds
        return until if self.deadline is None else min(until, self.deadline)

    def break_off(self, message: str) -> LinkBrokenError:
        """Ask this candidate no more; gives the error to raise."""
        self.broken = message
        return LinkBrokenError(message)

    def _reply(self, deadline: float) -> tuple[Any, Any]:
        while True:
            head, values = self.side.read(self.wire.receive(deadline))
            if head[0] != "ask":
                break
            deadline = self._serve(head, values) or deadline
        if len(values) != 1 or len(head) not in (1, REPLY_PARTS):
            raise WireError("The candidate sent an answer without its parts.")
        if len(head) == REPLY_PARTS:
            self._take_in(head)
        return head[0], values[0]

    def _meaning(self, kind: Any, value: Any) -> Any:
        if kind == "ok":
            return value
        if kind == "missing":
            return MISSING
        if kind == "late":
            self.remembered("timed out")
            raise CallTimedOutError(f"The answer took longer than {self.limits.call_seconds:g} seconds.")
        if kind == "raised":
            raise self._error(value)
        raise self.break_off("The candidate sent an answer of no kind.")

    def _take_in(self, head: tuple[Any, ...]) -> None:
        _, out, err, warned, rebound, left = head
        if (
            type(out) is not str
            or type(err) is not str
            or type(warned) is not tuple
            or type(rebound) is not tuple
        ):
            raise WireError("The candidate sent an answer without its parts.")
        if rebound:
            self.on_rebound(rebound)
        if out:
            sys.stdout.write(out)
        if err:
            sys.stderr.write(err)
        if left:
            self._take_back(left)
        for one in warned:
            _warn_again(one)

    def _take_back(self, left: Any) -> None:
        try:
            self.mirror.take_back(left)
        except Exception as error:
            raise WireError(f"The candidate left a state that is none ({error}).") from None

    def remembered(self, message: str) -> NotAskedError:
        """The error for something that is refused; the cell fails even if the test swallows it."""
        self.flags.add("refused")
        self.refused = self.refused or message
        return NotAskedError(message)

    def released(self, number: int) -> None:
        """The last stand-in of that number is gone."""
        if not self.side.has_object(number):
            self._released.append(number)

    def needed(self, number: int) -> None:
        """There is a stand-in of that number again."""
        if number in self._released:
            self._released.remove(number)

    # What the student's code raised.

    def _error(self, value: Any) -> BaseException:
        try:
            name, kind_name, own, arguments, text, trace, kept = value
        except (TypeError, ValueError):
            raise self.break_off("The candidate sent an exception without its parts.") from None
        if type(text) is not str or type(trace) is not str or type(kind_name) is not str:
            raise self.break_off("The candidate sent an exception without its parts.")
        error = self._exception(name, own, kind_name, arguments, text, kept)
        error.__dict__["openclass_trace"] = trace
        return error

    def _exception(
        self, name: Any, own: Any, kind_name: str, arguments: Any, text: str, kept: Any
    ) -> BaseException:
        if type(name) is str:
            return rebuilt(library_class(name), kind_name, arguments, text)
        if isinstance(own, type) and issubclass(own, BaseException):
            return self.side.exception(own, arguments, text, kept)
        return rebuilt(None, kind_name, arguments, text)

    # The candidate's questions about the test's objects.

    def _serve(self, head: tuple[Any, ...], values: list[Any]) -> float | None:
        try:
            _, operation, detail, out, err, _ = head
        except ValueError:
            raise WireError("The candidate sent a question without its parts.") from None
        self.requests += 1
        if self.requests > self.limits.requests:
            raise WireError(f"More than {self.limits.requests} questions in one test cell.")
        if type(out) is str and type(err) is str:
            sys.stdout.write(out)
            sys.stderr.write(err)
        answer = self._answered(operation, detail, values)
        deadline = self._until()
        self.wire.send(answer, deadline)
        return deadline

    def _answered(self, operation: Any, detail: Any, values: list[Any]) -> bytes:
        self.busy = False
        try:
            value = answer_about(self.side, operation, detail, values)
            return self.side.message(("given",), (value,), changes=True)
        except (WireError, LinkBrokenError):
            raise
        except Exception as error:
            return self.side.message(("refused", type(error).__name__), (text_of(error),), changes=True)
        finally:
            self.busy = True


def _warn_again(warned: Any) -> None:
    """Issue a warning of the candidate's, so that what the test set up sees it."""
    try:
        name, text, filename, line = warned
    except (TypeError, ValueError):
        raise WireError("The candidate sent a warning without its parts.") from None
    if not (type(name) is type(text) is type(filename) is str and type(line) is int):
        raise WireError("The candidate sent a warning without its parts.")
    kind = library_class(name)
    category = kind if kind is not None and issubclass(kind, Warning) else UserWarning
    warnings.warn_explicit(text, category, filename, max(line, 0))
