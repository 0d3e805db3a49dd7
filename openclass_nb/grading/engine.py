"""The seam between a batch and the engine that grades it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from openclass_nb.course.manifest import Manifest

if TYPE_CHECKING:
    from openclass_nb.grading.kinds.judgement import PartVerdict

Mode = Literal["isolated", "compatible", "manual", "nbgrader"]
"""How a score was obtained: tests in a process of their own, beside the student's code, by a person, by nbgrader."""


@dataclass(frozen=True)
class Submission:
    """What one student handed in for one assignment.

    `own` is the manifest in that student's versions, if they vary; `apart` if they are not those in release/.
    """

    student: str
    assignment: str
    folder: Path
    at: datetime
    digest: str
    own: Manifest | None = None
    apart: bool = False

    def manifest_or(self, manifest: Manifest) -> Manifest:
        """The student's own manifest, or everybody's."""
        return self.own or manifest


@dataclass(frozen=True)
class CellScore:
    """The score of one graded cell; `score` is None while a person has still to grade it."""

    grade_id: str
    score: float | None
    max_score: float
    message: str = ""
    mode: Mode = "nbgrader"


@dataclass(frozen=True)
class ExerciseScore:
    """One exercise of a submission: points, the message of the first test that failed, and what was answered.

    Of a form also the misconception that its checker recognised, the parts that are scored apart, and how the answer
    was understood.
    """

    exercise: str
    score: float | None
    max_score: float
    answer: str
    message: str = ""
    outcomes: dict[str, tuple[float, str]] = field(default_factory=dict)
    mode: Mode = "nbgrader"
    answered: bool = True
    readable: bool = True
    misconception: str | None = None
    parts: tuple["PartVerdict", ...] = ()
    read_as: str = ""


@dataclass(frozen=True)
class GradedSubmission:
    """A submission's scores. `problem` says why there are none; the batch goes on.

    `repairs` tells what was mended before it ran, `flags` what the engine noticed, `layers` the sandbox's.
    """

    submission: Submission
    exercises: tuple[ExerciseScore, ...] = ()
    repairs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    problem: str = ""

    @property
    def score(self) -> float:
        """Points so far; cells that wait for a person count 0."""
        return sum(one.score or 0.0 for one in self.exercises)


class Engine(Protocol):
    """Grades submissions one by one, in any order, and never stops at a bad one."""

    name: str

    def grade(
        self, manifest: Manifest, submissions: Sequence[Submission], *, keep: bool = True
    ) -> Iterator[GradedSubmission]:
        """Scores for each submission; if `keep`, gradebook.db and autograded/ are written too."""
        ...
