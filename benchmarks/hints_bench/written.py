"""Leaks and good hints that somebody wrote by hand, for known wrong answers one by one: read from TOML files.

Leaks of an exercise: tables with `wrong` (place among its known wrong answers), `edit` (what stands there, what
should), and texts by their kinds; several texts in a list are hints one after the other. Good hints: rows of (place
among the known wrong answers, rung, hint), and in some what the same author wrote instead when asked once again, as a
model is: knowing the sentence of `hints/writing/prompting.py` and nothing of the guards.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from hints_bench.leaks import Attempt
from hints_bench.sites import Program, Site

HERE = Path(__file__).parent
Entry = dict[str, Any]
SHORT_ROW = 3
"""So many things stand in a row of a good hint whose author was asked once."""


def read_toml(pattern: str) -> dict[str, Any]:
    """All files of a pattern together."""
    found: dict[str, Any] = {}
    for file in sorted(HERE.glob(pattern)):
        found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def held_out(number: int) -> Callable[[Site], Iterator[Attempt]]:
    """All leaks that were written for an exercise in a set that is nothing but such leaks."""
    written = read_toml(f"held_out_{number}.toml")
    return lambda site: written_leaks(site, written.get(site.exercise.id, []), f"held out {number}")


def written_leaks(site: Site, entries: list[Entry], kind: str) -> Iterator[Attempt]:
    """Each leak with the program that it is about."""
    for entry in entries:
        if program := mended(site, entry):
            for name, said in entry.items():
                if name not in ("wrong", "edit"):
                    hints = (said,) if isinstance(said, str) else tuple(said)
                    yield Attempt(site, program, hints, f"{kind}, {name.replace('-', ' ')}")


def mended(site: Site, entry: Entry) -> Program | None:
    """The wrong answer of an entry, with its edit as the fix; None if the site goes without it."""
    program = _wrong(site, entry["wrong"])
    old, new = entry["edit"]
    if program and old not in program.source:
        raise ValueError(f"{site.exercise.id}, {entry['wrong']}: nothing like {old!r}")
    return replace(program, fix=(old, new)) if program else None


def written_good(site: Site, rows: list[list[Any]], kind: str) -> Iterator[Attempt]:
    """Each good hint with the program that it is about; none gives an edit away."""
    for row in rows:
        wrong, _, hint, again = row if len(row) > SHORT_ROW else (*row, "")
        if program := _wrong(site, wrong):
            yield Attempt(site, program, (hint,), kind, again)


def _wrong(site: Site, place: int) -> Program | None:
    source = site.exercise.metadata.wrong_answers[place].source
    return next((one for one in site.programs if one.source == source), None)
