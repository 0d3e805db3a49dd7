"""The examiner's line to one candidate: questions out, answers in, and the candidate's own questions between them."""

from __future__ import annotations

import socket
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

from openclass_nb.grading.isolated.errors import (
    CallTimedOutError,
    LinkBrokenError,
    NotAskedError,
    NotForTheWireError,
    WireError,
)
from openclass_nb.grading.isolated.examiner_side import ExaminerSide
from openclass_nb.grading.isolated.figures.mirror import FigureMirror
from openclass_nb.grading.isolated.given import answer_about
from openclass_nb.grading.isolated.introspection import FUNCTIONS, kind_of
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.mirrors import Mirror
from openclass_nb.grading.isolated.questions import QUIET
from openclass_nb.grading.isolated.raised import library_class, rebuilt, text_of
from openclass_nb.grading.isolated.stand_ins import (
    ASKED_NAMES,
    OWN_EQUALITY,
    OWN_TRUTH,
    StudentClass,
    StudentObject,
    number_of,
)
from openclass_nb.grading.isolated.submitted import FROM_TEXT, SubmittedText
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
        self.mirror = Mirror()
        self.figures = FigureMirror(self)
        self.submitted = SubmittedText()
        self._paths: dict[int, str] = {}
        self._released: list[int] = []

    # Asking.

    def ask(self, operation: str, detail: Any, *operands: Any) -> Any:
        """The candidate's answer. What its code raises is raised here; LinkBrokenError if it can't be asked."""
        runs_code = operation not in QUIET
        if runs_code:
            self.before_question()
        try:
            return self._asked(operation, detail, operands, runs_code)
        finally:
            if runs_code and self.broken is None:
                self.figures.refresh()

    def _asked(self, operation: str, detail: Any, operands: tuple[Any, ...], runs_code: bool) -> Any:
        self._may_ask()
        data = self._question(operation, detail, operands, runs_code)
        outer, self.busy = self.busy, True
        try:
            deadline = self._until()
            self.wire.send(data, deadline)
            kind, value = self._reply(deadline)
        except (WireError, LinkBrokenError) as error:
            raise self._break(error.message) from None
        except CallTimedOutError:
            raise self._break("The answer took too long, and the process did not come back.") from None
        finally:
            self.busy = outer
        return self._meaning(kind, value)

    def _question(self, operation: str, detail: Any, operands: tuple[Any, ...], runs_code: bool) -> bytes:
        """The bytes of a question. What is wrong here is not the student's; the test can't go on isolated."""
        head: tuple[Any, ...] = (operation, detail)
        drops: list[int] = []
        try:
            if runs_code:
                drops, released, context = self.side.shared.unused(), tuple(self._released), self.mirror.context()
                if drops or released or context:
                    self._released.clear()
                    head = (operation, detail, drops, released, context)
            data = self.side.message(head, operands, changes=runs_code)
        except NotForTheWireError as error:
            raise self.remembered(error.message) from None
        for number in drops:
            self.side.forget(number)
        return data

    def release(self) -> None:
        """Let the candidate go on with what it was doing before it began to answer."""
        if self.broken is not None:
            raise LinkBrokenError(self.broken)
        try:
            self.wire.send(self.side.message(("release",), (), changes=True), self._until())
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
        raise self._break("The candidate sent an answer of no kind.")

    def _take_in(self, head: tuple[Any, ...]) -> None:
        _, out, err, warned, rebound, left = head
        if type(out) is not str or type(err) is not str or type(warned) is not tuple or type(rebound) is not tuple:
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

    # What the student's code raised.

    def _error(self, value: Any) -> BaseException:
        try:
            name, kind_name, own, arguments, text, trace, kept = value
        except (TypeError, ValueError):
            raise self._break("The candidate sent an exception without its parts.") from None
        if type(text) is not str or type(trace) is not str or type(kind_name) is not str:
            raise self._break("The candidate sent an exception without its parts.")
        error = self._exception(name, own, kind_name, arguments, text, kept)
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

    def get(self, thing: StudentObject | StudentClass, name: str) -> Any:
        """An attribute of a student's object or class. What a function is made of is read in the submitted text."""
        path = self.path_of(thing)
        if name in FROM_TEXT and kind_of(thing) in FUNCTIONS and path is not None:
            return self.submitted.attribute(path, name)
        if name.startswith("__") and name.endswith("__") and name not in ASKED_NAMES:
            raise AttributeError(f"{type(thing).__name__!r} object has no attribute {name!r}")
        value = self.ask("get", name, thing)
        owner = path if isinstance(thing, StudentClass) else type(thing).__name__
        self.note_path(value, f"{owner}.{name}")
        return value

    def note_path(self, value: Any, path: str) -> None:
        """Remember under which name the candidate has given a function or class."""
        if isinstance(value, StudentClass):
            self._paths.setdefault(value._openclass_number_of_class, path)
        elif isinstance(value, StudentObject) and kind_of(value) in FUNCTIONS:
            self._paths[number_of(value)] = path

    def path_of(self, thing: Any) -> str | None:
        """The name under which a student's function or class is found in the submitted text."""
        if isinstance(thing, StudentClass):
            return self._paths.get(thing._openclass_number_of_class, thing.__name__)
        return self._paths.get(number_of(thing)) if isinstance(thing, StudentObject) else None

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
        if type(thing)._openclass_mask & OWN_EQUALITY:
            raise self.refusal(thing, "__eq__")
        return False if other is None or isinstance(other, StudentObject) else NotImplemented

    def hash_of(self, thing: StudentObject) -> int:
        """A hash that goes with identity."""
        if type(thing)._openclass_mask & OWN_EQUALITY:
            raise self.refusal(thing, "__hash__")
        return hash(("student", number_of(thing)))

    def truth_of(self, thing: StudentObject) -> bool:
        """True, for objects whose class says nothing else of truth."""
        if type(thing)._openclass_mask & OWN_TRUTH:
            raise self.refusal(thing, "__bool__")
        return True

    def refusal(self, thing: object, name: str) -> NotAskedError:
        """The error for a question that is not asked. It is remembered, in case the test swallows it."""
        kind = type(thing).__name__
        return self.remembered(f"A test can't leave {name} to a student's {kind}: the student's code would answer.")

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
