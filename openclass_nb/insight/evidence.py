"""What the pictures of a class are made from: the course, what everybody has shown, and every try."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Protocol

from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.course.models import Course
from openclass_nb.mastery import Opportunity, Override, StudentProgress

RIGHT = 1 - 1e-9
"""Share of the points from which a try counts as right."""


class Try(Protocol):
    """One graded try, as the log keeps it. `score` is in points, None while a person has still to grade it."""

    @property
    def student(self) -> str: ...
    @property
    def exercise(self) -> str: ...
    @property
    def variant(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def score(self) -> float | None: ...
    @property
    def max_score(self) -> float: ...
    @property
    def readable(self) -> bool: ...
    @property
    def message(self) -> str: ...
    @property
    def misconception(self) -> str | None: ...


@dataclass(frozen=True)
class ClassEvidence:
    """All that is known about a class at the moment `at`.

    `progress` holds everybody, by student; `exercises` what was released, by id; `tries` are in order of time.
    """

    course: Course
    exercises: Mapping[str, ReleasedExercise]
    progress: Mapping[str, StudentProgress]
    tries: Sequence[Try]
    overrides: Sequence[Override]
    at: datetime

    @cached_property
    def tries_by_student(self) -> dict[str, list[Try]]:
        """Tries that could be read and are graded, in order of time."""
        found: dict[str, list[Try]] = {student: [] for student in self.progress}
        for one in self.tries:
            if one.readable and one.score is not None and one.exercise in self.exercises:
                found.setdefault(one.student, []).append(one)
        return found

    @cached_property
    def opportunities_by_student(self) -> dict[str, list[Opportunity]]:
        """Each version that a student tried, once, even where it shows several objectives."""
        return {student: _distinct(one) for student, one in self.progress.items()}

    @cached_property
    def exercises_of(self) -> dict[str, tuple[str, ...]]:
        """The exercises that show an objective, by objective, in the course's order."""
        return {
            name: tuple(key for key, one in self.exercises.items() if name in one.objectives)
            for name in self.course.objectives
        }

    def objective_title(self, name: str) -> str:
        """What people read for an objective."""
        return self.course.objective_title(name)

    def exercise_title(self, name: str) -> str:
        """What people read for an exercise."""
        return self.exercises[name].title if name in self.exercises else name

    def misconception_title(self, name: str) -> str:
        """What people read for a misconception: its title, or its id made readable."""
        known = self.course.misconceptions.get(name)
        return known.title if known else name.replace("-", " ").capitalize()


def is_right(one: Try) -> bool:
    """All points."""
    return one.score is not None and one.max_score > 0 and one.score / one.max_score >= RIGHT


def _distinct(progress: StudentProgress) -> list[Opportunity]:
    found = {
        (one.exercise, one.variant): one
        for objective in progress.objectives.values()
        for one in objective.opportunities
    }
    return sorted(found.values(), key=lambda one: one.at)
