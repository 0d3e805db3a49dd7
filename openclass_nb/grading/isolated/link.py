"""The examiner's line to one candidate: questions out, answers in, and the candidate's own questions between them."""

from __future__ import annotations

import socket
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from typing import Any

from openclass_nb.grading.isolated.errors import (
    CallTimedOutError,
    LinkBrokenError,
    NotAskedError,
    WireError,
)
from openclass_nb.grading.isolated.examiner_side import ExaminerSide
from openclass_nb.grading.isolated.given import answer_about
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.questions import QUIET
from openclass_nb.grading.isolated.raised import library_class, rebuilt, text_of
from openclass_nb.grading.isolated.stand_ins import (
    ASKED_NAMES,
    OWN_EQUALITY,
    OWN_TRUTH,
    StudentObject,
    number_of,
)
from openclass_nb.grading.isolated.wire import Wire

MISSING = object()
REPLY_PARTS = 6


class Link:
    """Asks one candidate. Whatever goes wrong with the line is remembered in `broken`, and ends all asking."""

    def __init__(self, sock: socket.socket, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.wire = Wire(sock, self.limits.message_bytes)
        self.side = ExaminerSide(self)
        self.broken: str | None = None
        self.requests = 0
        self.flags: set[str] = set()
        self.refused: str | None = None
        self.deadline: float | None = None
        self.busy = False
        self.may_operate: Callable[[str, str], bool] = lambda kind, name: False
        self.on_rebound: Callable[[tuple[str, ...]], None] = lambda names: None
        self.before_question: Callable[[], None] = lambda: None
        self.context: Callable[[], Mapping[str, Any]] = dict
        self.traces: dict[int, str] = {}
        self._released: list[int] = []

    # Asking.

    def ask(self, operation: str, detail: Any, *operands: Any) -> Any:
        """The candidate's answer. What its code raises is raised here; LinkBrokenError if it can't be asked."""
        runs_code = operation not in QUIET
        if runs_code:
            self.before_question()
        value = self._asked(operation, detail, operands, runs_code)
        return value

    def _asked(self, operation: str, detail: Any, operands: tuple[Any, ...], runs_code: bool) -> Any:
        self._may_ask()
        drops = self.side.unused() if runs_code else ()
        released, self._released = tuple(self._released), []
        head = (operation, detail, drops, released, dict(self.context()) if runs_code else {})
        data = self.side.message(head, operands, changes=runs_code)
        outer, self.busy = self.busy, True
        try:
            deadline = self._until()
            self.wire.send(data, deadline)
            return self._reply(deadline, runs_code)
        except (WireError, LinkBrokenError) as error:
            raise self._break(error.message) from None
        except CallTimedOutError:
            raise self._break("The answer took too long, and the process did not come back.") from None
        finally:
            self.busy = outer

    def release(self) -> None:
        """Let the candidate go on with what it was doing before it began to answer."""
        if self.broken is not None:
            raise LinkBrokenError(self.broken)
        try:
            self.wire.send(self.side.message(("release",), (), changes=False), self._until())
            self.side.read(self.wire.receive(self._until()))
        except (WireError, LinkBrokenError, CallTimedOutError) as error:
            raise self._break(error.message) from None

    def _may_ask(self) -> None:
        if self.broken is not None:
            raise LinkBrokenError(self.broken)
        self.requests += 1
        if self.requests > self.limits.requests:
            raise self._break(f"More than {self.limits.requests} questions in one test cell.")

    def _until(self) -> float:
        until = time.monotonic() + self.limits.call_seconds + self.limits.grace_seconds
        return until if self.deadline is None else min(until, self.deadline)

    def _break(self, message: str) -> LinkBrokenError:
        self.broken = message
        return LinkBrokenError(message)

    def _reply(self, deadline: float, runs_code: bool) -> Any:
        while True:
            head, values = self.side.read(self.wire.receive(deadline))
            if head[0] != "ask":
                break
            deadline = self._serve(head, values) or deadline
        if len(head) != REPLY_PARTS or len(values) != 1:
            raise WireError("The candidate sent an answer without its parts.")
        self._take_in(head)
        return self._meaning(head[0], values[0])

    def _meaning(self, kind: Any, value: Any) -> Any:
        if kind == "ok":
            return value
        if kind == "missing":
            return MISSING
        if kind == "late":
            raise CallTimedOutError(f"The answer took longer than {self.limits.call_seconds:g} seconds.")
        if kind == "raised":
            raise self._error(value)
        raise WireError("The candidate sent an answer of no kind.")

    def _take_in(self, head: tuple[Any, ...]) -> None:
        _, out, err, warned, rebound, _ = head
        if type(out) is not str or type(err) is not str or type(warned) is not tuple or type(rebound) is not tuple:
            raise WireError("The candidate sent an answer without its parts.")
        if rebound:
            self.on_rebound(rebound)
        if out:
            sys.stdout.write(out)
        if err:
            sys.stderr.write(err)
        for one in warned:
            _warn_again(one)

    # What the student's code raised.

    def _error(self, value: Any) -> BaseException:
        try:
            name, kind_name, own, arguments, text, trace, kept = value
        except (TypeError, ValueError):
            raise WireError("The candidate sent an exception without its parts.") from None
        if type(text) is not str or type(trace) is not str or type(kind_name) is not str:
            raise WireError("The candidate sent an exception without its parts.")
        error = self._exception(name, own, kind_name, arguments, text, kept)
        self.traces[id(error)] = trace
        error.__dict__["openclass_trace"] = trace
        return error

    def _exception(self, name: Any, own: Any, kind_name: str, arguments: Any, text: str, kept: Any) -> BaseException:
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

    # What stand-ins need.

    def get(self, thing: StudentObject, name: str) -> Any:
        """An attribute of a student's object."""
        if name.startswith("__") and name.endswith("__") and name not in ASKED_NAMES:
            raise AttributeError(f"{type(thing).__name__!r} object has no attribute {name!r}")
        return self.ask("get", name, thing)

    def text(self, thing: StudentObject, name: str) -> str:
        """What a student's object says of itself."""
        value = self.ask("special", name, thing)
        if type(value) is not str:
            raise TypeError(f"{name} returned non-string")
        return value

    def operate(self, name: str, thing: StudentObject, *values: Any) -> Any:
        """Arithmetic with a student's object, if the teacher's own classes of that name can do it."""
        if not self.may_operate(type(thing).__name__, name):
            raise self.refusal(thing, name)
        return self.ask("special", name, thing, *values)

    def leave(self, thing: StudentObject, values: tuple[Any, ...]) -> Any:
        """The end of a `with` block. The exception itself stays here."""
        told = (None, None, None) if values[0] is None else (RuntimeError, None, None)
        return self.ask("special", "__exit__", thing, *told) is True

    def equals(self, thing: StudentObject, other: object) -> Any:
        """Identity, for objects whose class says nothing else of equality."""
        if thing is other:
            return True
        if type(thing)._openclass_mask & OWN_EQUALITY:  # type: ignore[attr-defined]
            raise self.refusal(thing, "__eq__")
        return False if other is None or isinstance(other, StudentObject) else NotImplemented

    def hash_of(self, thing: StudentObject) -> int:
        """A hash that goes with identity."""
        if type(thing)._openclass_mask & OWN_EQUALITY:  # type: ignore[attr-defined]
            raise self.refusal(thing, "__hash__")
        return hash(("student", number_of(thing)))

    def truth_of(self, thing: StudentObject) -> bool:
        """True, for objects whose class says nothing else of truth."""
        if type(thing)._openclass_mask & OWN_TRUTH:  # type: ignore[attr-defined]
            raise self.refusal(thing, "__bool__")
        return True

    def refusal(self, thing: object, name: str) -> NotAskedError:
        """The error for a question that is not asked. It is remembered, in case the test swallows it."""
        self.flags.add("refused")
        message = f"A test can't leave {name} to a student's {type(thing).__name__}: the student's code would answer."
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
