"""One exercise of a notebook checked on its own: mended like a submission, but only the cells that it needs run."""

import ast
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from openclass_nb.course.answers import is_blank
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import Manifest, ReleasedCell, ReleasedExercise, ReleasedNotebook
from openclass_nb.grading.engine import GradedSubmission, Submission
from openclass_nb.grading.marking import AS_USUAL, Rules, graded, mark
from openclass_nb.grading.read_forms import form_scores, judge_forms, with_judgement
from openclass_nb.grading.repair import Mended, MendedCell, mend, read_handed_in
from openclass_nb.grading.scores import exercise_score
from openclass_nb.grading.warm.supervisor import WarmGrader


@dataclass(frozen=True)
class ExerciseCheck:
    """What has to run for one exercise: a manifest and a notebook with nothing else in them.

    `digest` names what will run, tests included: the same digest gives the same verdict.
    """

    manifest: Manifest
    exercise: ReleasedExercise
    content: Mapping[str, Any]
    answer: str
    digest: str
    mended: Mended
    notes: tuple[str, ...] = ()

    @property
    def is_form(self) -> bool:
        """Whether the answer is read and nothing has to run."""
        return is_form(self.exercise.about)

    @property
    def blank(self) -> bool:
        """Whether the answer cell is as it was handed out, or empty."""
        return is_blank(self.answer, self.exercise.stub)


def plan_check(manifest: Manifest, exercise: ReleasedExercise, handed_in: Mapping[str, Any]) -> ExerciseCheck:
    """Mend a student's notebook and keep what `exercise` needs. GradingError if it can't be read."""
    released = next(one for one in manifest.notebooks if one.name == exercise.notebook)
    with tempfile.TemporaryDirectory(prefix="openclass-check-") as name:
        folder = Path(name)
        (folder / f"{released.name}.ipynb").write_text(json.dumps(handed_in), encoding="utf-8")
        mended = mend(read_handed_in(folder, released), released)
    needed = _needed(mended.cells, exercise)
    narrow = released.model_copy(update={"cells": _released(released, needed, exercise)})
    return ExerciseCheck(
        manifest.model_copy(update={"notebooks": (narrow,), "exercises": (exercise,)}),
        exercise,
        {"cells": [_cell(one) for one in needed], "metadata": {}, "nbformat": 4, "nbformat_minor": 5},
        mended.answer(exercise.answer_id),
        _digest(needed),
        mended,
        mended.notes,
    )


def run_check(
    grader: WarmGrader,
    check: ExerciseCheck,
    given: Path,
    *,
    rules: Rules = AS_USUAL,
) -> GradedSubmission:
    """Run it with the files in `given` (a released assignment). GradingError if the engine fails."""
    if check.is_form:
        return read_check(check)
    with _laid_out(check) as folder:
        marked = mark(grader, check.manifest, folder, given=given, rules=rules)
        paper = Submission("", check.manifest.assignment, folder, datetime.min, check.digest)
        return graded(check.manifest, paper, marked, None)


def read_check(check: ExerciseCheck) -> GradedSubmission:
    """Judge a form from its text; nothing runs."""
    exercise = check.exercise
    judged = judge_forms(check.manifest, check.mended)
    cells = form_scores(check.manifest, exercise.notebook, judged)
    score = with_judgement(exercise_score(exercise, check.answer, cells), judged[exercise.id])
    paper = Submission("", check.manifest.assignment, Path(), datetime.min, check.digest)
    return GradedSubmission(paper, (score,), repairs=check.notes)


def _needed(cells: Sequence[MendedCell], exercise: ReleasedExercise) -> list[MendedCell]:
    """Code cells up to the exercise's last one, without the tests of others and without what only raises.

    Answers still to be given raise NotImplementedError; the tracebacks of a few cost more than all the rest.
    """
    own = [
        place for place, one in enumerate(cells) if _grade_id(one) in (*exercise.points, exercise.answer_id)
    ]
    last = max(own, default=-1)
    return [
        one
        for one in cells[: last + 1]
        if one.cell_type == "code"
        and (_grade_id(one) in exercise.points or not (_is_test(one) or _only_raises(one.source)))
    ]


def _only_raises(source: str) -> bool:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return len(body) == 1 and isinstance(body[0], ast.Raise)


def _grade_id(cell: MendedCell) -> str | None:
    return cell.released.grade_id if cell.released else None


def _is_test(cell: MendedCell) -> bool:
    return cell.released is not None and cell.released.is_test


def _released(
    released: ReleasedNotebook, needed: Sequence[MendedCell], exercise: ReleasedExercise
) -> tuple[ReleasedCell, ...]:
    """The released cells that are needed: those that came, and the unnamed ones before the exercise's last."""
    names = {name for one in needed if (name := _grade_id(one))}
    own = [place for place, one in enumerate(released.cells) if one.grade_id in exercise.points]
    last = max(own, default=len(released.cells) - 1)
    return tuple(
        one
        for place, one in enumerate(released.cells)
        if one.grade_id in names or (not one.grade_id and place <= last)
    )


def _cell(cell: MendedCell) -> dict[str, Any]:
    return {
        "cell_type": cell.cell_type,
        "metadata": {"nbgrader": cell.released.nbgrader} if cell.released else {},
        "source": cell.source if cell.came is None else cell.came.source,
    }


def _digest(cells: Sequence[MendedCell]) -> str:
    """Over the text that runs: a locked cell's is the release's, hidden tests included."""
    total = hashlib.sha256()
    for one in cells:
        total.update(f"{_grade_id(one)}\0{one.source}\0".encode(errors="replace"))
    return total.hexdigest()


@contextmanager
def _laid_out(check: ExerciseCheck) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="openclass-check-") as name:
        folder = Path(name)
        text = json.dumps(check.content)
        (folder / f"{check.exercise.notebook}.ipynb").write_text(text, encoding="utf-8")
        yield folder


def lay_beside(release: Path, folder: Path) -> None:
    """Copy what a released assignment has beside its notebooks, data files for instance, into `folder`."""
    for place, names, files in os.walk(release, followlinks=False):
        names[:] = [one for one in names if not one.startswith(".")]
        for file in files:
            origin = Path(place, file)
            if origin.suffix == ".ipynb" or origin.is_symlink() or not origin.is_file():
                continue
            target = folder / origin.relative_to(release)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(origin, target)
