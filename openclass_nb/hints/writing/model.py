"""A language model behind an OpenAI-compatible address. The only module that imports openai.

Ollama, vLLM, LM Studio, Azure and OpenAI all speak chat completions. Whatever such a server does, the caller gets a
reply or a ModelError, and within the deadline.
"""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

Result = TypeVar("Result")
Form = Literal["schema", "json", "text"]
FORMS: tuple[Form, ...] = ("schema", "json", "text")
MOST_TOKENS = 600
"""What one hint may cost in tokens written."""
TICK = 0.1
"""Seconds after which a wait for a model looks up: whether somebody has pressed Ctrl-C, for one."""


class ModelError(Exception):
    """No usable reply; `reason` is a word for the audit. `unsupported`: another form of request may do."""

    def __init__(self, reason: str, *, unsupported: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unsupported = unsupported


@dataclass(frozen=True)
class Reply:
    """What was said, and what it cost; None where the server does not tell."""

    text: str
    prompt_tokens: int | None = None
    written_tokens: int | None = None


@dataclass(frozen=True)
class ModelAddress:
    """Where a model is: an address, a key (local servers need none), its name, and whether to stream."""

    url: str
    model: str
    key: str = ""
    stream: bool = False


class Model:
    """Asks a model; one call, no retries, never longer than the caller says."""

    def __init__(self, address: ModelAddress) -> None:
        self.address = address

    def ask(
        self,
        messages: list[dict[str, str]],
        form: Form,
        schema: dict[str, object],
        seconds: float,
        tokens: int = MOST_TOKENS,
    ) -> Reply:
        """The reply within `seconds`, at most `tokens` long. ModelError for everything that is none."""
        if seconds <= 0:
            raise ModelError("deadline")
        client = _client(self.address.url, self.address.key, seconds)
        return _within(seconds, lambda: self._ask(client, messages, form, schema, tokens), client.close)

    def _ask(
        self,
        client: Any,
        messages: list[dict[str, str]],
        form: Form,
        schema: dict[str, object],
        tokens: int,
    ) -> Reply:
        more: dict[str, Any] = {}
        if form == "schema":
            named = {"name": "reply", "schema": schema, "strict": True}
            more["response_format"] = {"type": "json_schema", "json_schema": named}
        create = client.chat.completions.create
        asked = {
            "model": self.address.model,
            "messages": messages,
            "max_tokens": tokens,
            "temperature": 0.2,
        }
        if self.address.stream:
            return _gathered(
                create(**asked, **more, stream=True, stream_options={"include_usage": True}), tokens
            )
        return _whole(create(**asked, **more))


def first_model(url: str, key: str = "", seconds: float = 5.0) -> str:
    """The name of a model that a server has. ModelError if it tells none."""
    client = _client(url, key, seconds)
    names = _within(seconds, lambda: [str(one.id) for one in client.models.list().data], client.close)
    if not names:
        raise ModelError("no-model")
    return names[0]


def _client(url: str, key: str, seconds: float) -> Any:
    """Talks to this address and to no other: it does not go along when a server sends it elsewhere. ModelError."""
    if not url.startswith(("http://", "https://")):
        raise ModelError("address")
    from openai import DefaultHttpxClient, OpenAI

    try:
        http = DefaultHttpxClient(follow_redirects=False, timeout=seconds)
        # A local server wants no key, but the package refuses an empty one.
        return OpenAI(base_url=url, api_key=key or "none", max_retries=0, timeout=seconds, http_client=http)
    except Exception as error:  # whatever can be wrong about what somebody has typed
        raise ModelError("address") from error


def _within(seconds: float, work: Callable[[], Result], give_up: Callable[[], None]) -> Result:
    """`work` in a thread of its own: a server that drips a byte now and then does not outlast the deadline."""
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True, name="hint-model")
    thread.start()
    try:
        _wait_for(thread, seconds)
    finally:
        threading.Thread(target=_quietly, args=(give_up,), daemon=True).start()
    if failed:
        raise _as_model_error(failed[0]) from failed[0]
    if not done:
        raise ModelError("deadline")
    return done[0]


def _wait_for(thread: threading.Thread, seconds: float) -> None:
    """Until it is done, at most `seconds`. In small steps: a long one is not always woken by Ctrl-C."""
    ends = time.monotonic() + seconds
    while thread.is_alive() and (left := ends - time.monotonic()) > 0:
        thread.join(min(left, TICK))


def _quietly(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:
        return


def _as_model_error(error: BaseException) -> ModelError:
    """Not only the package's own errors come: half JSON and HTML raise what the parsers raise."""
    if isinstance(error, ModelError):
        return error
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return ModelError(f"status-{status}", unsupported=status in (400, 404, 415, 422, 501))
    name = type(error).__name__
    return ModelError({"APITimeoutError": "deadline", "APIConnectionError": "connection"}.get(name, name))


def _whole(completion: Any) -> Reply:
    """A completion that came in one piece. Nothing about it is taken for granted: it may be a string of HTML."""
    choices = getattr(completion, "choices", None)
    if not isinstance(choices, list) or not choices:
        raise ModelError("no-choices")
    choice = choices[0]
    message = getattr(choice, "message", None)
    if getattr(message, "refusal", None):
        raise ModelError("refusal")
    text = getattr(message, "content", None)
    return _finished(text, getattr(choice, "finish_reason", None), getattr(completion, "usage", None))


def _gathered(chunks: Iterable[Any], tokens: int) -> Reply:
    """A completion in pieces; one that was cut ends without a reason to finish."""
    text, reason, usage = "", None, None
    for chunk in chunks:
        usage = getattr(chunk, "usage", None) or usage
        for choice in getattr(chunk, "choices", None) or []:
            text += getattr(getattr(choice, "delta", None), "content", None) or ""
            reason = getattr(choice, "finish_reason", None) or reason
        if len(text) > 20 * tokens:
            raise ModelError("too-long")
    return _finished(text, reason, usage)


def _finished(text: Any, reason: Any, usage: Any) -> Reply:
    if reason != "stop":
        raise ModelError(
            {"length": "truncated", "content_filter": "refusal", None: "cut"}.get(reason, "finish")
        )
    if not isinstance(text, str) or not text.strip():
        raise ModelError("empty")
    return Reply(text, _count(usage, "prompt_tokens"), _count(usage, "completion_tokens"))


def _count(usage: Any, name: str) -> int | None:
    found = getattr(usage, name, None)
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 10**9 else None
