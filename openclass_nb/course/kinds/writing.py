"""How answers are written: the empty form that students get, and right and wrong answers as one would type them."""

import re
from collections.abc import Callable, Iterator, Sequence

from openclass_nb.course.exercises import ExerciseMetadata, WrongAnswer
from openclass_nb.course.kinds.models import (
    ChoiceExercise,
    NumericExercise,
    ParsonsExercise,
    SymbolicExercise,
    TableExercise,
    Told,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def form_source(kind: str, name: str, given: Sequence[object], before: str = "") -> str:
    """The text of an answer cell: `before` are lines of comment above the answer."""
    call = _call(kind.capitalize(), given)
    comment = f"{before}\n" if before else ""
    return f"from openclass_nb.answers import {kind.capitalize()}\n\n{comment}{name} = {call}"


def _call(kind: str, given: Sequence[object]) -> str:
    if kind in ("Parsons", "Table") and given:
        lines = "".join(f"    {one!r},\n" for one in given)
        return f"{kind}(\n{lines})"
    return f"{kind}({', '.join(_quoted(one) for one in given)})"


def _quoted(value: object) -> str:
    """As people quote: with double quotes where that is enough."""
    plain = isinstance(value, str) and not set(value) & set('"\\\n')
    return f'"{value}"' if plain else repr(value)


def empty_form(exercise: ExerciseMetadata) -> tuple[object, ...]:
    """What the form holds before anything is answered."""
    match exercise:
        case TableExercise():
            return tuple([list(row) for row in given_rows(exercise)])
        case ParsonsExercise():
            return ()
        case _:
            return ("",)


def given_rows(exercise: TableExercise) -> Iterator[tuple[object, ...]]:
    """The table as it is handed out: None where students fill in."""
    blank = set(exercise.blank)
    for number, row in enumerate(exercise.rows, 1):
        yield tuple(
            None if not blank or (number, column) in blank else value for column, value in enumerate(row, 1)
        )


def choice_comment(exercise: ChoiceExercise) -> str:
    """The options above the answer, for front ends without our controls."""
    lines = [f"# {letter}  {one.text}" for letter, one in zip(LETTERS, exercise.options, strict=False)]
    return "\n".join(" ".join(line.splitlines()) for line in lines)


def parsons_comment(lines: Sequence[str]) -> str:
    """The lines to be put in order, for front ends without our controls."""
    head = ["# Put these lines in order and indent them; not all may be needed:"]
    return "\n".join([*head, *(f"#   {line!r}," for line in lines)])


def right_answer(exercise: ExerciseMetadata) -> tuple[object, ...]:
    """What the right answer holds. ValueError for a kind whose answer is code."""
    match exercise:
        case ChoiceExercise():
            pairs = zip(LETTERS, exercise.options, strict=False)
            return tuple(letter for letter, one in pairs if one.right)
        case NumericExercise():
            return (_with_figures(exercise.value, exercise.figures),)
        case SymbolicExercise():
            return (exercise.formula,)
        case ParsonsExercise():
            return exercise.lines
        case TableExercise():
            return tuple([list(row) for row in exercise.rows])
        case _:
            raise ValueError(f"an answer of kind {exercise.kind} is no form")


NUMBER = re.compile(r"^\s*[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?")


def _with_figures(value: str, figures: int | None) -> str:
    """The value with as many significant figures as are asked for."""
    found = NUMBER.match(value)
    if figures is None or found is None:
        return value
    return f"{float(found[0]):#.{figures}g}".rstrip(".") + value[found.end() :]


def wrong_answers(
    exercise: ExerciseMetadata, write: Callable[[Sequence[object]], str]
) -> tuple[WrongAnswer, ...]:
    """The known wrong answers of a form, each as the text of a cell (by `write`) with its misconception."""
    return tuple(
        WrongAnswer(source=write(given), misconception=told.misconception, note=told.message)
        for told, given in wrong_forms(exercise)
    )


def wrong_forms(exercise: ExerciseMetadata) -> Iterator[tuple[Told, tuple[object, ...]]]:
    """What each known wrong answer holds."""
    match exercise:
        case ChoiceExercise():
            right = right_answer(exercise)
            for letter, one in zip(LETTERS, exercise.options, strict=False):
                if not one.right and (one.misconception or one.message):
                    yield one, (letter, *right) if exercise.several else (letter,)
        case NumericExercise():
            yield from ((one, (one.value,)) for one in exercise.wrong_values)
        case SymbolicExercise():
            yield from ((one, (one.formula,)) for one in exercise.wrong_formulas)
        case ParsonsExercise():
            for order in exercise.wrong_orders:
                yield order, tuple(exercise.lines[place - 1] for place in order.order)
            for other in exercise.distractors:
                if other.misconception or other.message:
                    yield other, (*exercise.lines, other.line)
        case TableExercise():
            for cell in exercise.wrong_cells:
                rows = [list(row) for row in exercise.rows]
                rows[cell.row - 1][cell.column - 1] = cell.value
                yield cell, tuple(rows)
        case _:
            return
