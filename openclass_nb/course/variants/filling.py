"""`{{ mass }}` and `{{ mass:.2f }}` in prompts and in right answers."""

import re
from collections.abc import Mapping
from typing import Any

PLACE = re.compile(r"\{\{\s*(?P<name>[A-Za-z_]\w*)\s*(?::(?P<form>[^{}]{0,20}))?\}\}")


class FillingError(ValueError):
    """A place that can't be filled; the message is for the teacher."""


def names_in(text: str) -> set[str]:
    """The names that stand in double braces."""
    return {found["name"] for found in PLACE.finditer(text)}


def fill(text: str, values: Mapping[str, Any]) -> str:
    """`text` with its places filled. FillingError for an unknown name, or a format that does not fit."""

    def value_of(found: re.Match[str]) -> str:
        name, form = found["name"], (found["form"] or "").strip()
        if name not in values:
            raise FillingError(f"“{{{{ {name} }}}}” is none of the variant’s values.")
        try:
            return format(values[name], form)
        except (ValueError, TypeError) as error:
            raise FillingError(f"“{found[0]}” does not fit {values[name]!r}.") from error

    return PLACE.sub(value_of, text)


def fill_all(data: Any, values: Mapping[str, Any]) -> Any:
    """Plain data (of a model, say) with every text in it filled."""
    if isinstance(data, str):
        whole = PLACE.fullmatch(data.strip())
        if whole and not whole["form"] and not isinstance(values.get(whole["name"]), str | None):
            return values[whole["name"]]  # a number stays a number
        return fill(data, values)
    if isinstance(data, Mapping):
        return {key: fill_all(one, values) for key, one in data.items()}
    if isinstance(data, list | tuple):
        return [fill_all(one, values) for one in data]
    return data
