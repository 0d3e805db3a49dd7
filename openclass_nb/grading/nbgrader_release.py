"""Release through nbgrader: the student's version made, secrets left out, the manifest recorded."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

from openclass_nb.course.answers import answers_in
from openclass_nb.course.cells import grade_id, is_graded, is_solution, nbgrader_metadata, text
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.manifest import (
    Manifest,
    ReleasedCell,
    ReleasedExercise,
    ReleasedNotebook,
    Signature,
    released_exercise,
)
from openclass_nb.grading.nbgrader_course import NbgraderCourse

PUBLIC_KEYS = ("exercise", "role", "title", "kind", "objectives", "difficulty")
"""What a student may read of a cell's `openclass` metadata. A list of what may pass, so that new keys don't leak."""


class StripSecrets(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Leaves hints, known wrong answers and every key not known to be public out of a released notebook."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """One cell, changed in place."""
        mark = cell.metadata.get("openclass")
        if isinstance(mark, Mapping):
            cell.metadata["openclass"] = {key: mark[key] for key in PUBLIC_KEYS if key in mark}
        elif mark is not None:
            del cell.metadata["openclass"]
        return cell, resources

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The whole notebook; its own `openclass` metadata is the teacher's."""
        nb.metadata.pop("openclass", None)
        return super().preprocess(nb, resources)  # type: ignore[no-any-return]


def release_with_nbgrader(root: Path, assignment: str) -> None:
    """Run nbgrader's generate_assignment: `release/ASSIGNMENT/` and gradebook.db are made anew."""
    course = NbgraderCourse(root)
    course.run(course.api.generate_assignment, assignment, force=True, create=True)


def read_released(root: Path, assignment: str, name: str) -> Any:
    """A released notebook, as nbformat reads it."""
    return nbformat.read(root / "release" / assignment / f"{name}.ipynb", as_version=4)


def build_manifest(
    loaded: LoadedCourse, assignment: str, signatures: Mapping[str, tuple[Signature, ...]]
) -> Manifest:
    """What to record about an assignment that has just been released."""
    notebooks = [one for one in loaded.notebooks if one.assignment == assignment]
    released = {one.name: read_released(loaded.root, assignment, one.name) for one in notebooks}
    return Manifest(
        assignment=assignment,
        notebooks=tuple(_notebook(one.name, one.content, released[one.name]) for one in notebooks),
        exercises=tuple(
            _exercise(one, released[one.notebook], signatures.get(one.id, ()))
            for one in loaded.of_assignment(assignment)
        ),
    )


def _exercise(exercise: Exercise, released: Any, signatures: tuple[Signature, ...]) -> ReleasedExercise:
    return released_exercise(exercise, answers_in(released).get(exercise.grade_id, ""), signatures)


def _notebook(name: str, source: Mapping[str, Any], released: Any) -> ReleasedNotebook:
    full = {grade_id(cell): text(cell) for cell in source["cells"] if grade_id(cell)}
    kernel = released.metadata.get("kernelspec", {}).get("name", "python3")
    cells = tuple(_cell(cell, full) for cell in released.cells)
    return ReleasedNotebook(name=name, kernel=kernel, cells=cells)


def _cell(cell: Any, full: Mapping[str | None, str]) -> ReleasedCell:
    mark, known = cell.metadata.get("openclass", {}), nbgrader_metadata(cell)
    locked, answer, shown = bool(known.get("locked")), is_solution(cell), text(cell)
    whole = full.get(grade_id(cell), shown) if locked and not answer else shown
    return ReleasedCell(
        id=cell.get("id", ""),
        cell_type=cell.cell_type,
        grade_id=grade_id(cell),
        exercise=mark.get("exercise"),
        role=mark.get("role"),
        points=float(known.get("points", 0) or 0) if is_graded(cell) else 0.0,
        manual=is_graded(cell) and (answer or cell.cell_type != "code"),
        locked=locked,
        source=whole,
        shown=shown,
        nbgrader=_with_checksum(cell, whole) if known else {},
    )


def _with_checksum(cell: Any, whole: str) -> dict[str, Any]:
    """nbgrader's metadata with the checksum of the whole cell, hidden tests included, as its gradebook has it."""
    from nbgrader.utils import compute_checksum

    copy = nbformat.from_dict({**cell, "source": whole})
    return {**cell.metadata.nbgrader, "checksum": compute_checksum(copy)}
