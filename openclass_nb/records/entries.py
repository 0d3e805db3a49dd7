"""What the log holds, as plain data. Times are UTC; an id is None until the entry is written."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """One graded try at one exercise.

    `score` is in points, None while a person has still to grade it. `key` names the try once and for all
    (student, exercise, what was handed in): a second entry with the same key is the same try. `mode` says how
    the score was obtained, `layers` which layers of the sandbox stood around the student's code.
    """

    key: str
    student: str
    assignment: str
    exercise: str
    at: datetime
    score: float | None
    max_score: float
    variant: int = 0
    readable: bool = True
    answer: str = ""
    message: str = ""
    misconception: str | None = None
    mode: str = "nbgrader"
    layers: str = ""
    source: str = "batch"
    id: int | None = None


@dataclass(frozen=True, slots=True)
class GradingEntry:
    """A submission graded: `key` names it for good, with everything in it and what it was graded for.

    What it shows is in its attempts, which are fewer than its exercises where answers have not changed.
    """

    key: str
    student: str
    assignment: str
    at: datetime
    id: int | None = None


@dataclass(frozen=True, slots=True)
class RegradeEntry:
    """A new score for an attempt: a person graded it, or its tests were mended."""

    attempt: int
    at: datetime
    score: float
    who: str
    why: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class HintEntry:
    """One hint that a student asked for; `rung` counts from 0."""

    student: str
    assignment: str
    exercise: str
    at: datetime
    rung: int
    kind: str
    text: str
    variant: int = 0
    id: int | None = None


@dataclass(frozen=True, slots=True)
class OverrideEntry:
    """A teacher's exception; `until` None means for good."""

    student: str
    assignment: str
    who: str
    why: str
    at: datetime
    until: datetime | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """An assignment released, with its manifest as JSON."""

    assignment: str
    at: datetime
    manifest: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class OpeningEntry:
    """A gate that opened for a student. It stays open, whatever is replayed later."""

    student: str
    assignment: str
    at: datetime
    because: str
    id: int | None = None
