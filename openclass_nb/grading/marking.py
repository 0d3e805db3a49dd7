"""One submission marked: mended, run in the sandbox, scored. Where that happens is an engine's business."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openclass_nb.course.manifest import Manifest, ReleasedCell, ReleasedNotebook
from openclass_nb.course.models import GradingSettings
from openclass_nb.grading.engine import CellScore, GradedSubmission, Submission
from openclass_nb.grading.exam_plans import PYTHON, cell_id
from openclass_nb.grading.isolated import ExamPlan
from openclass_nb.grading.kinds.judgement import Judgement
from openclass_nb.grading.nbgrader_gradebook import GradebookWriter, GradedNotebook
from openclass_nb.grading.read_forms import (
    Judgements,
    form_scores,
    judge_forms,
    with_judgement,
    with_outputs,
    without_form_tests,
)
from openclass_nb.grading.repair import Mended, MendedCell, mend, read_handed_in
from openclass_nb.grading.scores import answer_trouble, cell_score, exercise_score
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellResult, CellTask


@dataclass(frozen=True)
class Rules:
    """How a course wants its submissions run."""

    stderr_is_failure: bool = False
    fresh_process: bool = False

    @classmethod
    def of(cls, settings: GradingSettings) -> "Rules":
        """As `course.yml` says."""
        return cls(settings.stderr_is_failure, settings.fresh_process)


AS_USUAL = Rules()


@dataclass(frozen=True)
class Marked:
    """Every notebook of a submission as it was run, and what the engine noticed."""

    notebooks: tuple[GradedNotebook, ...]
    flags: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    judgements: Judgements = field(default_factory=dict)


def mark(
    grader: WarmGrader,
    manifest: Manifest,
    folder: Path,
    *,
    given: Path | None = None,
    rules: Rules = AS_USUAL,
) -> Marked:
    """Run what lies in `folder`, with what the teacher `given` beside the notebooks as it was given.

    GradingError, in a sentence, if it can't be read.
    """
    done: list[GradedNotebook] = []
    flags: list[str] = []
    judgements: dict[str, Judgement] = {}
    for released in manifest.notebooks:
        mended = mend(read_handed_in(folder, released), released)
        judgements |= judge_forms(manifest, mended)
        read = form_scores(manifest, released.name, judgements)
        tasks = [_task(place, cell) for place, cell in enumerate(mended.cells)]
        tasks = without_form_tests(tasks, manifest, released.name)
        plan = ExamPlan.from_data(released.plan) if released.plan else None
        warm = released.kernel == PYTHON and not rules.fresh_process
        kernel = None if warm else released.kernel
        result = grader.run(tasks, folder, plan=plan, kernel=kernel, given=given)
        done.append(_notebook(released, mended, result.cells, read, rules.stderr_is_failure))
        flags += result.flags
        flags += _cell_flags(mended, result.cells)
    return Marked(tuple(done), tuple(flags), tuple(grader.layers.names), judgements)


def graded(
    manifest: Manifest, submission: Submission, marked: Marked, writer: GradebookWriter | None
) -> GradedSubmission:
    """The scores that count, a person's before the machine's; written down if there is a writer."""
    scores: dict[str, Mapping[str, CellScore]] = {one.mended.name: one.scores for one in marked.notebooks}
    if writer is not None:
        scores |= writer.write(manifest, submission, marked.notebooks)
    mended = {one.mended.name: one.mended for one in marked.notebooks}
    return GradedSubmission(
        submission,
        tuple(
            with_judgement(
                exercise_score(
                    one,
                    mended[one.notebook].answer(one.answer_id),
                    scores[one.notebook],
                    answer_trouble(_outputs_of(marked, one.notebook, one.answer_id)),
                ),
                marked.judgements.get(one.id),
            )
            for one in manifest.exercises
        ),
        repairs=tuple(note for one in mended.values() for note in one.notes),
        flags=marked.flags,
        layers=marked.layers,
    )


def _cell_flags(mended: Mended, results: Sequence[CellResult]) -> list[str]:
    """What was noticed at a test, by its name."""
    pairs = zip(mended.cells, results, strict=True)
    named = ((cell.released.grade_id if cell.released else "a cell", result) for cell, result in pairs)
    return [f"{name}: {flag}" for name, result in named for flag in result.flags]


def _outputs_of(marked: Marked, notebook: str, grade_id: str) -> Sequence[Mapping[str, Any]]:
    """What the cell of that grade id put out."""
    own = next(one for one in marked.notebooks if one.mended.name == notebook)
    pairs = zip(own.mended.cells, own.outputs, strict=True)
    return next(
        (outputs for cell, outputs in pairs if cell.released and cell.released.grade_id == grade_id), ()
    )


def _task(place: int, cell: MendedCell) -> CellTask:
    released = cell.released
    test = released is not None and released.is_test
    return CellTask(
        id=cell_id(released.grade_id if released else None, place),
        role="test" if test else "teacher" if cell.is_ours else "student",
        source=cell.source,
        cell_type=cell.cell_type,
        grade_id=released.grade_id if released else None,
        points=released.points if released else 0.0,
    )


def _notebook(
    released: ReleasedNotebook,
    mended: Mended,
    results: Sequence[CellResult],
    read: Mapping[str, CellScore],
    stderr_is_failure: bool,
) -> GradedNotebook:
    names = [one.released.grade_id if one.released else None for one in mended.cells]
    shown = [with_outputs(one, read.get(name or "")) for name, one in zip(names, results, strict=True)]
    return GradedNotebook(
        mended=mended,
        kernel=released.kernel,
        outputs=[one.outputs for one in shown],
        counts=[one.execution_count for one in results],
        scores={**_scores(mended, results, stderr_is_failure), **read},
    )


def _scores(mended: Mended, results: Sequence[CellResult], stderr_is_failure: bool) -> dict[str, CellScore]:
    """Scores of the graded cells by grade id."""
    found: dict[str, CellScore] = {}
    for cell, result in zip(mended.cells, results, strict=True):
        released = cell.released
        if released is None or not released.graded or not released.grade_id:
            continue
        by_test = released.is_test
        found[released.grade_id] = (
            _test_score(released, result, stderr_is_failure)
            if by_test
            else _hand_score(released, cell.source)
        )
    return found


def _test_score(released: ReleasedCell, result: CellResult, stderr_is_failure: bool) -> CellScore:
    """The engine's score; with nbgrader's rule for stderr on top, if the course keeps it."""
    assert released.grade_id is not None  # a graded cell has one
    score, message = result.score or 0.0, result.message
    if stderr_is_failure and score:
        score, message = cell_score(result.outputs, released.points, stderr_is_failure=True)
    return CellScore(released.grade_id, score, released.points, message, result.mode or "compatible")


def _hand_score(released: ReleasedCell, source: str) -> CellScore:
    """0 for an answer that came back as it was handed out; else a person will say."""
    assert released.grade_id is not None
    untouched = 0.0 if source == released.shown else None
    return CellScore(released.grade_id, untouched, released.points, mode="manual")
