"""The files in hostile/ and odd/, read as cases: what each tries and the score that it deserves."""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.attacks.course import FULL, NEAR, RIGHT, TRIALS, WRONG
from tests.attacks.work import Work


@dataclass(frozen=True)
class Case:
    """One submission. A module gives FAMILY and DESERVED (points by exercise, 0 where nothing is said), and any of

    ANSWERS  answers by exercise; elsewhere hostile work is wrong and odd work is right
    FIRST    a cell before all others
    LAST     a cell after all others
    change   a function that does to the Work what these can't
    PROBLEM  a part of the sentence that says why it can't be graded at all
    ABSENT   whether there is then nothing handed in
    NEEDS    a privilege without which it can't even be handed in
    ASSIGNMENT  if it isn't the usual one
    """

    name: str
    module: ModuleType
    odd: bool = False

    def _said(self, name: str, default: Any = None) -> Any:
        return getattr(self.module, name, default)

    @property
    def family(self) -> str:
        """Attacks of one kind."""
        return str(self.module.FAMILY)

    @property
    def tries(self) -> str:
        """What it does, in a sentence."""
        return (self.module.__doc__ or "").strip().splitlines()[0]

    @property
    def assignment(self) -> str:
        """What it is handed in for."""
        return str(self._said("ASSIGNMENT", TRIALS))

    @property
    def deserved(self) -> dict[str, float]:
        """Points by exercise, all of them; {} if it can't be graded."""
        if self.problem or self.absent:
            return {}
        full = FULL if self.assignment == TRIALS else NEAR
        rest = full if self.odd else dict.fromkeys(full, 0.0)
        return {**rest, **self.module.DESERVED}

    @property
    def problem(self) -> str:
        """Part of the reason why it can't be graded; "" if it can."""
        return str(self._said("PROBLEM", ""))

    @property
    def absent(self) -> bool:
        """Whether the grader is to see nothing at all."""
        return bool(self._said("ABSENT", False))

    @property
    def lacking(self) -> str:
        """The privilege that it needs and that isn't there; "" if none."""
        needed = str(self._said("NEEDS", ""))
        return "" if not needed or (needed == "root" and os.getuid() == 0) else needed

    def hand_in(self, work: Work) -> None:
        """Do to the released notebook what this case does, and write it."""
        answers: Mapping[str, str] = {**(RIGHT if self.odd else WRONG), **self._said("ANSWERS", {})}
        for exercise, source in answers.items():
            if self.assignment == TRIALS or exercise in NEAR:
                work.answer(exercise, source)
        if first := self._said("FIRST"):
            work.insert(0, first)
        if last := self._said("LAST"):
            work.insert(len(work.cells), last)
        if change := self._said("change"):
            change(work)
        if not work.written and not os.path.lexists(work.path):
            work.write()


def cases(kind: str) -> list[Case]:
    """All cases in the folder `kind`, by name."""
    package = f"{__package__}.{kind}"
    folder = Path(__file__).with_name(kind)
    names = sorted(one.name for one in pkgutil.iter_modules([str(folder)]))
    return [Case(name, importlib.import_module(f"{package}.{name}"), kind == "odd") for name in names]
