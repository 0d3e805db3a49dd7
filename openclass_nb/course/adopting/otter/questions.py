"""An otter notebook as it was understood: questions, and the cells between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from openclass_nb.course.cells import Cell
from openclass_nb.course.findings import Finding, Place

Config = Mapping[str, Any]


@dataclass(frozen=True)
class Placed:
    """A cell and its position in the otter notebook, from 0."""

    place: int
    cell: Cell


@dataclass
class Question:
    """One question. `replies` are cells that students write their answer into, as otter hands them out."""

    place: int
    config: Config
    texts: list[Placed] = field(default_factory=list)
    replies: list[Placed] = field(default_factory=list)
    answers: list[Placed] = field(default_factory=list)
    tests: list[Placed] = field(default_factory=list)

    @property
    def name(self) -> str:
        """otter's name of the question; empty if it has none."""
        return str(self.config.get("name") or "")

    @property
    def manual(self) -> bool:
        """Whether a person grades it."""
        return bool(self.config.get("manual", False))


@dataclass
class OtterNotebook:
    """All of a notebook in order; `config` is the assignment's."""

    file: str
    config: dict[str, Any] = field(default_factory=dict)
    parts: list[Placed | Question] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def questions(self) -> list[Question]:
        """The questions in order."""
        return [part for part in self.parts if isinstance(part, Question)]

    def at(self, place: int, name: str | None = None) -> Place:
        """A place in the otter notebook, for a finding."""
        return Place(file=self.file, cell=place, name=name)
