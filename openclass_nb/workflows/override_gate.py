"""Open an assignment by hand: who, why, until when."""

from datetime import datetime

from openclass_nb.errors import OpenclassError, UnknownNameError
from openclass_nb.records import OverrideEntry
from openclass_nb.workflows.opened_course import OpenedCourse


def override_gate(
    opened: OpenedCourse,
    student: str,
    assignment: str,
    *,
    who: str,
    why: str,
    until: datetime | None = None,
    newcomer: bool = False,
) -> OverrideEntry:
    """Record the exception. OpenclassError if the reason is empty, the end is in the past, or no gate is there.

    `newcomer` lets it be for somebody who has handed in nothing yet.
    """
    gate = opened.assignment(assignment).opens_when.mastered
    if not newcomer:
        _known(opened, student)
    if not gate:
        told = f"“{assignment}” has no gate: it is open for everybody."
        raise OpenclassError(told, next_step="Nothing has to be done.")
    now = opened.clock()
    if not why.strip():
        raise OpenclassError("An exception needs a reason.", next_step="Say why, for whoever asks later.")
    if until is not None and until <= now:
        told = f"The exception would have ended on {until:%-d %B %Y, %H:%M}."
        raise OpenclassError(told, next_step="Choose a later time, or leave it out.")
    entry = OverrideEntry(student, assignment, who, why.strip(), now, until)
    opened.log.add([entry])
    return entry


def _known(opened: OpenedCourse, student: str) -> None:
    """UnknownNameError for a name nobody has, which may be a newcomer's or a slip."""
    try:
        opened.student(student)
    except UnknownNameError as error:
        error.next_step = f"{error.next_step} Has this student handed in nothing yet, add --newcomer."
        raise
