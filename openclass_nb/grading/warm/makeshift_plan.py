"""A plan for isolated tests where the release has none: made from a submission, and so without trust in its answers.

Of a student's text only one thing is used: which names it binds anew that an earlier test has bound, so that a later
test asks for the student's value. It never takes a name away from the teacher's own text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

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
    by_tests = {name for one in running if one.role == "test" for name in _bound_by_teacher(one.source)}
    by_teacher = {name for one in running if one.role == "teacher" for name in _bound_by_teacher(one.source)}
    free = by_tests - by_teacher
    return _planned(tuple(TeacherCell(one.id, ROLES[one.role], _text(one, free)) for one in running))


@lru_cache(maxsize=64)
def _planned(cells: tuple[TeacherCell, ...]) -> ExamPlan:
    """Most submissions of an assignment have the same plan."""
    return plan_exam(cells)


@lru_cache(maxsize=4096)
def _bound_by_teacher(source: str) -> frozenset[str]:
    return read_cell(source).binds


def _text(task: CellTask, free: set[str]) -> str:
    """A cell's own text; for a student's cell a text that binds the same names, of those that are `free`."""
    if task.role != "student":
        return task.source
    mentioned = {name for name in free if name in task.source}
    bound = _bound(task.source) & mentioned if mentioned else ()
    return "\n".join(f"{name} = object()" for name in sorted(bound))


def _bound(source: str) -> frozenset[str]:
    try:
        return read_cell(source).binds if len(source) <= MOST_CHARACTERS else frozenset()
    except (MemoryError, RecursionError):  # too deep for Python's parser
        return frozenset()
