"""What mastery is computed from: the course's exercises and objectives, and what one student did.

Everything here is plain data. Times are aware datetimes (UTC); scores are fractions in [0, 1]. What happened is
told in named tuples: a class makes hundreds of thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal, NamedTuple

Difficulty = Literal["easy", "medium", "hard"]


class Attempt(NamedTuple):
    """One graded try at one variant of an exercise.

    `score` is the fraction of the points, 0 to 1. `readable` is false for a blank answer, code that
    does not compile or an answer that can't be read: such a try costs nothing and is no attempt.
    """

    student: str
    exercise: str
    variant: int
    at: datetime
    score: float
    readable: bool = True


class HintTaken(NamedTuple):
    """One hint that the student asked for; `rung` is its place in the exercise's sequence, from 0."""

    student: str
    exercise: str
    variant: int
    at: datetime
    rung: int = 0


Event = Attempt | HintTaken


@dataclass(frozen=True, slots=True)
class Item:
    """What mastery has to know about an exercise.

    `guess` is the chance of a right answer without the skill: 1/k for a choice among k, .05 for code.
    `variants` is how many versions exist; each can be tried afresh once. `assignment` names the notebook it is
    in, where that matters for what to practise next.
    """

    exercise: str
    objectives: tuple[str, ...]
    difficulty: Difficulty | None = None
    guess: float = 0.05
    variants: int = 1
    title: str = ""
    assignment: str = ""

    @property
    def name(self) -> str:
        """The title a person reads; the id only where the author gave no title."""
        return self.title or self.exercise


@dataclass(frozen=True, slots=True)
class Objective:
    """What a student should be able to do; `requires` names the objectives that come before it."""

    objective: str
    requires: tuple[str, ...] = ()
    title: str = ""

    @property
    def name(self) -> str:
        """The title a person reads; the id only where the author gave no title."""
        return self.title or self.objective


@dataclass(frozen=True, slots=True)
class Gate:
    """An assignment's gate: it opens when every objective in `mastered` is; with none it is open."""

    assignment: str
    mastered: tuple[str, ...] = ()
    title: str = ""

    @property
    def name(self) -> str:
        """The title a person reads; the id only where the author gave no title."""
        return self.title or self.assignment


@dataclass(frozen=True, slots=True)
class Override:
    """A teacher's exception: `who` opened `assignment` for `student`, `why`, from `at` until `until`.

    `until` None holds for good.
    """

    student: str
    assignment: str
    who: str
    why: str
    at: datetime
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether the exception is in force at `now`."""
        return self.at <= now and (self.until is None or now < self.until)


@dataclass(frozen=True)
class Syllabus:
    """The course as mastery sees it: exercises, objectives and gates, each by its id."""

    items: Mapping[str, Item]
    objectives: Mapping[str, Objective]
    gates: Mapping[str, Gate] = field(default_factory=dict)

    @classmethod
    def of(
        cls, items: Iterable[Item], objectives: Iterable[Objective], gates: Iterable[Gate] = ()
    ) -> Syllabus:
        """Index the three lists by id, keeping their order."""
        return cls(
            {item.exercise: item for item in items},
            {objective.objective: objective for objective in objectives},
            {gate.assignment: gate for gate in gates},
        )

    def items_of(self, objective: str) -> tuple[Item, ...]:
        """The exercises that show `objective`, in the course's order."""
        return self._shown.get(objective, ())

    @cached_property
    def _shown(self) -> dict[str, tuple[Item, ...]]:
        names = {name for item in self.items.values() for name in item.objectives}
        return {
            name: tuple(item for item in self.items.values() if name in item.objectives) for name in names
        }
