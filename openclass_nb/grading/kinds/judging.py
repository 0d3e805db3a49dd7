"""The way from an answer cell's text to its judgement, whatever the kind."""

import importlib
from typing import cast

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.reading import Given, UnreadError, read_given
from openclass_nb.grading.kinds.judgement import Judgement

COSTS_NOTHING = "This does not count as a try."


def judge_source(exercise: ExerciseMetadata, source: str) -> Judgement:
    """Judge what stands in an answer cell; the text is read and never run."""
    try:
        return judge(exercise, read_given(source, exercise.kind))
    except UnreadError as error:
        return Judgement(unread=f"{error} {COSTS_NOTHING}")


def judge(exercise: ExerciseMetadata, given: Given) -> Judgement:
    """Judge an answer that was read. UnreadError if its checker can't read it."""
    checker = importlib.import_module(
        f"openclass_nb.grading.kinds.{exercise.kind}"
    )  # pint and sympy are heavy
    return cast(Judgement, checker.judge(exercise, given))
