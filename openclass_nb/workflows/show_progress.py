"""Show what students have mastered and what may be opened: one student, or the class."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from operator import attrgetter

from openclass_nb.mastery import (
    Attempt,
    Event,
    HintTaken,
    Override,
    StudentProgress,
    class_progress,
    student_progress,
)
from openclass_nb.records import AttemptEntry, HintEntry, OverrideEntry, Try, try_of
from openclass_nb.records.history import History, read_history
from openclass_nb.workflows.opened_course import OpenedCourse


def show_student(opened: OpenedCourse, student: str) -> StudentProgress:
    """One student's objectives, gates and next step, as of now, in words for teachers."""
    opened.student(student)
    history = read_history(opened.log, student)
    return student_progress(
        opened.syllabus,
        opened.mastery_settings,
        student,
        events_of(history),
        opened.clock(),
        opened={one.assignment: one.at for one in history.openings},
        overrides=_overrides(history.overrides),
        reader="teacher",
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
        overrides=_overrides(opened.log.overrides()),
    )


def student_events(opened: OpenedCourse, student: str) -> list[Event]:
    """What one student did, in the order in which it happened."""
    return events_of(read_history(opened.log, student))


def events_of(
    history: History, *, more: Iterable[AttemptEntry] = (), scores: Mapping[int, float] | None = None
) -> list[Event]:
    """What one student did, in the order in which it happened; as if the log had `more` and other `scores`."""
    tries = [*history.tries, *(try_of(one) for one in more)]
    return _in_order(history.student, tries, history.hints, scores or {})


def class_events(opened: OpenedCourse, scores: Mapping[int, float]) -> dict[str, list[Event]]:
    """What everybody did, by student; those who have done nothing yet are there with an empty list."""
    tries: dict[str, list[Try]] = {student: [] for student in opened.students()}
    hints: dict[str, list[HintEntry]] = defaultdict(list)
    for one in opened.log.tries():
        tries.setdefault(one.student, []).append(one)
    for hint in opened.log.hints():
        hints[hint.student].append(hint)
    return {student: _in_order(student, own, hints[student], scores) for student, own in tries.items()}


def _in_order(
    student: str, tries: Iterable[Try], hints: Iterable[HintEntry], scores: Mapping[int, float]
) -> list[Event]:
    """Hints before an attempt of the same moment: they were asked for on the way to it."""
    taken: list[Event] = [HintTaken(student, one.exercise, one.variant, one.at, one.rung) for one in hints]
    tried: list[Event] = [
        Attempt(student, exercise, variant, at, score / points, readable)
        for number, _, exercise, variant, at, kept, points, readable in tries
        if (score := scores.get(number, kept)) is not None and points > 0
    ]
    return sorted(taken + tried, key=attrgetter("at"))


def _overrides(entries: Iterable[OverrideEntry]) -> list[Override]:
    return [Override(one.student, one.assignment, one.who, one.why, one.at, one.until) for one in entries]
