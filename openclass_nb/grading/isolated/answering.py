"""The candidate's side: answers an examiner's questions about the names that the student's cells bound.

This runs among the student's code, which can change all of it, and then only spoils its own answers. Nothing that
the examiner expects ever comes here.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from openclass_nb.grading.isolated import capture, questions
from openclass_nb.grading.isolated.candidate_side import CandidateSide, Kept
from openclass_nb.grading.isolated.errors import LinkBrokenError, NotForTheWireError
from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.raised import arguments_of, library_name, text_of, trace_of
from openclass_nb.grading.isolated.wire import Wire

HERE = "openclass_nb/grading/isolated"
MISSING = object()
Head = tuple[Any, ...]


def answer(sock: socket.socket, namespace: dict[str, Any], limits: Limits | None = None) -> str:
    """Serve one examiner until it lets the candidate go on ("released") or hangs up ("gone").

    `namespace` is what the student's cells run in. Call it where a test cell stands, with the same socket each time.
    """
    return Answerer.of(sock, namespace, limits or Limits()).serve()


class Answerer:
    """Serves the questions that come over one socket. It lives as long as the socket: numbers stay valid."""

    _known: ClassVar[dict[int, Answerer]] = {}

    def __init__(self, sock: socket.socket, namespace: dict[str, Any], limits: Limits) -> None:
        self.limits = limits
        self.wire = Wire(sock, limits.message_bytes)
        self.side = CandidateSide(namespace, limits, self.ask)
        self._depth = 0
        self._stage: capture.Stage | None = None

    @classmethod
    def of(cls, sock: socket.socket, namespace: dict[str, Any], limits: Limits) -> Answerer:
        """The answerer of this socket, made at the first call."""
        known = cls._known.get(sock.fileno())
        if known is None or known.wire.sock is not sock or known.side.namespace is not namespace:
            known = cls._known[sock.fileno()] = cls(sock, namespace, limits)
        return known

    def serve(self) -> str:
        """Answer until released."""
        with capture.clock(self._may_ring, capture.TooLongError):
            return self._serve()

    def _may_ring(self) -> bool:
        return self._stage is not None and self._stage.running

    def _serve(self) -> str:
        while True:
            try:
                head, operands = self.side.read(self.wire.receive())
            except LinkBrokenError:
                return "gone"
            if head[0] == "release":
                return "released"
            if head[0] == "begin":
                with contextlib.suppress(Exception):  # of classes that the student's code has made to raise
                    self.side.begin(tuple(head[1]["classes"]))
                continue
            try:
                self._answer(head, operands)
            except LinkBrokenError:
                return "gone"

    def _answer(self, head: Head, operands: Sequence[Any]) -> None:
        """Answer one question."""
        operation, detail = head[:2]
        context: Any = {}
        if len(head) > len(("operation", "detail")):
            drops, releases, context = head[2:]
            self._forget(drops, releases)
        if operation in questions.QUIET:
            kind, value = self._result(operation, detail, operands)
            share = operation not in questions.DESCRIBING
            self.wire.send(self._message((kind,), value, runs_code=False, share=share))
            return
        outer = self._stage
        with capture.Stage(self.limits, context, outermost=outer is None) as stage:
            self._stage = stage
            kind, value = self._result(operation, detail, operands)
        self._stage = outer
        self._reply(kind, value, stage)

    def _result(self, operation: str, detail: Any, operands: Sequence[Any]) -> tuple[str, Any]:
        ask: Callable[..., Any] = questions.QUESTIONS[operation]
        try:
            return "ok", ask(self.side, detail, *operands)
        except questions.NotThereError:
            return "missing", None
        except LinkBrokenError:
            raise
        except capture.TooLongError:
            return "late", None
        except BaseException as error:
            return "raised", self._describe(error)

    def _describe(self, error: BaseException) -> tuple[Any, ...]:
        kind = type(error)
        known = kind in self.side.teachers
        name = None if known else library_name(kind)
        own = None if name else kind
        kept = dict(vars(error)) if known else Kept(error) if own else None
        return name, kind.__name__, own, arguments_of(error), text_of(error), trace_of(error, HERE), kept

    def _forget(self, drops: Sequence[int], releases: Sequence[int]) -> None:
        for number in drops:
            self.side.forget(number)
        for number in releases:
            self.side.handles.release(number)

    def _reply(self, kind: str, value: Any, stage: capture.Stage) -> None:
        out, err, warned = stage.taken()
        more = (out, err, warned, self._rebound(), stage.left())
        head = (kind, *more) if any(more) else (kind,)
        self.wire.send(self._message(head, value, runs_code=True))

    def _message(self, head: Head, value: Any, runs_code: bool, share: bool = True) -> bytes:
        try:
            return self.side.message(head, (value,), runs_code, share)
        except NotForTheWireError:
            simpler = (*value[:3], (value[4],), *value[4:6], None) if head[0] == "raised" else Kept(value)
            return self.side.message(head, (simpler,), runs_code)

    def _rebound(self) -> tuple[str, ...]:
        """Names that the examiner was told about and that mean something else now."""
        namespace, told = self.side.namespace, self.side.told_names
        changed = tuple(name for name, one in told.items() if namespace.get(name, MISSING) is not one)
        for name in changed:
            del told[name]
        return changed

    def ask(self, operation: str, detail: Any, *operands: Any) -> Any:
        """Ask the examiner about one of its own objects; its exceptions are raised here."""
        stage = self._stage
        if stage is None or not stage.is_here():
            raise RuntimeError("The test that made this object is not running.")
        out, err, warned = stage.taken()
        head = ("ask", operation, detail, out, err, warned)
        with stage.waiting():
            self.wire.send(self.side.message(head, operands, changes=True))
            while True:
                head, values = self.side.read(self.wire.receive())
                if head[0] in ("given", "refused"):
                    break
                self._answer(head, values)
        if head[0] == "refused":
            raise questions.error_called(head[1], values[0])
        return values[0]
