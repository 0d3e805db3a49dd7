"""Programs tried in the place of a student's answer, for hints: watched by text of ours, or scored by all tests."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from openclass_nb.grading.checking import ExerciseCheck, run_check
from openclass_nb.grading.marking import Rules
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask


def printed_beside(grader: WarmGrader, check: ExerciseCheck, given: Path, source: str) -> str:
    """What `source` prints when it runs in the place of the answer, after the cells that the exercise needs.

    It runs as the student's code does, with no test, reference or secret in sight. GradingError if the engine fails.
    """
    tasks = [*_before(check), CellTask(id="ours", role="student", source=source)]
    with tempfile.TemporaryDirectory(prefix="openclass-hint-") as name:
        result = grader.run(tasks, Path(name), given=given)
    return "".join(_text(one) for one in result.cells[-1].outputs)


def passes(grader: WarmGrader, check: ExerciseCheck, given: Path, program: str, rules: Rules) -> bool:
    """Whether `program` in the place of the answer would get all points, hidden tests included."""
    graded = run_check(grader, with_program(check, program), given, rules=rules)
    if graded.problem or not graded.exercises:
        return False
    score = graded.exercises[0]
    return score.score is not None and score.score >= score.max_score


def with_program(check: ExerciseCheck, program: str) -> ExerciseCheck:
    """The same check with another answer."""
    cells = [
        {**cell, "source": program} if _grade_id(cell) == check.exercise.answer_id else cell
        for cell in check.content["cells"]
    ]
    return replace(check, content={**check.content, "cells": cells}, answer=program)


def _before(check: ExerciseCheck) -> list[CellTask]:
    """The cells above the answer, as a student's: what is locked in them was put back already."""
    tests = {one.grade_id for book in check.manifest.notebooks for one in book.cells if one.is_test}
    found = []
    for place, cell in enumerate(check.content["cells"]):
        if _grade_id(cell) == check.exercise.answer_id:
            break
        if cell["cell_type"] == "code" and _grade_id(cell) not in tests:
            found.append(CellTask(id=f"before-{place}", role="student", source=str(cell["source"])))
    return found


def _grade_id(cell: dict[str, Any]) -> str | None:
    found = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
    return str(found) if found else None


def _text(output: dict[str, Any]) -> str:
    text = output.get("text", "") if output.get("output_type") == "stream" else ""
    return text if isinstance(text, str) else "".join(text)
