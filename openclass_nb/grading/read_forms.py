"""Forms in a submission: judged from the text of their answer cells, before anything runs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import Manifest, ReleasedExercise
from openclass_nb.grading.engine import CellScore, ExerciseScore
from openclass_nb.grading.kinds.judgement import Judgement
from openclass_nb.grading.kinds.judging import judge_source
from openclass_nb.grading.repair import Mended
from openclass_nb.grading.warm.tasks import CellResult, CellTask

Judgements = Mapping[str, Judgement]
"""By exercise."""


def form_exercises(manifest: Manifest, notebook: str) -> list[ReleasedExercise]:
    """The exercises of a notebook whose answers are read and not run."""
    return [one for one in manifest.exercises if one.notebook == notebook and is_form(one.about)]


def judge_forms(manifest: Manifest, mended: Mended) -> dict[str, Judgement]:
    """What each form's answer is worth."""
    return {
        one.id: judge_source(one.about, mended.answer(one.answer_id))
        for one in form_exercises(manifest, mended.name)
        if one.about is not None
    }


def without_form_tests(tasks: Sequence[CellTask], manifest: Manifest, notebook: str) -> list[CellTask]:
    """The tasks with nothing to run where a form is judged: those cells are for nbgrader alone."""
    judged = {name for one in form_exercises(manifest, notebook) for name in one.points}
    return [replace(one, source="") if one.grade_id in judged else one for one in tasks]


def form_scores(manifest: Manifest, notebook: str, judgements: Judgements) -> dict[str, CellScore]:
    """The scores of forms' test cells by nbgrader's id."""
    return {
        name: CellScore(
            name, points_of(judgements[one.id], points), points, told(judgements[one.id]), "isolated"
        )
        for one in form_exercises(manifest, notebook)
        for name, points in one.points.items()
    }


def points_of(judgement: Judgement, points: float) -> float:
    """Points for a judgement; none for what could not be read."""
    return 0.0 if judgement.unread else points if judgement.right else round(judgement.share * points, 4)


def told(judgement: Judgement) -> str:
    """The one message for the student."""
    return judgement.unread or judgement.message


def with_judgement(score: ExerciseScore, judgement: Judgement | None) -> ExerciseScore:
    """An exercise's score with what its checker said."""
    if judgement is None:
        return score
    return replace(
        score,
        message=told(judgement),
        readable=not judgement.unread,
        misconception=judgement.misconception,
        parts=judgement.parts,
        read_as=judgement.read_as,
    )


def with_outputs(result: CellResult, score: CellScore | None) -> CellResult:
    """The result of a form's test cell, with the message where nbgrader's feedback shows outputs."""
    if score is None or not score.message:
        return result
    output: dict[str, Any] = {"output_type": "stream", "name": "stdout", "text": f"{score.message}\n"}
    return replace(result, outputs=[output])
