"""Ask for a hint, in the strictest form that the server understands: schema, JSON in the prompt, plain words.

And once again, if the first one was refused.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from openclass_nb.hints.sequence import Kind
from openclass_nb.hints.writing.material import Material, prompt_hash
from openclass_nb.hints.writing.model import FORMS, MOST_TOKENS, Form, ModelError, Reply
from openclass_nb.hints.writing.prompting import (
    AS_JSON,
    AS_SCHEMA,
    AS_TEXT,
    SCHEMA,
    messages_again,
    messages_for,
)
from openclass_nb.hints.writing.reply import Written, read_plain, read_written

SECONDS = 8.0
"""All that a student waits for a model, every form together."""
Message = dict[str, str]
WORDS: dict[Form, str] = {"schema": AS_SCHEMA, "json": AS_JSON, "text": AS_TEXT}


class AsksModel(Protocol):
    """The seam to the model."""

    def ask(
        self, messages: list[dict[str, str]], form: Form, schema: dict[str, object], seconds: float
    ) -> Reply:
        """The reply. ModelError for everything that is none."""
        ...


@dataclass(frozen=True)
class Asked:
    """What came of asking: a hint or none, what it cost, and why it failed, form by form.

    `sent` is the last request, in the last `form`, and `said` the reply to it as it came.
    """

    written: Written | None = None
    tokens: int = 0
    reasons: tuple[str, ...] = ()
    sent: tuple[Message, ...] = ()
    said: str = ""
    form: Form = "schema"
    another_form: bool = False

    @property
    def prompt(self) -> str:
        """Names what was sent last; empty if nothing was."""
        return prompt_hash(list(self.sent)) if self.sent else ""


def ask_for_hint(
    model: AsksModel,
    material: Material,
    *,
    seconds: float = SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> Asked:
    """Never raises for what a model does; what can't be counted is charged from the estimate."""
    asked, ends = Asked(), clock() + seconds
    for form in FORMS:
        one = _request(model, messages_for(material, WORDS[form]), form, material.rung, ends - clock())
        asked = replace(one, tokens=asked.tokens + one.tokens, reasons=asked.reasons + one.reasons)
        if not asked.another_form or clock() >= ends:
            return asked
    return asked


def ask_again(model: AsksModel, first: Asked, material: Material, *, seconds: float) -> Asked:
    """Another hint in the place of a refused one: one request more, in the form that worked. Never raises either.

    What is said about the refusal is the same whatever was wrong.
    """
    messages = messages_again(list(first.sent), first.said)
    return _request(model, messages, first.form, material.rung, seconds)


def may_ask_again(first: Asked, material: Material) -> bool:
    """Whether what was reserved has room for a second request: mostly the forms that nobody needed pay for it."""
    again = messages_again(list(first.sent), first.said)
    return first.tokens + estimate(again) <= most_of(material)


def _request(model: AsksModel, messages: list[Message], form: Form, rung: Kind, seconds: float) -> Asked:
    """One request; `another_form` says whether another one may get more."""
    asked = Asked(sent=tuple(messages), form=form)
    try:
        reply = model.ask(messages, form, SCHEMA, seconds)
    except ModelError as error:
        free = error.unsupported or error.reason.startswith("status-")
        tokens = 0 if free else estimate(messages)
        return replace(
            asked, tokens=tokens, reasons=(f"{form}: {error.reason}",), another_form=error.unsupported
        )
    replied = replace(asked, tokens=spent(reply, messages), said=reply.text)
    written = read_written(reply.text) or (read_plain(reply.text, rung) if form == "text" else None)
    if written is None:
        return replace(replied, reasons=(f"{form}: not in this form",), another_form=True)
    return replace(replied, written=written)


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
    """What asking for a hint may cost when every form is tried: this is reserved before, and settled after.

    It is enough for a second request too, unless several forms were needed and charged: see `may_ask_again`.
    """
    return sum(estimate(messages_for(material, words)) for words in WORDS.values())
