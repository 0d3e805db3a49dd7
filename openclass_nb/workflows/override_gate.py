"""Open an assignment by hand: who, why, until when."""

from datetime import datetime

from openclass_nb.errors import OpenclassError
from openclass_nb.records import OverrideEntry
from openclass_nb.workflows.opened_course import OpenedCourse


def override_gate(
    opened: OpenedCourse, student: str, assignment: str, *, who: str, why: str, until: datetime | None = None
) -> OverrideEntry:
    """Record the exception. OpenclassError if the reason is empty or the end is in the past."""
    opened.assignment(assignment)
    opened.student(student)
    now = opened.clock()
    if not why.strip():
        raise OpenclassError("An exception needs a reason.", next_step="Say why, for whoever asks later.")
    if until is not None and until <= now:
        told = f"The exception would have ended on {until:%-d %B %Y, %H:%M}."
        raise OpenclassError(told, next_step="Choose a later time, or leave it out.")
    entry = OverrideEntry(student, assignment, who, why.strip(), now, until)
    opened.log.add([entry])
    return entry
