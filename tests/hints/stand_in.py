"""A stand-in for a model's server: speaks chat completions strictly, and can go wrong in every way that was seen.

It is no model: nothing about the quality of hints follows from it. With OPENCLASS_HINTS_URL set,
“openclass hints smoke” asks a real one.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.hints.protocol import secrets_in, what_is_wrong

Reply = Callable[[dict[str, Any]], str]
"""What it says to a request's body."""
FAULTS = (
    "429", "429-wait", "500", "502-html", "401", "404", "never", "drips", "reset", "empty-200", "html-200", "half-json",
    "wrong-schema", "plain-text", "refusal", "truncated", "cut", "no-choices", "null-content", "tool-calls", "giant",
    "no-usage", "odd-usage", "no-schemas", "fenced", "not-utf8", "redirects", "array", "filtered",
)  # fmt: skip
"""Ways to go wrong. After some of them there is a hint all the same: see GOOD."""
GOOD = ("no-usage", "odd-usage", "no-schemas", "fenced")
HINT = "Look at what comes back for the tested input, and say in your own words what the task wants instead."


def good_hint(body: dict[str, Any], text: str = HINT, **more: Any) -> str:
    """A hint of the right form for a request."""
    told = json.loads(body["messages"][1]["content"])
    hint = {"kind": told["rung"], "line": None, "test_id": told["test_id"], "claim": "", "text": text}
    return json.dumps(hint | more)


def refused_first(then: str = HINT, **first: Any) -> Reply:
    """A model that writes something else, `then`, when it is asked once again."""
    return lambda body: good_hint(body, then) if is_second(body) else good_hint(body, **first)


def is_second(body: dict[str, Any]) -> bool:
    """Whether a request comes after a reply that was refused."""
    return len(body["messages"]) > 2


@dataclass
class StandIn:
    """A running stand-in. `fault` makes it go wrong; `bodies` are all requests that came, `said` what it said to them;
    `elsewhere` is where it sends people who come to it with the fault “redirects”.
    """

    url: str = ""
    fault: str = ""
    elsewhere: str = "/v1/chat/completions"
    reply: Reply = good_hint
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    invalid: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    stand_in: StandIn

    def log_message(self, *_: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        """The models that there are; and where a redirect leads: to itself."""
        if self.stand_in.fault == "drips":
            self._drips(None)
        if self.path == "/v1/models":
            model = {"id": "stand-in", "object": "model", "created": 1, "owned_by": "nobody"}
            self._send(200, json.dumps({"object": "list", "data": [model]}).encode())
            return
        self._send(302, b"", location=self.path)

    def do_POST(self) -> None:
        """One completion, or what the fault makes of it."""
        stand = self.stand_in
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        stand.bodies.append(body)
        stand.headers.append(dict(self.headers))
        if wrong := self._wrong(body):
            stand.invalid.append(wrong)
            self._error(400, "invalid request")
            return
        try:
            getattr(self, f"_{stand.fault.replace('-', '_')}", self._good)(body)
        except (BrokenPipeError, ConnectionResetError):
            return

    def _wrong(self, body: Any) -> str:
        """Why it can't answer; nobody may put words in its mouth that it has not said."""
        if self.path != "/v1/chat/completions" or (wrong := what_is_wrong(body)):
            return self.path if self.path != "/v1/chat/completions" else wrong
        mine = [one["content"] for one in body["messages"] if one["role"] == "assistant"]
        return "" if set(mine) <= set(self.stand_in.said) else "words that it never said"

    def _good(self, body: dict[str, Any], **change: Any) -> None:
        """A completion, whole or in pieces."""
        text = change.pop("content", None) or self.stand_in.reply(body)
        self.stand_in.said.append(text)
        usage = change.pop("usage", {"prompt_tokens": 300, "completion_tokens": 60, "total_tokens": 360})
        if body.get("stream"):
            self._pieces(body, text, usage, change)
            return
        message = {"role": "assistant", "content": text, "refusal": None} | change.pop("message", {})
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None} | change
        self._json({"choices": [choice], **({"usage": usage} if usage else {})})

    def _pieces(self, body: dict[str, Any], text: str, usage: Any, change: dict[str, Any]) -> None:
        message = change.get("message", {})
        deltas: list[dict[str, Any]] = [{"content": text[at : at + 40]} for at in range(0, len(text), 40)]
        if message:
            deltas = [{key: value for key, value in message.items() if value is not None}]
        chunks = [{"choices": [{"index": 0, "delta": one, "finish_reason": None}]} for one in deltas]
        if change.get("finish_reason", "stop"):
            end = {"index": 0, "delta": {}, "finish_reason": change.get("finish_reason", "stop")}
            chunks.append({"choices": [end]})
        if usage and body.get("stream_options", {}).get("include_usage"):
            chunks.append({"choices": [], "usage": usage})
        told = [self._whole(one, "chat.completion.chunk") for one in chunks]
        lines = "".join(f"data: {json.dumps(one)}\n\n" for one in told)
        self._send(200, (lines + "data: [DONE]\n\n").encode(), "text/event-stream")

    def _whole(self, part: dict[str, Any], kind: str = "chat.completion") -> dict[str, Any]:
        return {"id": "c-1", "object": kind, "created": 1, "model": "stand-in", **part}

    def _json(self, part: dict[str, Any]) -> None:
        self._send(200, json.dumps(self._whole(part)).encode())

    def _send(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _error(self, status: int, message: str, **headers: str) -> None:
        self._send(status, json.dumps({"error": {"message": message, "type": "error"}}).encode(), **headers)

    def _429(self, body: Any) -> None:
        self._error(429, "slow down")

    def _429_wait(self, body: Any) -> None:
        self._error(429, "slow down", retry_after="60")

    def _500(self, body: Any) -> None:
        self._error(500, "oh")

    def _502_html(self, body: Any) -> None:
        self._send(502, b"<html><h1>Bad gateway</h1></html>", "text/html")

    def _401(self, body: Any) -> None:
        self._error(401, "wrong key")

    def _404(self, body: Any) -> None:
        self._error(404, "no such model")

    def _never(self, body: Any) -> None:
        self.stand_in.released.wait(60)

    def _drips(self, body: Any) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        while not self.stand_in.released.wait(0.05):
            self.wfile.write(b" ")
            self.wfile.flush()

    def _reset(self, body: Any) -> None:
        self.close_connection = True
        self.connection.close()

    def _empty_200(self, body: Any) -> None:
        self._send(200, b"")

    def _html_200(self, body: Any) -> None:
        self._send(200, b"<html><body>Please sign in</body></html>", "text/html")

    def _half_json(self, body: Any) -> None:
        self._send(200, b'{"id": "c-1", "choices": [{"message": {"content": "Lo')

    def _wrong_schema(self, body: Any) -> None:
        self._good(body, content='{"hint": "think", "level": 3}')

    def _plain_text(self, body: Any) -> None:
        self._good(body, content="<think>secret thoughts about the task</think>")

    def _refusal(self, body: Any) -> None:
        self._good(body, message={"content": None, "refusal": "I can't help with that."}, usage=None)

    def _truncated(self, body: Any) -> None:
        self._good(body, finish_reason="length")

    def _filtered(self, body: Any) -> None:
        self._good(body, finish_reason="content_filter")

    def _cut(self, body: Any) -> None:
        self._good(body, finish_reason=None)

    def _no_choices(self, body: Any) -> None:
        if body.get("stream"):
            self._send(200, b"data: [DONE]\n\n", "text/event-stream")
            return
        self._json({"choices": []})

    def _null_content(self, body: Any) -> None:
        self._good(body, message={"content": None})

    def _tool_calls(self, body: Any) -> None:
        call = {
            "id": "t",
            "type": "function",
            "index": 0,
            "function": {"name": "set_policy", "arguments": "{}"},
        }
        self._good(body, message={"content": None, "tool_calls": [call]}, finish_reason="tool_calls")

    def _giant(self, body: Any) -> None:
        self._good(body, content="x" * 3_000_000)

    def _no_usage(self, body: Any) -> None:
        self._good(body, usage=None)

    def _odd_usage(self, body: Any) -> None:
        self._good(body, usage={"prompt_tokens": -5, "completion_tokens": -7, "total_tokens": -12})

    def _no_schemas(self, body: Any) -> None:
        if "response_format" in body:
            self._error(400, "response_format is not supported")
        else:
            self._good(body)

    def _fenced(self, body: Any) -> None:
        self._good(body, content=f"Sure:\n```json\n{self.stand_in.reply(body)}\n```\nHope this helps.")

    def _not_utf8(self, body: Any) -> None:
        self._send(200, b'{"id": "\xff\xfe", "choices": \x80}')

    def _redirects(self, body: Any) -> None:
        self._send(307, b"", location=self.stand_in.elsewhere)

    def _array(self, body: Any) -> None:
        self._send(200, b'[1, 2, "three"]')


@contextmanager
def standing_in(reply: Reply = good_hint) -> Iterator[StandIn]:
    """A stand-in that listens on this machine until the end of the block.

    Whatever test it is for: no request for a hint that it has got holds a secret.
    """
    stand = StandIn(reply=reply)
    handler = type("Handler", (_Handler,), {"stand_in": stand})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    stand.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield stand
    finally:
        stand.released.set()
        server.shutdown()
        server.server_close()
    assert [told for body in stand.bodies for told in secrets_in(body)] == [], "a secret has left"


def waited(work: Callable[[], object]) -> float:
    """Seconds that `work` took."""
    began = time.monotonic()
    work()
    return time.monotonic() - began
