"""Release through nbgrader: the student's version made, secrets left out, the manifest recorded."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

from openclass_nb.course.answers import answers_in
from openclass_nb.course.cells import (
    SourceNotebook,
    grade_id,
    is_graded,
    is_locked,
    is_solution,
    nbgrader_metadata,
    points_of,
    text,
)
from openclass_nb.course.exercises import Exercise, Role
from openclass_nb.course.files import LoadedCourse, read_notebook
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import (
    MOST_VERSIONS,
    Manifest,
    ReleasedCell,
    ReleasedExercise,
    ReleasedNotebook,
    Signature,
    released_exercise,
)
from openclass_nb.course.nbgrader_format import with_upgraded_cells
from openclass_nb.course.preparing import own_test, visible
from openclass_nb.errors import GradingError
from openclass_nb.grading.exam_plans import PYTHON, kernel_name, plan_notebook
from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.grading.nbgrader_sources import released_sources
from openclass_nb.grading.prepared_sources import ready_to_run
from openclass_nb.grading.version_maker import MAKER

Part = tuple[str, Role]
"""An exercise's id, and what a cell is for in it."""

PUBLIC_KEYS = ("exercise", "role", "title", "kind", "objectives", "difficulty")
"""What a student may read of a cell's `openclass` metadata. A list of what may pass, so that new keys don't leak."""


class StripSecrets(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Leaves hints, known wrong answers and every key not known to be public out of a released notebook."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """One cell, changed in place."""
        mark = cell.metadata.get("openclass")
        _drop_ours(cell.metadata)
        if isinstance(mark, Mapping):
            cell.metadata["openclass"] = {
                key: mark[key] for key in PUBLIC_KEYS if key in mark and _is_plain(mark[key])
            }
        return cell, resources

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The whole notebook; its own `openclass` metadata is the teacher's."""
        _drop_ours(nb.metadata)
        return super().preprocess(nb, resources)  # type: ignore[no-any-return]


def _drop_ours(metadata: Any) -> None:
    """Take away what is called like us, misspelled keys too: nobody knows what a teacher keeps in them."""
    for key in [key for key in metadata if "openclass" in key.casefold()]:
        del metadata[key]


def _is_plain(value: Any) -> bool:
    """Text, or a list of texts: nothing that could hold more than its name says."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def release_with_nbgrader(root: Path, assignment: str) -> None:
    """Run nbgrader's generate_assignment: `release/ASSIGNMENT/` and gradebook.db are made anew."""
    course = NbgraderCourse(root)
    course.run(course.api.generate_assignment, assignment, force=True, create=True)


def read_released(root: Path, assignment: str, name: str) -> Any:
    """A released notebook with nbgrader's metadata as it is written today. GradingError if it can't be read."""
    path = root / "release" / assignment / f"{name}.ipynb"
    found, problems = read_notebook(root, assignment, path)
    if found is None:
        step = f"Release it anew with “openclass release {assignment}”."
        raise GradingError(problems[0].message, where=problems[0].place.file, next_step=step)
    return nbformat.from_dict(with_upgraded_cells(found.content))


def build_manifest(
    loaded: LoadedCourse,
    assignment: str,
    signatures: Mapping[str, tuple[Signature, ...]],
    *,
    tried: bool = False,
) -> Manifest:
    """What to record about an assignment that lies in release/. Locked cells are taken in full from nbgrader's
    gradebook, which autograde would use, or from source/ where it has none.
    """
    names = [one.name for one in loaded.notebooks if one.assignment == assignment]
    released = {name: read_released(loaded.root, assignment, name) for name in names}
    kept = released_sources(NbgraderCourse(loaded.root), assignment)
    return manifest_of(loaded, assignment, released, kept, signatures, tried=tried)


def manifest_of(
    loaded: LoadedCourse,
    assignment: str,
    released: Mapping[str, Any],
    kept: Mapping[str, Mapping[str, str]],
    signatures: Mapping[str, tuple[Signature, ...]],
    *,
    tried: bool,
) -> Manifest:
    """The manifest of notebooks as they were `released`, by name; `kept` has locked cells in full. If `tried`, the
    tests are run with the reference answers to see how they can be run apart from them.
    """
    notebooks = [one for one in loaded.notebooks if one.assignment == assignment]
    exercises = [
        found
        for one in loaded.of_assignment(assignment)
        if (found := _as_released(one, released[one.notebook]))
    ]
    return Manifest(
        assignment=assignment,
        notebooks=tuple(
            _notebook(one, released[one.name], kept.get(one.name, {}), exercises).model_copy(
                update={"plan": _plan(loaded, one, released[one.name], kept.get(one.name, {}), tried)}
            )
            for one in notebooks
        ),
        exercises=tuple(
            _exercise(one, released[one.notebook], signatures.get(one.id, ())) for one in exercises
        ),
        draws=known.draws if (known := loaded.course.assignment(assignment)) else (),
    )


def _plan(
    loaded: LoadedCourse, source: SourceNotebook, released: Any, kept: Mapping[str, str], tried: bool
) -> dict[str, Any]:
    if _kernel(released) != PYTHON:
        return {}
    folder = loaded.root / "source" / source.assignment
    exercises = [one for one in loaded.of_assignment(source.assignment) if one.notebook == source.name]
    ready = ready_to_run(loaded.root, source, exercises)
    varied = {test.grade_id for one in exercises if one.variant for test in one.tests}
    whole = {name: one for name, one in kept.items() if name not in varied and name not in ready.tests}
    return plan_notebook(ready.notebook, whole, folder, tried=tried)


def _as_released(exercise: Exercise, released: Any) -> Exercise | None:
    """The exercise with the tests and points that students got; None if source/ got it later."""
    cells = {grade_id(cell): cell for cell in released.cells if grade_id(cell)}
    if exercise.grade_id not in cells:
        return None
    tests = (
        test.model_copy(update={"points": points_of(cells[test.grade_id])})
        for test in exercise.tests
        if test.grade_id in cells
    )
    own = points_of(cells[exercise.grade_id])
    return exercise.model_copy(update={"tests": tuple(tests), "answer_points": own})


def _exercise(exercise: Exercise, released: Any, signatures: tuple[Signature, ...]) -> ReleasedExercise:
    made = released_exercise(exercise, answers_in(released).get(exercise.grade_id, ""), signatures)
    if not exercise.variant:
        return made
    return made.model_copy(update={"versions": MAKER.distinct(exercise.variant, MOST_VERSIONS)})


def _notebook(
    source: SourceNotebook, released: Any, kept: Mapping[str, str], exercises: Sequence[Exercise]
) -> ReleasedNotebook:
    full = {**{str(grade_id(cell)): text(cell) for cell in source.cells if grade_id(cell)}, **kept}
    own = [one for one in exercises if one.notebook == source.name]
    parts = _parts(own)
    cells = tuple(_cell(cell, full, parts) for cell in released.cells)
    cells = as_written(cells, source, {one.id: one for one in own if one.variant})
    return ReleasedNotebook(name=source.name, kernel=_kernel(released), cells=cells)


def as_written(
    cells: Sequence[ReleasedCell], source: SourceNotebook, varied: Mapping[str, Exercise]
) -> tuple[ReleasedCell, ...]:
    """The cells of exercises with a variant as the teacher wrote them: each student's version is made from these."""
    written = {str(cell.get("id", "")): cell for cell in source.cells}

    def templated(cell: ReleasedCell) -> ReleasedCell:
        exercise = varied.get(cell.exercise or "")
        roles = ("prompt",) if exercise and is_form(exercise.metadata) else ("prompt", "test")
        if exercise is None or cell.role not in roles or cell.id not in written:
            return cell
        own = written[cell.id]
        whole = own_test(exercise, own) if cell.role == "test" else text(own)
        return cell.model_copy(update={"source": whole, "shown": visible(whole)})

    return tuple(map(templated, cells))


def _kernel(released: Any) -> str:
    return kernel_name(released.metadata)


def _parts(exercises: Iterable[Exercise]) -> dict[str, Part]:
    """What each answer and test is for, by nbgrader's id."""
    parts: dict[str, Part] = {}
    for one in exercises:
        parts[one.grade_id] = (one.id, "answer")
        parts |= {test.grade_id: (one.id, "test") for test in one.tests}
    return parts


def _cell(cell: Any, full: Mapping[str, str], parts: Mapping[str, Part]) -> ReleasedCell:
    mark, known, name = cell.metadata.get("openclass", {}), nbgrader_metadata(cell), grade_id(cell)
    locked, answer, shown = is_locked(cell), is_solution(cell), text(cell)
    exercise, role = parts.get(name or "", (mark.get("exercise"), mark.get("role")))
    whole = full.get(name or "", shown) if locked else shown
    return ReleasedCell(
        id=cell.get("id", ""),
        cell_type=cell.cell_type,
        grade_id=name,
        exercise=exercise,
        role=role,
        points=points_of(cell),
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
