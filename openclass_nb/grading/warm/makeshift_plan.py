"""A plan for isolated tests where the release has none: made from a submission, and so without trust in its answers.

Of a student's text only one thing is used: which names it binds anew that an earlier test has bound, so that a later
test asks for the student's value. It never takes a name away from the teacher's own text.
"""

from __future__ import annotations

from collections.abc import Sequence

from openclass_nb.grading.isolated import ExamPlan, TeacherCell, plan_exam
from openclass_nb.grading.isolated.plan import Role as TeacherRole
from openclass_nb.grading.isolated.teacher_text import read_cell
from openclass_nb.grading.warm.tasks import CellTask, Role

ROLES: dict[Role, TeacherRole] = {"teacher": "given", "student": "answer", "test": "test"}
MOST_CHARACTERS = 200_000
"""Of a student's cell; a longer one binds nothing that counts here."""


def plan_from(tasks: Sequence[CellTask]) -> ExamPlan:
    """The plan of the test cells among `tasks`."""
    running = [one for one in tasks if one.runs]
    by_tests = {name for one in running if one.role == "test" for name in read_cell(one.source).binds}
    by_teacher = {name for one in running if one.role == "teacher" for name in read_cell(one.source).binds}
    free = by_tests - by_teacher
    return plan_exam([TeacherCell(one.id, ROLES[one.role], _text(one, free)) for one in running])


def _text(task: CellTask, free: set[str]) -> str:
    """A cell's own text; for a student's cell a text that binds the same names, of those that are `free`."""
    if task.role != "student":
        return task.source
    return "\n".join(f"{name} = object()" for name in sorted(_bound(task.source) & free))


def _bound(source: str) -> frozenset[str]:
    try:
        return read_cell(source).binds if len(source) <= MOST_CHARACTERS else frozenset()
    except (MemoryError, RecursionError):  # too deep for Python's parser
        return frozenset()
