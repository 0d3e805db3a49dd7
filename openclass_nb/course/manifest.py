"""What a release recorded about an assignment. It stays with the teacher: hidden tests and hints are in it."""

from typing import Any

from pydantic import Field

from openclass_nb.course.exercises import Difficulty, Exercise, ExerciseMetadata, Kind, Role
from openclass_nb.course.models import Model, Name


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
    reference: str = Field(default="", description="The teacher's own answer: what guards hints, and nobody else.")
    signatures: tuple[Signature, ...] = ()

    @property
    def max_score(self) -> float:
        """Points that a right answer earns."""
        return sum(self.points.values())

    def misconceptions_of(self, outcomes: dict[str, tuple[float, str]]) -> tuple[str, ...]:
        """The misconceptions whose known wrong answers behave just so; more than one means we can't tell."""
        found = {one.misconception for one in self.signatures if one.outcomes == outcomes}
        return tuple(sorted(name for name in found if name))


class Manifest(Model):
    """An assignment as released."""

    assignment: Name
    notebooks: tuple[ReleasedNotebook, ...] = ()
    exercises: tuple[ReleasedExercise, ...] = ()

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
    )
