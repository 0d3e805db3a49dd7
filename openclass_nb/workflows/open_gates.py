"""Write down which gates have opened, so that they stay open."""

from openclass_nb.records import OpeningEntry
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import student_events


def newly_open(opened: OpenedCourse, student: str) -> list[OpeningEntry]:
    """Gates that mastery has opened for `student` and that the log does not have yet."""
    from openclass_nb.mastery import student_progress

    known = {one.assignment for one in opened.log.openings(student)}
    events = student_events(opened, student)
    shown = student_progress(opened.syllabus, opened.mastery_settings, student, events, opened.clock())
    return [
        OpeningEntry(student, gate.assignment, gate.opened_at, gate.because)
        for gate in shown.gates.values()
        if gate.because == "mastery" and gate.opened_at and gate.assignment not in known
    ]
