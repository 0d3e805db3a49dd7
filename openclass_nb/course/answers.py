"""Putting answers into a notebook: what the proof and the demo's class hand in."""

import ast
import copy
import re
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


def same_answer(one: str, other: str) -> bool:
    """Whether two answers say the same: blank lines, spaces at the ends and Python's comments and layout aside."""
    if _squeezed(one) == _squeezed(other):
        return True
    meant = _meaning(one)
    return meant is not None and meant == _meaning(other)


def _meaning(source: str) -> str | None:
    """Python's reading of a source; None if it has none."""
    import ast

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.dump(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _squeezed(source: str) -> list[str]:
    return [line.rstrip() for line in source.strip().splitlines() if line.strip()]


def is_readable(answer: str) -> bool:
    """Whether the answer compiles; IPython's magics and `!` lines count as code."""
    return _compiles(answer) or (_OF_IPYTHON.search(answer) is not None and _compiles_in_ipython(answer))


def why_unreadable(answer: str) -> str:
    """In a sentence, where Python stumbles over an answer; empty if it doesn't."""
    if is_readable(answer):
        return ""
    try:
        ast.parse(answer)
    except SyntaxError as error:
        place = (
            f"Line {error.lineno} can’t be read as Python: {error.msg}."
            if error.lineno
            else "It is no Python."
        )
        return f"{place} This does not count as a try."
    except (ValueError, RecursionError, MemoryError):
        pass
    return "This can’t be read as Python. It does not count as a try."


def _compiles(source: str) -> bool:
    try:
        with warnings.catch_warnings():  # a student's odd backslash is no message on the teacher's screen
            warnings.simplefilter("ignore")
            compile(source, "<answer>", "exec", flags=_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _compiles_in_ipython(answer: str) -> bool:
    """IPython takes a while to import, and few answers need it."""
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        transformed = TransformerManager().transform_cell(answer)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return _compiles(transformed)


_OF_IPYTHON = re.compile(
    r"""\A\s*^[ \t]        # it dedents a cell that begins indented
    | ^\s*(>>>|In\s*\[)   # takes prompts away
    | ^\s*[%!?,;/]        # knows commands at the start of a line
    | =\s*[%!]            # and after an assignment
    | \?\s*$              # and questions""",
    re.MULTILINE | re.VERBOSE,
)
"""Where IPython may read what Python doesn't."""
_TOP_LEVEL_AWAIT = 0x2000  # ast.PyCF_ALLOW_TOP_LEVEL_AWAIT; `ast` itself is not needed here
