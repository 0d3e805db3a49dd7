"""An exercise as cell metadata says it, and the cells that make it."""

from typing import Literal

from pydantic import Field

from openclass_nb.course.models import Model, Name

Kind = Literal["code", "choice", "numeric", "symbolic", "parsons", "plot", "text", "table"]
Difficulty = Literal["easy", "medium", "hard"]
Role = Literal["prompt", "answer", "test", "variant"]


class WrongAnswer(Model):
    """A known wrong answer: the proof runs it, and an attempt that behaves like it is recognised."""

    source: str = Field(min_length=1, description="Replaces the whole answer cell.")
    misconception: Name | None = Field(default=None, description="The wrong idea behind it, from course.yml.")
    note: str = Field(default="", description="For teachers: what this student thinks.")


class Equivalent(Model):
    """A changed solution that the proof made and that is right too: its tests need not tell it from the first."""

    mutant: str = Field(min_length=1, description="As the proof names it; holds until the solution changes.")
    why: str = Field(default="", description="Why it is right: “at the limit both cases give the same”.")


class ExerciseMetadata(Model):
    """What an answer cell's `openclass` metadata says about its exercise."""

    exercise: Name
    role: Literal["answer"] = "answer"
    title: str = Field(default="", description="As students see it; made from the id if left out.")
    kind: Kind = "code"
    objectives: tuple[Name, ...] = Field(default=(), description="Objectives that a right answer shows.")
    difficulty: Difficulty | None = Field(default=None, description="Left out: found from the class.")
    hints: tuple[str, ...] = Field(default=(), description="From general to pointed; never the solution.")
    wrong_answers: tuple[WrongAnswer, ...] = ()
    equivalents: tuple[Equivalent, ...] = Field(
        default=(), description="Changes of the solution that are right too, for the proof."
    )
    ai_hints: bool | None = Field(
        default=None, description="May a model write hints? Left out: as elsewhere."
    )


class PartMetadata(Model):
    """What a prompt's, test's or variant's `openclass` metadata says: which exercise it belongs to."""

    exercise: Name
    role: Literal["prompt", "test", "variant"]


class TestCell(Model):
    """One graded cell of an exercise."""

    __test__ = False  # not a test of ours, whatever pytest thinks of the name

    cell: str = Field(description="The notebook's cell id.")
    index: int = Field(ge=0, description="Position in the source notebook, from 0.")
    grade_id: str
    points: float = Field(ge=0)
    source: str


class Exercise(Model):
    """An exercise, whole: what the metadata says and the cells that were found."""

    id: Name
    assignment: Name
    notebook: str = Field(description="File name without .ipynb.")
    index: int = Field(ge=0, description="Position of the answer cell in the source notebook, from 0.")
    grade_id: str = Field(description="nbgrader's id of the answer cell.")
    metadata: ExerciseMetadata
    prompt: str = ""
    answer: str = Field(description="Source of the answer cell, solution included.")
    answer_points: float = Field(
        default=0, ge=0, description="Points that a person gives for the answer itself."
    )
    tests: tuple[TestCell, ...] = ()
    variant: str = Field(
        default="", description="Source of the cell with `def variant(rng)`, if there is one."
    )

    @property
    def shown(self) -> str:
        """What people read: the title, or the id made readable."""
        return self.metadata.title or self.id.replace("-", " ").replace("_", " ").capitalize()

    @property
    def points(self) -> float:
        """Points that a right answer earns."""
        return self.answer_points + sum(test.points for test in self.tests)
