"""Show what one student did, try by try, with the answers as they were recorded: for teachers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from openclass_nb.records import AttemptEntry, HintEntry
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.record_attempt import Outcome

MOST = 200
"""Steps shown; older ones are in `openclass report` and in the gradebook."""


@dataclass(frozen=True)
class Step:
    """One try or one hint. `objectives` are ids; `number` is the version's, `nth` counts from 1.

    Of a try `nth` counts those at this version and `text` is the test's message; of a hint it is its place in the
    sequence, and `text` is what it said. `misconception` is a title.
    """

    kind: Literal["try", "hint"]
    assignment: str
    exercise: str
    title: str
    objectives: tuple[str, ...]
    number: int
    nth: int
    at: datetime
    text: str
    outcome: Outcome | None = None
    score: float | None = None
    max_score: float = 0.0
    misconception: str = ""
    answer: str = ""


def show_tries(opened: OpenedCourse, student: str) -> list[Step]:
    """What the student tried and which hints came in between: the newest first, at most MOST."""
    steps = [*_tries(opened, student), *(_hint(opened, one) for one in opened.log.hints(student))]
    return sorted(steps, key=lambda one: one.at, reverse=True)[:MOST]


def _tries(opened: OpenedCourse, student: str) -> list[Step]:
    counted: dict[tuple[str, int], int] = {}
    steps = []
    for one in opened.log.attempts(student):
        version = (one.exercise, one.variant)
        counted[version] = counted.get(version, 0) + one.readable  # what could not be read is no try
        steps.append(_try(opened, one, max(1, counted[version])))
    return steps


def _try(opened: OpenedCourse, one: AttemptEntry, nth: int) -> Step:
    title, objectives = _about(opened, one.assignment, one.exercise)
    known = opened.course.misconceptions.get(one.misconception or "")
    return Step(
        kind="try",
        assignment=one.assignment,
        exercise=one.exercise,
        title=title,
        objectives=objectives,
        number=one.variant,
        nth=nth,
        at=one.at,
        text=one.message,
        outcome=_outcome(one),
        score=one.score,
        max_score=one.max_score,
        misconception=known.title if known else one.misconception or "",
        answer=one.answer,
    )


def _hint(opened: OpenedCourse, one: HintEntry) -> Step:
    title, objectives = _about(opened, one.assignment, one.exercise)
    return Step(
        "hint", one.assignment, one.exercise, title, objectives, one.variant, one.rung + 1, one.at, one.text
    )


def _about(opened: OpenedCourse, assignment: str, exercise: str) -> tuple[str, tuple[str, ...]]:
    """The title and objectives of an exercise; its id where it is no longer there."""
    manifest = opened.manifests.get(assignment)
    found = manifest.exercise(exercise) if manifest else None
    return (found.title, tuple(found.objectives)) if found else (exercise, ())


def _outcome(one: AttemptEntry) -> Outcome:
    if not one.readable:
        return "unreadable"
    if one.score is None:
        return "by hand"
    return "passed" if one.score >= one.max_score else "partly" if one.score > 0 else "failed"
