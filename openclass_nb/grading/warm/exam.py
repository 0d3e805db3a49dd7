"""What travels between supervisor, candidate and examiner about test cells."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import lru_cache

from openclass_nb.grading.isolated.classify import cannot_be_isolated
from openclass_nb.grading.isolated.compiling import unpack
from openclass_nb.grading.isolated.limits import Limits as ExamLimits
from openclass_nb.grading.isolated.plan import ExamPlan, TeacherCell, TestStep, plan_exam
from openclass_nb.grading.isolated.plan import Role as TeacherRole
from openclass_nb.grading.warm.tasks import CellTask, Limits, Role
from openclass_nb.grading.warm.wire import Frame

CALL_SHARE = 0.8
"""Of a cell's time, what one call of the student's code may take."""

ROLES: dict[Role, TeacherRole] = {"teacher": "given", "student": "answer", "test": "test"}


def plan_from(tasks: Sequence[CellTask]) -> ExamPlan:
    """A plan for a submission that comes without one. Of a student's cell only the teacher's `reference` is read: what
    a student's own text binds must not take a name away from a test."""
    return planned(
        tuple(
            TeacherCell(one.id, ROLES[one.role], one.reference if one.role == "student" else one.source)
            for one in tasks
            if one.runs
        )
    )


def covering(tasks: Sequence[CellTask], plan: ExamPlan | None) -> ExamPlan:
    """`plan`, if it has every test among `tasks`; else one that is made from them."""
    known = {step.cell_id for step in plan.steps} if plan else set()
    has_all = all(one.id in known for one in tasks if one.role == "test" and one.runs)
    return plan if plan is not None and has_all else plan_from(tasks)


@lru_cache(maxsize=64)
def planned(cells: tuple[TeacherCell, ...]) -> ExamPlan:
    """The plan of a notebook by its text. All submissions of an assignment have the same one, but for added cells."""
    return ExamPlan(tuple(_with_mode(step) for step in plan_exam(cells).steps))


def _with_mode(step: TestStep) -> TestStep:
    """Compatible mode for a test whose text shows that it can't run isolated."""
    reason = cannot_be_isolated(step.source)
    return replace(step, mode="compatible", reason=reason) if reason else step


def with_modes(tasks: Sequence[CellTask], plan: ExamPlan) -> list[CellTask]:
    """The tasks, with what the plan says of their tests: the mode, the canaries, whether they show points."""
    steps = {step.cell_id: step for step in plan.steps}
    return [_as_planned(one, steps[one.id]) if one.id in steps else one for one in tasks]


def _as_planned(task: CellTask, step: TestStep) -> CellTask:
    task = replace(task, shows_points=step.shows_points)
    if step.mode == "isolated":
        return task
    return replace(task, mode="compatible", canaries=task.canaries or step.canaries)


@lru_cache(maxsize=8)
def limits_data(limits: Limits) -> Frame:
    """The limits of a submission as they travel."""
    return asdict(limits)


def exam_limits(data: Frame) -> ExamLimits:
    """The limits of a submission, as they hold between examiner and candidate.

    A call that takes too long ends before its test cell has to, so that the candidate lives on.
    """
    limits = Limits(**data)
    return ExamLimits(
        call_seconds=CALL_SHARE * limits.cell_seconds,
        cell_seconds=limits.cell_seconds,
        grace_seconds=(1 - CALL_SHARE) * limits.cell_seconds / 2,
        printed_bytes=limits.output_bytes,
    )


def step_data(step: TestStep) -> Frame:
    """A test cell as it travels to the examiner, with what it was compiled to."""
    return {**ExamPlan((step,)).as_data(), "code": b64encode(step.code).decode("ascii")}


def step_from(data: Frame) -> TestStep:
    """The test cell that travelled; its code is at hand from now on."""
    unpack(b64decode(data["code"]))
    return ExamPlan.from_data(data).steps[0]
