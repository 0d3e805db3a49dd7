"""nbgrader's courses on disk, for tests: folders, and nothing of ours in them."""

import json
from pathlib import Path
from typing import Any

from tests.building import Cell, notebook
from tests.course.adopting.building import answer, by_hand, check_of, prose, task, text_answer

HIDDEN = "assert f(1) == 1\n### BEGIN HIDDEN TESTS\nassert f(2) == 2\n### END HIDDEN TESTS"


def cells() -> list[Cell]:
    """An assignment with an exercise by test, one by hand, a text and a task."""
    return [
        prose("# Functions"),
        prose("## The identity"),
        answer("f"),
        check_of("f", HIDDEN, points=2),
        by_hand("drawing", points=3),
        text_answer("why"),
        task("find"),
    ]


def write(path: Path, content: dict[str, Any]) -> Path:
    """A notebook, written as Jupyter writes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def nbgrader_course(root: Path, *assignments: str) -> Path:
    """A course whose assignments have one notebook each, called like them."""
    for name in assignments or ("ps1",):
        write(root / "source" / name / f"{name}.ipynb", notebook(cells()))
    return root


def release(root: Path, assignment: str = "ps1") -> None:
    """What nbgrader makes for students, without solutions and hidden tests, by its own steps."""
    import nbformat
    from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions, ComputeChecksums

    for path in (root / "source" / assignment).glob("*.ipynb"):
        content = nbformat.read(path, as_version=4)
        for step in (ClearSolutions, ClearHiddenTests, ComputeChecksums):
            content, _ = step().preprocess(content, {})
        write(root / "release" / assignment / path.name, content)


def hand_in(root: Path, student: str, answers: dict[str, str], assignment: str = "ps1") -> None:
    """A student's work: the released notebooks with `answers` by nbgrader's id."""
    for path in (root / "release" / assignment).glob("*.ipynb"):
        content = json.loads(path.read_text(encoding="utf-8"))
        for cell in content["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id")
            cell["source"] = answers.get(name, cell["source"])
        write(root / "submitted" / student / assignment / path.name, content)
