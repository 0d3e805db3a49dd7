"""Notebooks for the conformance tests, read from `cells/*.cells`.

    === name [| compatible: why | lower: why]
    %% given | answer | test       a cell of the notebook, in order
    %% wrong | error | other       another answer in place of the last answer cell above

The reference answer and a blank one are tried for every case; `wrong`, `error` and `other` (right in another way) are
further variants. `lower` marks a case in which an odd answer may get less than in a plain kernel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from openclass_nb.grading.isolated.plan import TeacherCell

FOLDER = Path(__file__).parent / "cells"
BLANK = "pass"
KINDS = ("given", "answer", "test")
VARIANTS = ("wrong", "error", "other")


@dataclass
class Case:
    """A small notebook, and answers to try in it: by variant, then by cell id."""

    group: str
    name: str
    compatible: str = ""
    lower: str = ""
    cells: list[TeacherCell] = field(default_factory=list)
    variants: dict[str, dict[str, str]] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.group}/{self.name}"

    @property
    def tests(self) -> list[TeacherCell]:
        """Its test cells."""
        return [one for one in self.cells if one.role == "test"]

    def answers(self, variant: str) -> dict[str, str]:
        """What stands in its answer cells."""
        if variant == "blank":
            return {one.cell_id: BLANK for one in self.cells if one.role == "answer"}
        return self.variants.get(variant, {})

    def add(self, kind: str, source: str) -> None:
        """Take in one section."""
        if kind in VARIANTS:
            last = [one.cell_id for one in self.cells if one.role == "answer"][-1]
            number = sum(name.startswith(kind) for name in self.variants) + 1
            self.variants[f"{kind}-{number}"] = {last: source}
        else:
            assert kind in KINDS, f"{self}: a section of no kind, {kind!r}"
            self.cells.append(TeacherCell(f"{kind}-{len(self.cells)}", kind, source))  # type: ignore[arg-type]


def read_cases() -> list[Case]:
    """All cases, in the order of their files."""
    cases = [case for path in sorted(FOLDER.glob("*.cells")) for case in _cases_in(path)]
    for case in cases:
        case.variants = {"reference": {}, "blank": {}} | case.variants
    assert len({str(one) for one in cases}) == len(cases), "two cases have the same name"
    return cases


def _cases_in(path: Path) -> Iterator[Case]:
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        name, *marks = (one.strip() for one in title.split("|"))
        case = Case(
            path.stem, name, **{key: text.strip() for key, _, text in (one.partition(":") for one in marks)}
        )
        for section in re.split(r"^%% ", body, flags=re.MULTILINE)[1:]:
            kind, _, source = section.partition("\n")
            case.add(kind.strip(), source.strip("\n"))
        yield case
