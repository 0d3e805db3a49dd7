"""Around every request: an id, a bound on its size, one line in the log. No names of people in it."""

import itertools
import json
import logging
import secrets
import time
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from openclass_nb.service.metrics import Metrics
from openclass_nb.service.refusals import TooLargeError, answer_to

LOG = logging.getLogger("openclass_nb.service.requests")
ID = "X-Request-ID"
NOTED = (401, 403, 413, 429, 500, 503)
"""Refusals and faults that whoever runs the service sees without asking for every request."""


class Envelope:
    """ASGI middleware. Bodies larger than `most` bytes are answered with 413, whether or not they say so first."""

    def __init__(self, app: ASGIApp, metrics: Metrics, most: int) -> None:
        self._app, self._metrics, self._most = app, metrics, most
        self._run, self._numbers = secrets.token_hex(4), itertools.count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an HTTP request on, counted and bounded."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(f"{self._run}{next(self._numbers):08x}", send)
        begun = time.monotonic()
        try:
            if _declared(scope) > self._most:
                await answer.refuse(self._too_large())
            else:
                await self._app(scope, self._bounded(receive, answer), answer.send)
        finally:
            self._count(scope, answer, time.monotonic() - begun)

    def _too_large(self) -> TooLargeError:
        step = "Send the notebook without its outputs."
        return TooLargeError(f"This request is larger than {self._most / 2**20:g} MB.", next_step=step)

    def _bounded(self, receive: Receive, answer: "_Answer") -> Receive:
        taken = 0

        async def take() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                answer.instead = self._too_large()
                raise answer.instead
            return message

        return take

    def _count(self, scope: Scope, answer: "_Answer", seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unknown")
        self._metrics.requests.labels(route, str(answer.status)).inc()
        self._metrics.seconds.labels(route).observe(seconds)
        about = {
            "request": answer.id,
            "method": scope["method"],
            "route": route,
            "status": answer.status,
            "ms": round(1000 * seconds, 1),
        }
        LOG.log(
            logging.WARNING if answer.status in NOTED else logging.INFO, "request", extra={"about": about}
        )


class _Answer:
    """The answer on its way out: its status is noted, the request's id is put on it.

    `instead` is told in place of what the application makes of a body that broke off.
    """

    def __init__(self, ident: str, send: Send) -> None:
        self.id, self._send = ident, send
        self.status = 0
        self.instead: TooLargeError | None = None

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """Pass a part of the answer on."""
        if self.instead is not None:
            await self.refuse(self.instead)
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", []), (ID.lower().encode(), self.id.encode())]
        await self._send(message)

    async def refuse(self, error: TooLargeError) -> None:
        """Answer with the error, once; nothing if an answer has begun."""
        if self.status:
            return
        self.instead = None
        status, _, problem = answer_to(error)
        headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": problem.model_dump_json().encode()})
        self.instead = error


def _declared(scope: Scope) -> int:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(lengths[0]) if lengths and lengths[0].isdigit() else 0


class JsonLines(logging.Formatter):
    """One JSON object a line: when, level, what, and what goes with it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        about = getattr(record, "about", {})
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "what": record.getMessage(),
            **about,
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line)
