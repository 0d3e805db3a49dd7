"""Small courses for tests: right as they are made, so that a test breaks one thing and sees one finding."""

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
Cell = dict[str, Any]


def cell(kind: str, source: str, ident: str, **metadata: Any) -> Cell:
    """A cell of notebook format 4.5."""
    made: Cell = {"cell_type": kind, "id": ident, "metadata": metadata, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def prompt(exercise: str, source: str = "Write it.") -> Cell:
    """The text that says what is asked."""
    return cell("markdown", source, f"{exercise}-prompt", openclass={"exercise": exercise, "role": "prompt"})


def answer(exercise: str, solution: str = "return a + b", *, objective: str = "adding", **more: Any) -> Cell:
    """An answer cell that defines a function of two numbers, called like the exercise."""
    name = exercise.replace("-", "_")
    source = f"def {name}(a, b):\n    ### BEGIN SOLUTION\n    {solution}\n    ### END SOLUTION\n"
    mark = {"exercise": exercise, "role": "answer", "kind": "code", "objectives": [objective], **more}
    return cell("code", source, exercise, nbgrader=_nbgrader(exercise, solution=True), openclass=mark)


def check(exercise: str, number: int = 1, points: float = 1, source: str | None = None) -> Cell:
    """A test cell; by default the function has to add, and a hidden test looks closer."""
    name = exercise.replace("-", "_")
    visible = f'assert {name}(1, 2) == 3, "What are one and two together?"\n'
    hidden = (
        f'### BEGIN HIDDEN TESTS\nassert {name}(-4, 9) == 5, "Try negative numbers."\n### END HIDDEN TESTS\n'
    )
    ident = f"{exercise}-test-{number}"
    return cell(
        "code",
        visible + hidden if source is None else source,
        ident,
        nbgrader=_nbgrader(ident, grade=True, locked=True, points=points),
        openclass={"exercise": exercise, "role": "test"},
    )


def exercise(name: str, **more: Any) -> list[Cell]:
    """A whole exercise: prompt, answer and one test cell."""
    return [prompt(name), answer(name, **more), check(name)]


def _nbgrader(grade_id: str, **more: Any) -> dict[str, Any]:
    known = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3}
    return {**known, "grade_id": grade_id, **more}


def notebook(cells: Iterable[Cell], **metadata: Any) -> dict[str, Any]:
    """A notebook of format 4.5 for Python."""
    about = {"kernelspec": KERNEL, "language_info": {"name": "python"}, **metadata}
    return {"cells": list(cells), "metadata": about, "nbformat": 4, "nbformat_minor": 5}


def _settings() -> dict[str, Any]:
    return {
        "title": "Sums",
        "objectives": {
            "adding": {"title": "Adding", "statement": "Add two numbers"},
            "doubling": {"title": "Doubling", "statement": "Add a number to itself", "requires": ["adding"]},
        },
        "misconceptions": {
            "minus-for-plus": {"title": "Takes away", "message": "Does your result grow when b grows?"}
        },
        "assignments": [
            {"name": "sums", "objectives": ["adding"]},
            {"name": "twice", "objectives": ["doubling"], "opens_when": {"mastered": ["adding"]}},
        ],
    }


WRONG = {
    "source": "def {name}(a, b):\n    return a - b  # the minus of the misguided\n",
    "misconception": "minus-for-plus",
    "note": "Takes away instead of adding.",
}


def wrong_answer(exercise: str) -> dict[str, str]:
    """A known wrong answer that names its misconception."""
    return {**WRONG, "source": WRONG["source"].format(name=exercise.replace("-", "_"))}


def _exercises(objective: str, *names: str) -> list[Cell]:
    hints = ["Think of apples.", "Which sign puts two heaps together?"]
    return [
        one
        for name in names
        for one in exercise(name, objective=objective, hints=hints, wrong_answers=[wrong_answer(name)])
    ]


@dataclass
class CourseDraft:
    """A course that is still in memory: two objectives, two assignments, three exercises in each; no findings."""

    settings: dict[str, Any] = field(default_factory=_settings)
    notebooks: dict[str, Any] = field(
        default_factory=lambda: {
            "sums/sums": notebook(_exercises("adding", "add", "plus", "total")),
            "twice/twice": notebook(_exercises("doubling", "twice", "double", "again")),
        }
    )

    def cell(self, ident: str) -> Cell:
        """The cell with this id, to be changed."""
        written = (one for one in self.notebooks.values() if isinstance(one, dict))
        cells = (one for notebook in written for one in notebook["cells"])
        return next(one for one in cells if one["id"] == ident)

    def mark(self, ident: str) -> dict[str, Any]:
        """The cell's `openclass` metadata, to be changed."""
        found: dict[str, Any] = self.cell(ident)["metadata"]["openclass"]
        return found

    def drop(self, *idents: str) -> None:
        """Take cells away."""
        for written in self.notebooks.values():
            written["cells"] = [one for one in written["cells"] if one["id"] not in idents]

    def write(self, root: Path) -> Path:
        """The course on disk. A notebook given as text is written as it is."""
        from ruamel.yaml import YAML

        root.mkdir(parents=True, exist_ok=True)
        with (root / "course.yml").open("w", encoding="utf-8") as out:
            YAML().dump(copy.deepcopy(self.settings), out)
        for place, content in self.notebooks.items():
            path = root / "source" / f"{place}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = content if isinstance(content, str) else json.dumps(content, indent=1)
            path.write_text(text, encoding="utf-8")
        return root
