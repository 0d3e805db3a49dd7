"""Putting answers into a notebook: what the proof and the demo's class hand in."""

import copy
import warnings
from collections.abc import Mapping
from typing import Any

from openclass_nb.course.cells import grade_id, is_solution, text


def with_answers(notebook: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, Any]:
    """A copy of the notebook whose answer cells hold `answers` (by grade id); outputs are cleared."""
    filled = copy.deepcopy(dict(notebook))
    for cell in filled.get("cells", []):
        name = grade_id(cell)
        if name and name in answers and is_solution(cell):
            cell["source"] = answers[name]
        if cell.get("cell_type") == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return filled


def answers_in(notebook: Mapping[str, Any]) -> dict[str, str]:
    """What stands in each answer cell, by grade id."""
    cells = notebook.get("cells", [])
    return {str(grade_id(cell)): text(cell) for cell in cells if is_solution(cell) and grade_id(cell)}


def is_blank(answer: str, stub: str) -> bool:
    """Whether a student has left the answer cell as it came, or empty."""
    return not answer.strip() or _squeezed(answer) == _squeezed(stub)


def _squeezed(source: str) -> list[str]:
    return [line.rstrip() for line in source.strip().splitlines() if line.strip()]


def is_readable(answer: str) -> bool:
    """Whether the answer compiles; IPython's magics and `!` lines count as code."""
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        with warnings.catch_warnings():  # a student's odd backslash is no message on the teacher's screen
            warnings.simplefilter("ignore")
            compile(TransformerManager().transform_cell(answer), "<answer>", "exec", flags=_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


_TOP_LEVEL_AWAIT = 0x2000  # ast.PyCF_ALLOW_TOP_LEVEL_AWAIT; `ast` itself is not needed here
