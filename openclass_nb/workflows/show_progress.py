"""Show what students have mastered and what may be opened: one student, or the class."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from openclass_nb.mastery import (
    Attempt,
    Event,
    HintTaken,
    Override,
    StudentProgress,
    class_progress,
    student_progress,
)
from openclass_nb.records import AttemptEntry, HintEntry
from openclass_nb.workflows.opened_course import OpenedCourse


def show_student(opened: OpenedCourse, student: str) -> StudentProgress:
    """One student's objectives, gates and next step, as of now."""
    opened.student(student)
    openings = {one.assignment: one.at for one in opened.log.openings(student)}
    return student_progress(
        opened.syllabus,
        opened.mastery_settings,
        student,
        student_events(opened, student),
        opened.clock(),
        opened=openings,
        overrides=_overrides(opened, student),
    )


def show_class(opened: OpenedCourse, scores: Mapping[int, float] | None = None) -> dict[str, StudentProgress]:
    """Everybody's progress, by student; as it would be with other `scores` (by attempt), if there are any."""
    openings: dict[str, dict[str, datetime]] = defaultdict(dict)
    for one in opened.log.openings():
        openings[one.student][one.assignment] = one.at
    return class_progress(
        opened.syllabus,
        opened.mastery_settings,
        class_events(opened, scores or {}),
        opened.clock(),
        opened=openings,
        overrides=_overrides(opened),
    )


def student_events(opened: OpenedCourse, student: str) -> list[Event]:
    """What one student did, in the order in which it happened."""
    return _in_order(opened.log.attempts(student), opened.log.hints(student))


def class_events(opened: OpenedCourse, scores: Mapping[int, float]) -> dict[str, list[Event]]:
    """What everybody did, by student; those who have done nothing yet are there with an empty list."""
    attempts: dict[str, list[AttemptEntry]] = {student: [] for student in opened.students()}
    hints: dict[str, list[HintEntry]] = defaultdict(list)
    for attempt in opened.log.attempts():
        score = scores.get(attempt.id or 0, attempt.score)
        attempts[attempt.student].append(attempt if score == attempt.score else replace(attempt, score=score))
    for hint in opened.log.hints():
        hints[hint.student].append(hint)
    return {student: _in_order(own, hints[student]) for student, own in attempts.items()}


def _in_order(attempts: Iterable[AttemptEntry], hints: Iterable[HintEntry]) -> list[Event]:
    """Hints before an attempt of the same moment: they were asked for on the way to it."""
    taken: list[Event] = [
        HintTaken(one.student, one.exercise, one.variant, one.at, one.rung) for one in hints
    ]
    tried: list[Event] = [
        Attempt(one.student, one.exercise, one.variant, one.at, one.score / one.max_score, one.readable)
        for one in attempts
        if one.score is not None and one.max_score > 0
    ]
    return sorted(taken + tried, key=lambda event: event.at)


def _overrides(opened: OpenedCourse, student: str | None = None) -> list[Override]:
    return [
        Override(one.student, one.assignment, one.who, one.why, one.at, one.until)
        for one in opened.log.overrides(student)
    ]
