"""What travels between supervisor, candidate and examiner about test cells."""

from __future__ import annotations

from dataclasses import asdict

from openclass_nb.grading.isolated.limits import Limits as ExamLimits
from openclass_nb.grading.isolated.plan import ExamPlan, TestStep
from openclass_nb.grading.warm.tasks import Limits
from openclass_nb.grading.warm.wire import Frame

CALL_SHARE = 0.8
"""Of a cell's time, what one call of the student's code may take."""


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
    """A test cell as it travels to the examiner."""
    return ExamPlan((step,)).as_data()


def step_from(data: Frame) -> TestStep:
    """The test cell that travelled."""
    return ExamPlan.from_data(data).steps[0]
