"""Ask for a hint, in the strictest form that the server understands: schema, JSON in the prompt, plain words."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from openclass_nb.hints.writing.material import Material, prompt_hash
from openclass_nb.hints.writing.model import MOST_TOKENS, Form, ModelError, Reply
from openclass_nb.hints.writing.prompting import AS_JSON, AS_SCHEMA, AS_TEXT, SCHEMA, messages_for
from openclass_nb.hints.writing.reply import Written, read_plain, read_written

SECONDS = 8.0
"""All that a student waits for a model, every form together."""
WORDS: dict[Form, str] = {"schema": AS_SCHEMA, "json": AS_JSON, "text": AS_TEXT}


class AsksModel(Protocol):
    """The seam to the model."""

    def ask(
        self, messages: list[dict[str, str]], form: Form, schema: dict[str, object], seconds: float
    ) -> Reply:
        """The reply. ModelError for everything that is none."""
        ...


@dataclass
class Asked:
    """What came of asking: a hint or none, what it cost, and why it failed, form by form."""

    written: Written | None = None
    tokens: int = 0
    prompt: str = ""
    reasons: list[str] = field(default_factory=list)


def ask_for_hint(
    model: AsksModel,
    material: Material,
    *,
    seconds: float = SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> Asked:
    """Never raises for what a model does; what can't be counted is charged from the estimate."""
    asked, ends = Asked(), clock() + seconds
    for form in ("schema", "json", "text"):
        messages = messages_for(material, WORDS[form])
        asked.prompt = prompt_hash(messages)
        try:
            reply = model.ask(messages, form, SCHEMA, ends - clock())
        except ModelError as error:
            asked.tokens += (
                0 if error.unsupported or error.reason.startswith("status-") else estimate(messages)
            )
            asked.reasons.append(f"{form}: {error.reason}")
            if error.unsupported and clock() < ends:
                continue
            return asked
        asked.tokens += spent(reply, messages)
        asked.written = read_written(reply.text) or (
            read_plain(reply.text, material.rung) if form == "text" else None
        )
        if asked.written is not None or clock() >= ends:
            return asked
        asked.reasons.append(f"{form}: not in this form")
    return asked


def first_messages(material: Material) -> list[dict[str, str]]:
    """What a model reads when it is asked first; in the forms after that only the last sentence is another."""
    return messages_for(material, WORDS["schema"])


def estimate(messages: list[dict[str, str]]) -> int:
    """Tokens that a request may cost at most, as far as can be told before: two bytes a token, and the reply."""
    return sum(len(one["content"].encode(errors="replace")) for one in messages) // 2 + MOST_TOKENS


def spent(reply: Reply, messages: list[dict[str, str]]) -> int:
    """What a reply cost; from the estimate where the server does not tell, or tells less than nothing."""
    if reply.prompt_tokens is None or reply.written_tokens is None:
        return estimate(messages)
    return reply.prompt_tokens + reply.written_tokens


def most_of(material: Material) -> int:
    """What asking for a hint may cost when every form is tried: this is reserved before, and settled after."""
    return sum(estimate(messages_for(material, words)) for words in WORDS.values())
