"""What a release recorded about an assignment. It stays with the teacher: hidden tests and hints are in it."""

import re
from collections.abc import Collection
from typing import Any

from pydantic import Field

from openclass_nb.course.exercises import Difficulty, Exercise, ExerciseMetadata, Kind, Role
from openclass_nb.course.kinds.models import AnyExercise, ChoiceExercise
from openclass_nb.course.kinds.reading import assigned_name
from openclass_nb.course.models import Draw, Model, Name
from openclass_nb.course.preparing import public_names
from openclass_nb.course.variants.drawing import left_out

MOST_VERSIONS = 20
"""Of an exercise with a variant: more than anybody needs, few enough to plan with."""


class ReleasedCell(Model):
    """One cell of a released notebook, with what the grader needs to put it right again."""

    id: str
    cell_type: str
    grade_id: str | None = None
    exercise: str | None = None
    role: Role | None = None
    points: float = Field(default=0, ge=0)
    manual: bool = Field(default=False, description="A person gives the points.")
    locked: bool = Field(default=False, description="The student may not change it.")
    source: str = Field(description="In full where locked (hidden tests too); as students got it elsewhere.")
    shown: str = Field(default="", description="As students got it.")
    nbgrader: dict[str, Any] = Field(
        default_factory=dict, description="nbgrader’s metadata, checksum included."
    )

    @property
    def graded(self) -> bool:
        """Whether nbgrader keeps points for this cell."""
        return bool(self.nbgrader.get("grade"))

    @property
    def is_test(self) -> bool:
        """Whether running this cell gives points."""
        return self.graded and not self.manual


class ReleasedNotebook(Model):
    """One notebook of an assignment, cell by cell."""

    name: str
    kernel: str = "python3"
    cells: tuple[ReleasedCell, ...] = ()
    plan: dict[str, Any] = Field(
        default_factory=dict,
        description="How its tests run apart from answers, as the grader writes it; empty if nobody worked it out.",
    )

    def without(self, exercises: Collection[str]) -> "ReleasedNotebook":
        """The notebook without the cells of these exercises."""
        gone = [one for one in self.cells if one.exercise in exercises]
        ids = {f"={one.grade_id}" if one.grade_id else one.id for one in gone}
        steps = [one for one in self.plan.get("steps", ()) if one["cell_id"] not in ids]
        plan = {**self.plan, "steps": steps} if self.plan else self.plan
        kept = tuple(one for one in self.cells if one.exercise not in exercises)
        return self.model_copy(update={"cells": kept, "plan": plan})


class Signature(Model):
    """How a known wrong answer behaves: the score and message of each test, by grade id."""

    misconception: str | None = None
    outcomes: dict[str, tuple[float, str]]


class ReleasedExercise(Model):
    """One exercise, as graded and as evidence."""

    id: Name
    title: str
    notebook: str
    kind: Kind = "code"
    objectives: tuple[Name, ...] = ()
    difficulty: Difficulty | None = None
    answer_id: str = Field(description="nbgrader's id of the answer cell.")
    stub: str = Field(description="The answer cell as students got it.")
    points: dict[str, float] = Field(description="Points by grade id of each graded cell.")
    hints: tuple[str, ...] = ()
    ai_hints: bool | None = None
    reference: str = Field(
        default="", description="The teacher's own answer: what guards hints, and nobody else."
    )
    signatures: tuple[Signature, ...] = ()
    about: AnyExercise | None = Field(
        default=None, description="What is right and what is known to be wrong; nothing for code."
    )
    name: str = Field(default="answer", description="What the answer is assigned to.")
    variant: str = Field(default="", description="Source of `def variant(rng)`; empty without one.")
    public: tuple[str, ...] = Field(default=(), description="Values of a version that students get.")
    versions: int = Field(default=1, ge=1, description="How many different versions a student can get.")

    @property
    def varies(self) -> bool:
        """Whether students can get different ones: values, or the order of options and lines."""
        return bool(self.variant) or self.kind in ("choice", "parsons")

    @property
    def guess(self) -> float:
        """The chance of a right answer without the skill: 1/k for one option of k."""
        if isinstance(self.about, ChoiceExercise):
            return 1 / (2 ** len(self.about.options) - 1 if self.about.several else len(self.about.options))
        return 0.05

    @property
    def max_score(self) -> float:
        """Points that a right answer earns."""
        return sum(self.points.values())

    def misconceptions_of(self, outcomes: dict[str, tuple[float, str]]) -> tuple[str, ...]:
        """The misconceptions whose known wrong answers behave just so; more than one means we can't tell."""
        same = _like if self.variant else _equal
        found = {one.misconception for one in self.signatures if same(one.outcomes, outcomes)}
        return tuple(sorted(name for name in found if name))


Outcomes = dict[str, tuple[float, str]]
NUMBERS = re.compile(r"[-+]?\d[\d.]*(?:e[-+]?\d+)?")


def _equal(known: Outcomes, got: Outcomes) -> bool:
    return known == got


def _like(known: Outcomes, got: Outcomes) -> bool:
    """The same but for the numbers that are quoted: those of another version."""
    return _without_numbers(known) == _without_numbers(got)


def _without_numbers(outcomes: Outcomes) -> Outcomes:
    return {name: (points, NUMBERS.sub("#", told)) for name, (points, told) in outcomes.items()}


class Manifest(Model):
    """An assignment as released."""

    assignment: Name
    notebooks: tuple[ReleasedNotebook, ...] = ()
    exercises: tuple[ReleasedExercise, ...] = ()
    draws: tuple[Draw, ...] = ()

    def not_drawn(self, secret: bytes, student: str) -> frozenset[str]:
        """The exercises that the student does not get, from the banks that the assignment draws from."""
        shows = {one.id: one.objectives for one in self.exercises}
        return left_out(self.draws, shows, secret, student)

    def without(self, exercises: Collection[str]) -> "Manifest":
        """The assignment as if these exercises were not in it."""
        if not exercises:
            return self
        kept = tuple(one for one in self.exercises if one.id not in exercises)
        made = tuple(one.without(exercises) for one in self.notebooks)
        return self.model_copy(update={"exercises": kept, "notebooks": made})

    @property
    def max_score(self) -> float:
        """Points that the assignment's exercises are worth together."""
        return sum(one.max_score for one in self.exercises)

    def exercise(self, name: str) -> ReleasedExercise | None:
        """The exercise called `name`, or None."""
        return next((one for one in self.exercises if one.id == name), None)


def released_exercise(
    exercise: Exercise, stub: str, signatures: tuple[Signature, ...] = ()
) -> ReleasedExercise:
    """What the manifest keeps of an exercise."""
    metadata: ExerciseMetadata = exercise.metadata
    by_hand = {exercise.grade_id: exercise.answer_points} if exercise.answer_points else {}
    return ReleasedExercise(
        id=exercise.id,
        title=exercise.shown,
        notebook=exercise.notebook,
        kind=metadata.kind,
        objectives=metadata.objectives,
        difficulty=metadata.difficulty,
        answer_id=exercise.grade_id,
        stub=stub,
        points=by_hand | {test.grade_id: test.points for test in exercise.tests},
        hints=metadata.hints,
        ai_hints=metadata.ai_hints,
        reference=exercise.answer,
        signatures=signatures,
        about=None if metadata.kind == "code" else metadata,
        name=assigned_name(exercise.answer, metadata.kind),
        variant=exercise.variant,
        public=tuple(sorted(public_names(exercise))) if exercise.variant else (),
        versions=MOST_VERSIONS if exercise.variant else 1,
    )
