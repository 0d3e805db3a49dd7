"""Exercises in a few lines of Python, and courses made of them on disk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
IN_A_NOTEBOOK = 10


@dataclass(frozen=True)
class Made:
    """One exercise. `answer` is the solution without marks if `marked` is false; `wrong` are (source, misconception).

    `expected` are the codes of findings of which one has to be there; none for an exercise that is as it should be.
    """

    name: str
    answer: str
    tests: Sequence[str]
    wrong: Sequence[tuple[str, str | None]] = ()
    prompt: str = "Write what the tests ask for."
    hints: Sequence[str] = ()
    given: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""
    expected: frozenset[str] = frozenset()
    metadata: Mapping[str, Any] = field(default_factory=dict)


def solved(head: str, body: str) -> str:
    """A function whose body is the solution."""
    lines = "\n".join(f"    {line}" for line in body.strip("\n").splitlines())
    return f"{head}\n    ### BEGIN SOLUTION\n{lines}\n    ### END SOLUTION\n"


def hidden(source: str) -> str:
    """Tests that students don't see."""
    return f"### BEGIN HIDDEN TESTS\n{source}\n### END HIDDEN TESTS"


def write_course(root: Path, exercises: Sequence[Made], ideas: Iterable[str] = ()) -> Path:
    """A course of these exercises, ten in a notebook, each notebook an assignment."""
    chunks = [exercises[start : start + IN_A_NOTEBOOK] for start in range(0, len(exercises), IN_A_NOTEBOOK)]
    settings = {
        "title": "Benchmark",
        "objectives": {"all": {"statement": "Write small programs"}},
        "misconceptions": {one: {"title": one, "message": f"Is it {one}?"} for one in ideas},
        "assignments": [{"name": f"part-{number}", "objectives": ["all"]} for number in range(len(chunks))],
    }
    root.mkdir(parents=True, exist_ok=True)
    (root / "course.yml").write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML too
    for number, chunk in enumerate(chunks):
        folder = root / "source" / f"part-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(_notebook(chunk), ensure_ascii=False, indent=1)
        (folder / f"part-{number}.ipynb").write_text(text, encoding="utf-8")
        for one in chunk:
            for name, content in one.files.items():
                (folder / name).write_text(content, encoding="utf-8")
    return root


def _notebook(chunk: Sequence[Made]) -> dict[str, Any]:
    setup = _cell("code", "import math\n\nimport numpy as np\nimport pandas as pd", "setup", {})
    cells = [setup, *(cell for one in chunk for cell in _cells(one))]
    about = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}


def _cells(one: Made) -> list[dict[str, Any]]:
    answer = {
        "exercise": one.name,
        "role": "answer",
        "kind": "code",
        "objectives": ["all"],
        "hints": list(one.hints),
        "wrong_answers": [
            {"source": source} | ({"misconception": idea} if idea else {}) for source, idea in one.wrong
        ],
        **one.metadata,
    }
    prompt = {"openclass": {"exercise": one.name, "role": "prompt"}}
    cells = [_cell("markdown", one.prompt, f"{one.name}-prompt", prompt)]
    if one.given:
        cells.append(_cell("code", one.given, f"{one.name}-given", {}))
    marks = {"openclass": answer, "nbgrader": _marks(one.name, solution=True)}
    cells.append(_cell("code", one.answer, one.name, marks))
    for number, test in enumerate(one.tests, 1):
        name = f"{one.name}-test-{number}"
        about = {
            "openclass": {"exercise": one.name, "role": "test"},
            "nbgrader": _marks(name, grade=True, locked=True, points=1),
        }
        cells.append(_cell("code", test, name, about))
    return cells


def _marks(name: str, **more: Any) -> dict[str, Any]:
    known = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3}
    return {**known, "grade_id": name, **more}


def _cell(kind: str, source: str, ident: str, metadata: dict[str, Any]) -> dict[str, Any]:
    made = {"cell_type": kind, "id": ident, "metadata": metadata, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})
