"""A course template as plain data: what its notebooks say, read with nothing but nbformat."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import yaml

SOLUTION = re.compile(r"^(?P<indent> *)### BEGIN SOLUTION\n(?P<body>.*?)^ *### END SOLUTION", re.M | re.S)


@dataclass
class Exercise:
    """One exercise of a template."""

    id: str
    folder: Path
    imports: str
    answer: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    prompt: str = ""
    tests: list[str] = field(default_factory=list)
    points: list[int] = field(default_factory=list)

    @property
    def assignment(self) -> str:
        return self.folder.name

    @property
    def solution_lines(self) -> list[str]:
        match = SOLUTION.search(self.answer)
        assert match, f"{self.id} has no solution"
        return [line.strip() for line in match["body"].splitlines() if line.strip()]

    @property
    def stub(self) -> str:
        """The answer cell as nbgrader releases it."""
        return SOLUTION.sub(
            lambda match: f"{match['indent']}# YOUR CODE HERE\n{match['indent']}raise NotImplementedError()",
            self.answer,
        )


@dataclass
class Template:
    """A course template: its course.yml and its notebooks."""

    folder: Path
    course: dict[str, Any]
    notebooks: dict[str, nbformat.NotebookNode]
    exercises: list[Exercise]


def read_template(folder: Path) -> Template:
    """Read course.yml and the notebook of each assignment that it lists."""
    course = yaml.safe_load((folder / "course.yml").read_text(encoding="utf-8"))
    names = [assignment["name"] for assignment in course["assignments"]]
    paths = {name: folder / "source" / name / f"{name}.ipynb" for name in names}
    notebooks = {name: nbformat.read(path, as_version=4) for name, path in paths.items()}
    exercises = [
        exercise
        for name, notebook in notebooks.items()
        for exercise in read_exercises(notebook, paths[name].parent)
    ]
    return Template(folder, course, notebooks, exercises)


def read_exercises(notebook: nbformat.NotebookNode, folder: Path) -> list[Exercise]:
    """The exercises of a notebook whose answers are code, in its order; forms are proved by `openclass check`."""
    imports = next(cell.source for cell in notebook.cells if cell.id.endswith("-imports"))
    found: dict[str, Exercise] = {}
    for cell in notebook.cells:
        about = cell.metadata.get("openclass")
        if about is None:
            continue
        exercise = found.setdefault(about["exercise"], Exercise(about["exercise"], folder, imports))
        if about["role"] == "prompt":
            exercise.prompt = cell.source
        elif about["role"] == "answer":
            exercise.answer, exercise.about = cell.source, about
        elif about["role"] == "test":
            exercise.tests.append(cell.source)
            exercise.points.append(cell.metadata["nbgrader"]["points"])
    return [exercise for exercise in found.values() if exercise.about["kind"] == "code"]
