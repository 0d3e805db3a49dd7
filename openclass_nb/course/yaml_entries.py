"""Entries of a YAML file that people comment: put in, changed and taken away with the comments around them left."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

LEAF, ITEM = 2, 0
"""Where ruamel keeps the comment after a mapping's value, and after a list's item."""


def put(entry: Any, key: str, value: Any) -> None:
    """Set `entry[key]`; what is written after the entry stays after it. A list stays the list that it was."""
    tail = _cut_tail(entry)
    if isinstance(value, list) and isinstance(entry.get(key), list) and value:
        _fit(entry[key], value)
    else:
        entry[key] = _written(value)
    _add_tail(entry, tail)


def put_entry(data: Any, section: str, name: str, values: Mapping[str, Any]) -> None:
    """Set what `section.name` says, entry and section made if they are missing; what is empty is taken away."""
    if not data.get(section):
        put(data, section, {name: {key: value for key, value in values.items() if value}})
    elif name not in data[section]:
        put(data[section], name, {key: value for key, value in values.items() if value})
    else:
        for key, value in values.items():
            if not value:
                take(data[section][name], key)
            elif data[section][name].get(key) != value:
                put(data[section][name], key, value)


def take(entry: Any, key: str) -> None:
    """Take `entry[key]` away, if it is there; what is written after the entry stays."""
    if key in entry:
        tail = _cut_tail(entry)
        del entry[key]
        entry.ca.items.pop(key, None)
        _add_tail(entry, tail)


def without_entry(text: str, section: str, name: str) -> str | None:
    """`text` without `section.name`, all else byte by byte as it was. None if its lines can't be told apart: in
    braces on one line, or as the only entry.
    """
    from ruamel.yaml import YAML

    entries: Any = YAML().load(text).get(section)
    if name not in entries or len(entries) == 1 or entries.fa.flow_style():
        return None
    lines = text.splitlines(keepends=True)
    first, indent = entries.lc.key(name)
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number].strip()
        own = _indent(lines[number]) > indent
        if line and not own and not line.startswith("#"):
            break
        if line and own:
            last = number
    return "".join(lines[:first] + lines[last + 1 :])


def _indent(line: str) -> int:
    found = re.match(r" *", line)
    return len(found[0]) if found else 0


def _written(value: Any) -> Any:
    """As ruamel keeps it: lists in brackets, mappings in lines."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, Mapping):
        return CommentedMap((key, _written(one)) for key, one in value.items())
    if not isinstance(value, list):
        return value
    made = CommentedSeq(value)
    made.fa.set_flow_style()
    return made


def _fit(names: Any, values: Sequence[Any]) -> None:
    """Change a list item by item, so that comments on those that stay remain."""
    for at in reversed(range(len(names))):
        if names[at] not in values:
            del names[at]
    names.extend(one for one in values if one not in names)
    for at, value in enumerate(values):
        if names[at] != value:
            names[at] = value


def _is_nested(node: Any) -> bool:
    return isinstance(node, dict | list)


def _is_open(node: Any) -> bool:
    """Written in lines of its own, not in braces or brackets."""
    return _is_nested(node) and bool(node) and not node.fa.flow_style()


def _last(node: Any) -> tuple[Any, Any, int]:
    """The node, key and slot that hold the comment after a node's last line."""
    is_map = isinstance(node, dict)
    key = list(node)[-1] if is_map else len(node) - 1
    child: Any = node[key]
    if _is_open(child):
        return _last(child)
    return node, key, LEAF if is_map else ITEM


def _cut_tail(node: Any) -> str:
    """The whole lines of comment after a node; one on its last line itself stays there."""
    if not node:
        return ""
    holder, key, slot = _last(node)
    token = (holder.ca.items.get(key) or [None] * 4)[slot]
    if token is None:
        return ""
    line, _, after = token.value.partition("\n")
    token.value = f"{line}\n"
    return str(after)


def _add_tail(node: Any, tail: str) -> None:
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    if not tail or not node:
        return
    holder, key, slot = _last(node)
    comments = holder.ca.items.setdefault(key, [None] * 4)
    if comments[slot] is None:
        comments[slot] = CommentToken("\n", CommentMark(0), None)
        child: Any = holder[key]
        if _is_nested(child):
            child.ca.comment = [comments[slot], None]
    comments[slot].value = comments[slot].value.rstrip("\n") + "\n" + tail
