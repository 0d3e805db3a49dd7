"""What a model wrote, read strictly whatever form it came in."""

import json
import re

from pydantic import BaseModel, ConfigDict, Field, ValidationError

LONGEST = 1200
BY_MODEL = "Written by a language model; it may be wrong."
FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


class Written(BaseModel):
    """A hint as a model writes it; `claim` is something that can be run again."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    kind: str = Field(max_length=20)
    line: int | None = None
    test_id: str = Field(default="", max_length=255)
    claim: str = Field(default="", max_length=300)
    text: str = Field(min_length=15, max_length=LONGEST)


def signed(text: str) -> str:
    """A hint as a student gets it: who wrote it stands below."""
    return f"{text}\n\n{BY_MODEL}"


def unsigned(text: str) -> str:
    """A hint without that line."""
    return text.removesuffix(f"\n\n{BY_MODEL}")


def read_written(said: str) -> Written | None:
    """The hint in a JSON object, in a fence or with words around it; None if there is none that is whole."""
    for candidate in (said, *FENCE.findall(said), said[said.find("{") : said.rfind("}") + 1]):
        try:
            return Written.model_validate(json.loads(candidate))
        except (ValueError, ValidationError, RecursionError):
            continue
    return None


def read_plain(said: str, kind: str) -> Written | None:
    """Plain words as a hint; None for what looks like anything else: markup, broken JSON, nothing."""
    text = said.strip()
    if not 15 <= len(text) <= LONGEST or text[0] in "{[<" or "```" in text:
        return None
    return Written(kind=kind, text=text)
