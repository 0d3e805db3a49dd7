"""A short way to run a test cell isolated: the reference solution is in the plan, a student's answer in its place."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from openclass_nb.grading.isolated.limits import Limits
from openclass_nb.grading.isolated.outcome import CellOutcome
from openclass_nb.grading.isolated.plan import TeacherCell
from openclass_nb.grading.isolated.preparing import prepare_exam
from openclass_nb.grading.isolated.rehearsal import rehearse

for _name in ("numpy", "numpy.testing", "pandas", "sympy", "unittest.mock", "matplotlib.pyplot"):
    importlib.import_module(_name)  # once here, not in each fork

QUICK = Limits(call_seconds=0.5, cell_seconds=3, grace_seconds=0.5)


def notebook(reference: str, *tests: str, given: str = "") -> list[TeacherCell]:
    """A notebook with one answer cell and its tests."""
    cells = [TeacherCell("given", "given", given), TeacherCell("answer", "answer", reference)]
    return cells + [TeacherCell(f"test-{number}", "test", source) for number, source in enumerate(tests)]


def sit_all(
    reference: str, answer: str, *tests: str, given: str = "", limits: Limits = QUICK
) -> list[CellOutcome]:
    """Outcomes of the tests with a student's answer."""
    cells = notebook(reference, *tests, given=given)
    return list(rehearse(cells, {"answer": answer}, limits=limits).values())


def sit(reference: str, answer: str, test: str, *, given: str = "", limits: Limits = QUICK) -> CellOutcome:
    """The outcome of one test."""
    return sit_all(reference, answer, test, given=given, limits=limits)[0]


def sit_released(reference: str, answer: str, test: str, *, given: str = "") -> CellOutcome:
    """The outcome of one test after a release that tried it with the reference solution."""
    cells: Sequence[TeacherCell] = notebook(reference, test, given=given)
    return rehearse(cells, {"answer": answer}, plan=prepare_exam(cells), limits=QUICK)["test-0"]
