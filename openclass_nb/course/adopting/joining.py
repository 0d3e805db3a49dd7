"""One more assignment in a course.yml that is there, every line that a teacher wrote left as it is.

A YAML library that keeps comments moves those between two keys when something is added to the first of them.
So the places are taken from the parsed file, and the lines are put in as text.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openclass_nb.course.adopting.proposal import AssignmentProposal, assignment_text, objective_text, quoted


@dataclass(frozen=True)
class _Entry:
    """What is to be added under a key: as a block, or on one line between brackets."""

    key: str
    block: str
    flow: str


def with_assignment(text: str, one: AssignmentProposal) -> str:
    """course.yml's `text` with the assignment and its objective added. It has to be a course."""
    for entry in _entries(one):
        text = _with_entry(text, entry)
    return text


def _entries(one: AssignmentProposal) -> Iterator[_Entry]:
    title = quoted(one.title)
    statement = quoted(one.statement)
    yield _Entry(
        "objectives", objective_text(one), f"{one.objective}: {{title: {title}, statement: {statement}}}"
    )
    yield _Entry(
        "assignments",
        assignment_text(one),
        f"{{name: {quoted(one.name)}, title: {title}, objectives: [{one.objective}]}}",
    )


def _with_entry(text: str, entry: _Entry) -> str:
    from ruamel.yaml import YAML

    root = YAML(typ="rt").compose(text)
    values = {key.value: value for key, value in root.value}
    node = values.get(entry.key)
    if node is None:
        return f"{text.rstrip()}\n\n{entry.key}:\n{entry.block}"
    if not node.value:
        return _instead(text, node, entry)
    if node.flow_style:
        return _between_brackets(text, node, entry)
    return _behind(text, node, entry)


def _behind(text: str, node: Any, entry: _Entry) -> str:
    lines = text.split("\n")
    after = _last_line(node, lines) + 1
    block = textwrap.indent(textwrap.dedent(entry.block), " " * node.start_mark.column).rstrip("\n")
    return "\n".join([*lines[:after], *block.split("\n"), *lines[after:]])


def _last_line(node: Any, lines: list[str]) -> int:
    """The line on which the node's last word stands; its own end is where the next key begins."""
    if node.value and not isinstance(node.value, str) and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last, lines)
    end: int = node.end_mark.line
    if getattr(node, "style", None) in ("|", ">") or node.end_mark.column == 0:
        end -= 1
        while end > node.start_mark.line and not lines[end].strip():
            end -= 1
    return max(end, int(node.start_mark.line))


def _instead(text: str, node: Any, entry: _Entry) -> str:
    """In place of nothing: `objectives: {}`."""
    before, behind = text[: node.start_mark.index].rstrip(" "), text[node.end_mark.index :]
    rest, _, following = behind.partition("\n")
    return f"{before}{rest.rstrip()}\n{entry.block}{following}"


def _between_brackets(text: str, node: Any, entry: _Entry) -> str:
    end = node.end_mark.index - 1
    comma = "" if text[:end].rstrip().endswith(",") else ", "
    gap = "" if text[end - 1].isspace() or comma else " "
    return f"{text[:end]}{comma}{gap}{entry.flow}{text[end:]}"
