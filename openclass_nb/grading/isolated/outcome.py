"""What came of one test cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["passed", "failed", "error"]
Output = dict[str, Any]


@dataclass(frozen=True)
class CellOutcome:
    """A test cell that has run.

    `status` is "passed", "failed" (an assertion did not hold) or "error" (anything else was raised).
    `partial` is the last expression's value, if it was displayed and reads as a number: nbgrader's partial credit.
    `message` is for the student: the text that the teacher wrote in the assertion, or the student's own error.
    `detail` is for the teacher: the line of the test that stopped it and the whole error.
    `outputs` are nbformat outputs; nothing in them quotes the test.
    `requests` counts questions to the candidate. `flags` name what a teacher may want to look at,
    `asks` the attributes and operators that student's objects were asked for.
    """

    status: Status
    partial: float | None = None
    message: str | None = None
    detail: str | None = None
    outputs: tuple[Output, ...] = ()
    requests: int = 0
    flags: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    mode: Literal["isolated", "compatible"] = "isolated"
