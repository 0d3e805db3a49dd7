"""Whether a student has tried again: an answer that has not changed and comes to the same is no new attempt.

A notebook is handed in whole, and checked exercise by exercise before: most of it says what the log has already.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from openclass_nb.course.answers import same_answer
from openclass_nb.records import AttemptEntry
from openclass_nb.records.history import attempts_at, latest_attempt
from openclass_nb.workflows.opened_course import OpenedCourse


def unchanged_attempt(opened: OpenedCourse, entry: AttemptEntry) -> AttemptEntry | None:
    """The attempt that `entry` would only repeat; None if it is a new one.

    The same answer with another score is a new attempt: something that it builds on has changed.
    """
    latest = latest_attempt(opened.log, entry.student, entry.exercise, entry.variant, entry.at)
    return latest if latest is not None and _repeats(entry, latest) else None


def new_attempts(opened: OpenedCourse, entries: Sequence[AttemptEntry]) -> list[AttemptEntry]:
    """Those of one student's submission that the log does not have yet and that repeat nothing."""
    if not entries:
        return []
    tried = attempts_at(opened.log, entries[0].student, [one.exercise for one in entries])
    return [one for one in entries if not _is_known(one, tried)]


def _is_known(entry: AttemptEntry, tried: Sequence[AttemptEntry]) -> bool:
    """Whether `tried`, in order of time, has the entry itself, or one before it that it would only repeat."""
    own = [one for one in tried if one.exercise == entry.exercise]
    before = [one for one in own if one.variant == entry.variant and one.at <= entry.at]
    return any(one.key == entry.key for one in own) or bool(before and _repeats(entry, before[-1]))


def attempt_behind(
    tried: Iterable[AttemptEntry], key: str, exercise: str, until: datetime
) -> AttemptEntry | None:
    """The attempt that a graded submission's exercise stands for: its own, or the one that it only repeated.

    `tried` are the student's attempts in order of time, `key` would be the submission's own, `until` its time.
    """
    own = [one for one in tried if one.exercise == exercise]
    before = (one for one in reversed(own) if one.at <= until)
    return next((one for one in own if one.key == key), None) or next(before, None)


def _repeats(entry: AttemptEntry, latest: AttemptEntry) -> bool:
    """An answer that waits for a person says nothing new either, once somebody has given points for it."""
    return (
        entry.readable == latest.readable
        and (entry.score is None or entry.score == latest.score)
        and same_answer(entry.answer, latest.answer)
    )
