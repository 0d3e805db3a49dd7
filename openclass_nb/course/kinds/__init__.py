"""Kinds of exercise: what a teacher says about each, how an answer is written and read. Grading judges it."""

from openclass_nb.course.kinds.models import (
    KINDS,
    ChoiceExercise,
    CodeExercise,
    NumericExercise,
    ParsonsExercise,
    PlotExercise,
    SymbolicExercise,
    TableExercise,
    TextExercise,
    is_form,
)

__all__ = [
    "KINDS",
    "ChoiceExercise",
    "CodeExercise",
    "NumericExercise",
    "ParsonsExercise",
    "PlotExercise",
    "SymbolicExercise",
    "TableExercise",
    "TextExercise",
    "is_form",
]
