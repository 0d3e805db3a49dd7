"""The form of an exercise: how its answer cell looks, empty and solved, and what front ends may know of it."""

import json
from dataclasses import dataclass
from typing import Any

from openclass_nb.course.exercises import Exercise, ExerciseMetadata, WrongAnswer
from openclass_nb.course.kinds.models import (
    ChoiceExercise,
    NumericExercise,
    ParsonsExercise,
    SymbolicExercise,
    TableExercise,
    is_form,
)
from openclass_nb.course.kinds.reading import assigned_name
from openclass_nb.course.kinds.writing import (
    choice_comment,
    empty_form,
    form_source,
    given_rows,
    parsons_comment,
    right_answer,
    wrong_answers,
)
from openclass_nb.course.variants.versions import AS_WRITTEN, Version, concrete, line_pool

CHECKED = "# This answer is read and checked when you ask for it, and when you hand the notebook in."
PRIVATE = {"hints", "wrong_answers", "title", "objectives", "difficulty", "ai_hints"}


@dataclass(frozen=True)
class Form:
    """The texts of a form's cells, and what is right in this version (`about`).

    `public` is what a front end needs to draw it; nothing in it says what is right.
    """

    about: ExerciseMetadata
    stub: str
    solution: str
    test: str
    wrong: tuple[WrongAnswer, ...]
    public: dict[str, Any]


def form_of(exercise: Exercise, version: Version = AS_WRITTEN) -> Form:
    """The form of an exercise whose answer is read. ValueError for one whose answer is run."""
    if not is_form(exercise.metadata):
        raise ValueError(f"an answer of kind {exercise.metadata.kind} is no form")
    return form_for(exercise.metadata, assigned_name(exercise.answer, exercise.metadata.kind), version)


def form_for(metadata: ExerciseMetadata, name: str, version: Version) -> Form:
    """The form by its metadata and the name that the answer is assigned to."""
    made = concrete(metadata, version)
    before = _comment(made, version)

    def write(given: Any) -> str:
        return form_source(made.kind, name, given, before)

    return Form(
        about=made,
        stub=write(empty_form(made)),
        solution=write(right_answer(made)),
        test=_test(made, name),
        wrong=(*made.wrong_answers, *wrong_answers(made, write)),
        public={"name": name, **_public(made, version)},
    )


def _comment(exercise: ExerciseMetadata, version: Version) -> str:
    match exercise:
        case ChoiceExercise():
            return choice_comment(exercise)
        case ParsonsExercise():
            return parsons_comment(line_pool(exercise, version))
        case _:
            return ""


def _public(exercise: ExerciseMetadata, version: Version) -> dict[str, Any]:
    match exercise:
        case ChoiceExercise():
            return {"options": [one.text for one in exercise.options], "several": exercise.several}
        case NumericExercise():
            return {"figures": exercise.figures}
        case SymbolicExercise():
            return {"symbols": sorted(exercise.symbols)}
        case ParsonsExercise():
            return {"lines": line_pool(exercise, version), "indentation": exercise.indentation}
        case TableExercise():
            return {"columns": list(exercise.columns), "rows": [list(row) for row in given_rows(exercise)]}
        case _:
            return {}


def _test(exercise: ExerciseMetadata, name: str) -> str:
    """The test cell that nbgrader alone would run; our engines read the answer instead and run nothing."""
    told = json.dumps(exercise.model_dump(mode="json", exclude=PRIVATE), ensure_ascii=False)
    lines = (
        CHECKED,
        "### BEGIN HIDDEN TESTS",
        "from openclass_nb.grading.kinds.in_notebook import points_for",
        f"points_for({name}, {told!r}, POINTS)",
        "### END HIDDEN TESTS",
    )
    return "\n".join(lines)


def checking_source(form: Form, points: float) -> str:
    """The text of a form's test cell that gives `points`."""
    return form.test.replace("POINTS)\n", f"{points!r})\n")
