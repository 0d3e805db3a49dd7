"""Write down which gates have opened, so that they stay open."""

from collections.abc import Iterable, Mapping

from openclass_nb.records import AttemptEntry, OpeningEntry
from openclass_nb.records.history import History, read_history
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import events_of


def newly_open(
    opened: OpenedCourse,
    student: str,
    *,
    more: Iterable[AttemptEntry] = (),
    scores: Mapping[int, float] | None = None,
    history: History | None = None,
) -> list[OpeningEntry]:
    """Gates that mastery has opened for `student` and that the log does not have yet.

    `more` attempts and new `scores` (by attempt) are about to be written: in one transaction with what they open,
    so that no gate is forgotten if the power goes in between. `history` spares reading the log.
    """
    from openclass_nb.mastery import student_progress

    history = history or read_history(opened.log, student)
    known = {one.assignment for one in history.openings}
    events = events_of(history, more=more, scores=scores)
    shown = student_progress(opened.syllabus, opened.mastery_settings, student, events, opened.clock())
    return [
        OpeningEntry(student, gate.assignment, gate.opened_at, gate.because)
        for gate in shown.gates.values()
        if gate.because == "mastery" and gate.opened_at and gate.assignment not in known
    ]
