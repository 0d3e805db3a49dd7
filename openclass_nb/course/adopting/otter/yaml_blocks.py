"""The YAML that otter keeps in cells: between fences, behind a comment, inside a string."""

import re
from collections.abc import Iterator
from typing import Any

from openclass_nb.course.adopting.otter.questions import Placed
from openclass_nb.course.cells import text

OTTER_FENCE = re.compile(
    r"^[ \t]*```[ \t]*otter[ \t]*\n(.*?)\n?^[ \t]*```[ \t]*\n?", re.MULTILINE | re.DOTALL
)
OLD_FENCE = re.compile(
    r"^```[^\n`]*\n[ \t]*BEGIN (QUESTION|ASSIGNMENT)[ \t]*\n(.*?)^```[ \t]*\n?", re.MULTILINE | re.DOTALL
)
TEST_CONFIG = re.compile(
    r"\A\s*(?:\w+\s*=\s*)?(\"{3}|'{3})\s*#\s*BEGIN\s+TEST\s+CONFIG[ \t]*\n"
    r"(.*?)^\s*\1\s*;?\s*#\s*END\s+TEST\s+CONFIG[^\n]*\n?",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


def mapping(yaml: str) -> dict[str, Any] | None:
    """The YAML as a mapping, empty for none; None if it is something else or nothing that can be read."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        found = YAML(typ="safe").load(yaml)
    except (YAMLError, ValueError, RecursionError):
        return None
    if found is None:
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else None


def without_otter_fences(cells: list[Placed]) -> Iterator[Placed]:
    """Text cells with blocks fenced as “otter” taken apart: each block is a raw cell, as otter itself reads it."""
    for one in cells:
        if one.cell.get("cell_type") != "markdown" or not OTTER_FENCE.search(text(one.cell)):
            yield one
            continue
        for place, part in enumerate(OTTER_FENCE.split(text(one.cell))):
            kind = "raw" if place % 2 else "markdown"
            if part.strip():
                yield Placed(one.place, {"cell_type": kind, "metadata": {}, "source": part.strip("\n")})


def old_block(source: str) -> tuple[str, str, str] | None:
    """(question or assignment, its YAML, the text without it) of the old format; None if there is no such block."""
    found = OLD_FENCE.search(source)
    if found is None:
        return None
    rest = source[: found.start()] + source[found.end() :]
    return found[1].lower(), found[2], rest.strip("\n")


def config_of_test(source: str) -> tuple[str, str]:
    """(its YAML, the source behind it) of a test cell; no YAML if it has no config."""
    found = TEST_CONFIG.match(source)
    return (found[2], source[found.end() :]) if found else ("", source)
