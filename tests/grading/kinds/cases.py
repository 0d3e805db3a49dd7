"""Reads the files of cases: groups with an exercise in their head, and lines “typed => verdict”."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def read_cases(name: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    """(what the head says, what is typed, the verdict that is expected)."""
    head: dict[str, Any] = {}
    for line in (HERE / f"{name}.cases").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and "=>" not in line:
            head = tomllib.loads("group = {" + line.strip()[1:-1] + "}")["group"]
        elif "=>" in line and not line.startswith("#"):
            typed, _, verdict = line.rpartition("=>")
            yield head, typed.removesuffix(" "), verdict.strip()


def read_hostile() -> list[str]:
    """The hostile inputs, written out."""
    lines = (HERE / "hostile.cases").read_text(encoding="utf-8").splitlines()
    written = (re.sub(r'\{"(.)" \* (\d+)\}', _repeated, line) for line in lines if not line.startswith("#"))
    return [re.sub(r'\{"([^"]+)" \* (\d+)\}', _repeated, line) for line in written]


def _repeated(found: re.Match[str]) -> str:
    return found[1] * int(found[2])
