"""A tried hint as a teacher reads it: where it comes from, what a model wrote, what the guards did, what was sent."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from openclass_nb.cli.output import console

if TYPE_CHECKING:
    from openclass_nb.hints.writing.asking import Message
    from openclass_nb.workflows.try_hint import TriedHints, TriedReply, TriedRung

SOURCES = {
    "authored": "Your hint",
    "deterministic": "From the test and the code",
    "bottom-out": "The answer",
}
WRITTEN = "Written by the model"
OUTCOMES = {
    "blocked": "not shown, the guards stopped it",
    "ungrounded": "not shown, it is not about this program",
    "failed": "nothing to show",
}
"""What the guards said about a written hint, if the student does not get it."""


def source_of(rung: "TriedRung") -> str:
    """Where a hint comes from, in words."""
    return SOURCES.get(rung.kind, f"{WRITTEN} ({rung.kind})")


def show_rung(number: int, rung: "TriedRung", *, sent: bool = False, about: str = "") -> None:
    """One hint, numbered as a student counts them; below it what is behind it, each time that a model was asked."""
    from rich.markup import escape

    out = console()
    verdict = f"[dim]: {_verdict(rung.replies[0])}[/]" if rung.replies else ""
    out.print(f"[bold]{number}. {escape(about)}{source_of(rung)}[/]{verdict}")
    for place, reply in enumerate(rung.replies):
        if place:
            out.print(f"   [bold]The model was asked once again[/][dim]: {_verdict(reply)}[/]")
        _show_reply(reply)
        if sent:
            before = len(rung.replies[place - 1].sent) if place else 0
            show_sent("Then it read:" if place else "The model read:", reply.sent[before:])
    instead = "The student gets instead: " if rung.outcome in OUTCOMES else ""
    text = rung.text.strip().replace("\n", "\n   ")
    out.print(f"   [dim]{instead}[/]{escape(text)}")


def _show_reply(reply: "TriedReply") -> None:
    from rich.markup import escape

    if reply.reason:
        console().print(f"   [yellow]Why: {escape(_why(reply))}.[/]")
    if reply.said:
        console().print(f"   [yellow]The model wrote:[/] {escape(reply.said.strip())}")


def show_sent(title: str, messages: "Sequence[Message]") -> None:
    """Messages word for word, what is JSON on lines of its own."""
    from rich.markup import escape

    out = console()
    out.print(f"   [dim]{title}[/]")
    for one in messages:
        lines = _in_lines(one["content"]).splitlines()
        out.print(f"     [dim]{one['role']}:[/]")
        out.print("\n".join(f"       [dim]{escape(line)}[/]" for line in lines))


def tell_unwritten(tried: "TriedHints", sent: bool) -> None:
    """Why no model wrote, and what one would have read."""
    from rich.markup import escape

    if tried.unwritten:
        console().print(f"No model writes hints here. {escape(tried.unwritten)}")
    if sent and tried.unwritten:
        if tried.would_send:
            show_sent("Nothing was sent. If one wrote, this is what it would read first:", tried.would_send)
        else:
            console().print("   [dim]Nothing was sent.[/]")


def _verdict(reply: "TriedReply") -> str:
    cost = f", {reply.tokens} tokens" if reply.tokens else ""
    return f"{OUTCOMES.get(reply.outcome, reply.outcome)}{cost}"


def _why(reply: "TriedReply") -> str:
    from openclass_nb.hints.writing.failures import in_words

    return in_words(reply.reason) if reply.outcome == "failed" else reply.reason


def _in_lines(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    except ValueError:
        return text
