"""Compatible mode: a test cell that can't run isolated runs among the student's code, after it.

Not tamper-proof, and never called so.
"""

from __future__ import annotations

from typing import Any

from openclass_nb.grading.isolated.compiling import TEST, compiled_cell
from openclass_nb.grading.isolated.displayed import Shown, as_number
from openclass_nb.grading.isolated.outcome import CellOutcome
from openclass_nb.grading.isolated.verdicts import verdict_on

MOST_PRINTED = 1 << 20


def run_among(source: str, namespace: dict[str, Any]) -> CellOutcome:
    """Run a test cell in the student's own namespace."""
    shown = Shown(MOST_PRINTED)
    partial = None
    namespace.setdefault("display", shown.display)
    try:
        with shown.catching():
            body, last = compiled_cell(source, TEST, resolve=False)
            exec(body, namespace)
            if last is not None and (value := eval(last, namespace)) is not None:
                partial = as_number(shown.result(value))
    except BaseException as error:
        verdict = verdict_on(error, source, TEST)
        shown.error(verdict.name, verdict.message or "", verdict.trace)
        return CellOutcome(
            verdict.status, None, verdict.message, verdict.detail, shown.outputs(), mode="compatible"
        )
    return CellOutcome("passed", partial, outputs=shown.outputs(), mode="compatible")
