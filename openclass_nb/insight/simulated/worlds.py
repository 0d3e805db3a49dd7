"""Simulated students whose true skill is known, in two worlds that disagree about what skill is.

Graded: ability is a number that grows with practice; mastery is success of .8 or more on an average exercise.
All or none: an objective is known or it isn't; knowing it is mastery.

The numbers were chosen so that the published rules (3 in a row, BKT) come out as in the literature that the
project started from; none of them is known to the filter or was changed for its sake.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import Literal

from openclass_nb.mastery import Item, Objective, Syllabus
from openclass_nb.mastery.events import Difficulty

MASTERED, SERIOUS = 0.8, 0.7
LABELS: tuple[Difficulty, ...] = ("easy", "medium", "hard")
OFFSET = {"easy": -0.8, "medium": 0.0, "hard": 0.8}


@dataclass(frozen=True)
class World:
    """The truth behind a simulated class. Spreads are standard deviations on the logit scale."""

    kind: Literal["graded", "all or none"]
    guess: float
    slip: float
    objectives: int = 10
    exercises: int = 12
    ability: float = 1.0
    ability_spread: float = 1.2
    objective_spread: float = 0.8
    easiness_spread: float = 0.5
    label_noise: float = 0.5
    growth: float = 0.1
    growth_spread: float = 0.05
    known: float = 0.45
    learn: float = 0.12
    non_learners: float = 0.12
    hint_abusers: float = 0.2
    hint_rate: float = 0.15
    taught: float = 0.5


GRADED = World("graded", guess=0.05, slip=0.05)
ALL_OR_NONE = World("all or none", guess=0.15, slip=0.10)


@dataclass(frozen=True)
class Course:
    """A simulated course: what its author says (`syllabus`) and how it is (`difficulty`, `easiness`)."""

    syllabus: Syllabus
    difficulty: dict[str, float]
    easiness: dict[str, float]

    def average(self, objective: str) -> float:
        """The true difficulty of an average exercise of the objective."""
        items = self.syllabus.items_of(objective)
        return sum(self.difficulty[item.exercise] for item in items) / len(items)


def course_of(syllabus: Syllabus, world: World, seed: str) -> Course:
    """A real course's exercises and objectives in this world: how hard they are is near what their labels say."""
    dice = random.Random(f"course {seed}")
    difficulty = {
        item.exercise: OFFSET[item.difficulty or "medium"] + dice.gauss(0.0, world.label_noise)
        for item in syllabus.items.values()
    }
    easiness = {name: dice.gauss(0.0, world.easiness_spread) for name in syllabus.objectives}
    return Course(syllabus, difficulty, easiness)


def make_course(world: World, seed: str) -> Course:
    """Objectives `o0`, `o1` ... with labelled exercises whose labels are only roughly true."""
    dice = random.Random(f"course {seed}")
    items, difficulty = [], {}
    for k in range(world.objectives):
        for i in range(world.exercises):
            label = dice.choice(LABELS)
            items.append(Item(f"o{k}e{i}", (f"o{k}",), label))
            difficulty[f"o{k}e{i}"] = OFFSET[label] + dice.gauss(0.0, world.label_noise)
    names = [f"o{k}" for k in range(world.objectives)]
    easiness = {name: dice.gauss(0.0, world.easiness_spread) for name in names}
    return Course(Syllabus.of(items, [Objective(name) for name in names]), difficulty, easiness)


@dataclass(frozen=True)
class Answer:
    """What happened at one exercise: right or wrong at the first try, or a hint asked for before."""

    right: bool
    hint: bool

    @property
    def value(self) -> float:
        """The observation: 1 for right and unaided, else 0."""
        return float(self.right and not self.hint)


class Student:
    """One simulated student; the dice depend on the seed and the student only, not on who asks."""

    def __init__(self, world: World, course: Course, seed: str) -> None:
        self.world, self.course, self._seed = world, course, seed
        dice = random.Random(f"student {seed}")
        self.general = dice.gauss(world.ability, world.ability_spread)
        self.learns = dice.random() >= world.non_learners
        self.abuses_hints = dice.random() < world.hint_abusers

    def begin(self, objective: str) -> Tutee:
        """The student before the first exercise of an objective."""
        return Tutee(self, objective, random.Random(f"{self._seed} {objective}"))


class Tutee:
    """One student at one objective: the truth, and the answers that it gives."""

    def __init__(self, student: Student, objective: str, dice: random.Random) -> None:
        world = student.world
        self._world, self._course, self._objective, self._dice = world, student.course, objective, dice
        self._asks = world.hint_rate if student.abuses_hints else 0.0
        self._ability = student.general + dice.gauss(0.0, world.objective_spread)
        self._ability += student.course.easiness[objective]
        growth = max(0.0, dice.gauss(world.growth, world.growth_spread))
        self._growth = growth if student.learns else 0.0
        self._known = dice.random() < world.known
        self._learn = world.learn if student.learns else 0.0

    def try_one(self, exercise: str) -> Answer:
        """One exercise, and what it teaches."""
        roll, asks, learn = self._dice.random(), self._dice.random(), self._dice.random()
        right = roll < self._chance(self._course.difficulty[exercise])
        self._ability += self._growth
        self._known = self._known or learn < self._learn
        return Answer(right, asks < self._asks)

    def be_taught(self) -> None:
        """A person explains it: as much as five exercises teach who learns from them, or the penny drops; a guess."""
        self._ability += self._world.taught
        self._known = self._known or self._dice.random() < self._world.taught

    def chance(self, exercise: str) -> float:
        """True success on this exercise now, unaided."""
        return self._chance(self._course.difficulty[exercise])

    @property
    def success(self) -> float:
        """True success on an average exercise of the objective, unaided."""
        return self._chance(self._course.average(self._objective))

    @property
    def mastered(self) -> bool:
        """Whether the objective is truly mastered."""
        return self.success >= MASTERED

    def _chance(self, difficulty: float) -> float:
        world = self._world
        if world.kind == "all or none":
            return 1.0 - world.slip if self._known else world.guess
        return world.guess + (1.0 - world.guess - world.slip) / (1.0 + exp(difficulty - self._ability))


def make_class(world: World, seed: str, students: int = 30) -> tuple[Course, Sequence[Student]]:
    """A course and the students of one class."""
    course = make_course(world, seed)
    return course, [Student(world, course, f"{seed} {number}") for number in range(students)]
