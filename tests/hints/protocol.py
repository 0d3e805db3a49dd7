"""What a request for chat completions may look like, strictly; and what none of ours may hold."""

import json
from typing import Any

from openai.types.chat import (
    ChatCompletionAssistantMessageParam,
    ChatCompletionSystemMessageParam,
    ChatCompletionUserMessageParam,
)
from pydantic import TypeAdapter, ValidationError

KNOWN = {"model", "messages", "max_tokens", "temperature", "response_format", "stream", "stream_options"}
MESSAGES: dict[str, TypeAdapter[Any]] = {
    "system": TypeAdapter(ChatCompletionSystemMessageParam),
    "user": TypeAdapter(ChatCompletionUserMessageParam),
    "assistant": TypeAdapter(ChatCompletionAssistantMessageParam),
}
TURNS = (["system", "user"], ["system", "user", "assistant", "user"])
"""Who speaks in a request: strict servers want turns, and that a person has the last word."""


def what_is_wrong(body: Any) -> str:
    """Why a request is none that the protocol knows; each message is looked at, for the params as a whole are lazy."""
    if not isinstance(body, dict) or not isinstance(body.get("messages"), list) or not body["messages"]:
        return "no messages"
    if unknown := set(body) - KNOWN:
        return f"unknown: {sorted(unknown)}"
    if not isinstance(body.get("model"), str) or not body["model"]:
        return "no model"
    for message in body["messages"]:
        kind = MESSAGES.get(message.get("role") if isinstance(message, dict) else "")
        if kind is None or set(message) != {"role", "content"}:
            return "a message of another form"
        try:
            kind.validate_python(message, strict=True)
        except ValidationError as error:
            return str(error)
    if [one["role"] for one in body["messages"]] not in TURNS:
        return "messages out of turn"
    return _wrong_format(body.get("response_format"))


def _wrong_format(wanted: Any) -> str:
    if wanted is None:
        return ""
    schema = wanted.get("json_schema", {}).get("schema", {})
    if wanted.get("type") != "json_schema" or schema.get("additionalProperties") is not False:
        return "a schema that is not strict"
    return "" if set(schema["required"]) == set(schema["properties"]) else "a schema with optional fields"


SECRETS = ("return a + b", "add(-4, 9)", "canary-")
"""Stand in reference answers and hidden tests of the courses that tests make."""


def ours(body: dict[str, Any]) -> list[dict[str, str]]:
    """The messages that are not the model's own words."""
    return [one for one in body["messages"] if one["role"] != "assistant"]


def secrets_in(body: dict[str, Any]) -> list[str]:
    """What a request for a hint holds that must not leave; what a student has written is the student's, and what the
    model itself has said is known to it.
    """
    try:
        told = json.loads(body["messages"][1]["content"])
    except (ValueError, LookupError, TypeError):
        return []
    if not isinstance(told, dict) or "rung" not in told:
        return []  # a draft: it is the teacher's own text
    rules, _, *later = ours(body)
    sent = json.dumps([rules, *later, told | {"code": ""}], ensure_ascii=False)
    return [one for one in SECRETS if one in sent]
