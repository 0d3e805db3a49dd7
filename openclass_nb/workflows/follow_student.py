"""Follow one student: where they stand now, and whether an assignment is open to them.

Unlike `show_student`, somebody nobody has heard of yet is a student who has not begun: people sign in before
they hand anything in.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from openclass_nb.errors import OpenclassError
from openclass_nb.mastery import Event, GateDecision, Override, StudentProgress, student_progress
from openclass_nb.mastery.wording import Reader
from openclass_nb.records import OpeningEntry
from openclass_nb.records.history import History, read_history
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import events_of


class ClosedGateError(OpenclassError):
    """The assignment is not open to this student; `gate` says why."""

    def __init__(self, gate: GateDecision) -> None:
        waits = [one.would_open for one in gate.objectives if not one.mastered and one.would_open]
        super().__init__(f"{gate.headline}.", where=gate.assignment, next_step=waits[0] if waits else None)
        self.gate = gate


def follow_student(
    opened: OpenedCourse,
    student: str,
    *,
    more: Sequence[Event] = (),
    history: History | None = None,
    reader: Reader = "student",
) -> StudentProgress:
    """Progress as of now, in words for `reader`; as if `more` had happened too. `history` spares reading the log."""
    known = history or read_history(opened.log, student)
    happened = [*events_of(known), *more]
    overrides = [
        Override(one.student, one.assignment, one.who, one.why, one.at, one.until) for one in known.overrides
    ]
    return student_progress(
        opened.syllabus,
        opened.mastery_settings,
        student,
        happened,
        # A clock that was set back must not hide what has happened already.
        max([opened.clock(), *(one.at for one in happened)]),
        opened={one.assignment: one.at for one in known.openings},
        overrides=overrides,
        reader=reader,
    )


def next_moment(opened: OpenedCourse, events: Sequence[Event]) -> datetime:
    """Now, and in any case after what has happened: order is kept when the clock is set back."""
    last = max((one.at for one in events), default=None)
    now = opened.clock()
    return now if last is None or now > last else last + timedelta(microseconds=1)


def openings_in(progress: StudentProgress) -> list[OpeningEntry]:
    """Gates that mastery holds open, to be written down so that they stay so."""
    return [
        OpeningEntry(progress.student, gate.assignment, gate.opened_at, gate.because)
        for gate in progress.gates.values()
        if gate.because == "mastery" and gate.opened_at
    ]


def enter_assignment(opened: OpenedCourse, student: str, assignment: str) -> None:
    """Nothing if the assignment is released and open to the student; else an error that says why."""
    wanted = opened.assignment(assignment)
    opened.manifest(assignment)
    if not wanted.opens_when.mastered:
        return
    if any(one.assignment == assignment for one in opened.log.openings(student)):
        return
    gate = follow_student(opened, student).gates[assignment]
    if not gate.open:
        raise ClosedGateError(gate)
