"""A released notebook in one student's versions: for fetching, for one exercise afresh, and for practice."""

from collections.abc import Mapping, Sequence
from typing import Any

from openclass_nb.course.cells import grade_id
from openclass_nb.course.manifest import Manifest, ReleasedCell, ReleasedExercise
from openclass_nb.course.personal import forms_of, personal
from openclass_nb.course.variants.versions import Version
from openclass_nb.grading.claims import version_mark
from openclass_nb.grading.version_maker import MAKER

Cell = dict[str, Any]


class PersonalNotebooks:
    """Writes released notebooks anew for one student; `numbers` say in which version, by exercise."""

    def __init__(self, manifest: Manifest, secret: bytes, student: str, numbers: Mapping[str, int]) -> None:
        self._secret, self._student = secret, student
        self._versions = {
            one.id: self._version(one, numbers.get(one.id, 0)) for one in manifest.exercises if one.varies
        }
        self._forms = forms_of(manifest, self._versions)
        self.manifest = personal(manifest, self._versions)

    def notebook(self, name: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """The whole notebook called `name`, as it lies in release/, in the student's versions: of an item bank only
        what was drawn for this student."""
        absent = self.manifest.not_drawn(self._secret, self._student)
        gone = {one.id for one in self._released(name).values() if one.exercise in absent}
        return {**content, "cells": [one for one in self._cells(name, content) if one.get("id") not in gone]}

    def exercise(self, exercise: ReleasedExercise, content: Mapping[str, Any]) -> list[Cell]:
        """The cells of one exercise, in order."""
        own = self._of_exercise(exercise)
        pairs = zip(content["cells"], self._cells(exercise.notebook, content), strict=True)
        return [made for cell, made in pairs if cell.get("id") in own]

    def setup(self, exercise: ReleasedExercise, content: Mapping[str, Any]) -> list[Cell]:
        """The teacher's code cells before an exercise that belong to none: imports, data, functions given."""
        own = self._of_exercise(exercise)
        given: list[Cell] = []
        for cell in content["cells"]:
            if cell.get("id") in own:
                break
            if cell.get("cell_type") == "code" and self._belongs_to_none(exercise.notebook, cell):
                given.append(dict(cell))
        return given

    def _of_exercise(self, exercise: ReleasedExercise) -> set[str]:
        return {one.id for one in self._released(exercise.notebook).values() if one.exercise == exercise.id}

    def _belongs_to_none(self, notebook: str, cell: Mapping[str, Any]) -> bool:
        released = self._released(notebook).get(str(cell.get("id", "")))
        return released is None or released.exercise is None

    def _version(self, exercise: ReleasedExercise, number: int) -> Version:
        return MAKER.version(self._secret, self._student, exercise.id, exercise.variant, number)

    def _released(self, notebook: str) -> dict[str, ReleasedCell]:
        found = next(one for one in self.manifest.notebooks if one.name == notebook)
        return {one.id: one for one in found.cells}

    def _cells(self, name: str, content: Mapping[str, Any]) -> list[Cell]:
        released = self._released(name)
        return [self._cell(cell, released.get(str(cell.get("id", "")))) for cell in content["cells"]]

    def _cell(self, cell: Mapping[str, Any], released: ReleasedCell | None) -> Cell:
        exercise = released.exercise if released else None
        if released is None or exercise is None or exercise not in self._versions:
            return dict(cell)
        made = {**cell, "source": released.shown}
        if grade_id(cell) and released.role == "answer":
            made["metadata"] = {**cell["metadata"], "openclass": self._mark(cell, exercise)}
        return made

    def _mark(self, cell: Mapping[str, Any], exercise: str) -> dict[str, Any]:
        number = self._versions[exercise].number
        mark = {**cell["metadata"].get("openclass", {})}
        released = self.manifest.exercise(exercise)
        source = released.variant if released else ""
        mark["version"] = version_mark(self._secret, self._student, exercise, number, source)
        if exercise in self._forms:
            mark["form"] = self._forms[exercise].public
        return mark


def practice_notebook(
    title: str, parts: Sequence[Sequence[Cell]], metadata: Mapping[str, Any]
) -> dict[str, Any]:
    """A notebook of exercises' cells under a title; cells that are there twice are left out."""
    seen: set[str] = set()
    cells: list[Cell] = [
        {"cell_type": "markdown", "id": "practice-title", "metadata": {}, "source": f"# {title}"}
    ]
    for cell in (one for part in parts for one in part):
        if cell.get("id") not in seen:
            seen.add(str(cell.get("id")))
            cells.append(cell)
    return {"cells": cells, "metadata": dict(metadata), "nbformat": 4, "nbformat_minor": 5}
