"""Explain a gate: what is asked, how each try moved it, what would open it."""

from openclass_nb.mastery import GateDecision, StudentProgress
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.show_progress import show_student


def explain_gate(opened: OpenedCourse, student: str, assignment: str) -> tuple[GateDecision, StudentProgress]:
    """The gate's decision for one student, with all its reasons."""
    opened.assignment(assignment)
    progress = show_student(opened, student)
    return progress.gates[assignment], progress
