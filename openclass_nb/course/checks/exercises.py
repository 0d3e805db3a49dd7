"""Exercises: one id each, an answer cell, tests that give points, names that exist."""

import ast
from collections.abc import Iterator, Mapping

from openclass_nb.course.cells import (
    Cell,
    SourceNotebook,
    is_graded,
    is_marked,
    is_solution,
    nbgrader_metadata,
    text,
)
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding, Place, Severity
from openclass_nb.course.models import Misconception, Objective
from openclass_nb.errors import did_you_mean


def check_exercises(loaded: LoadedCourse) -> list[Finding]:
    """Findings about exercises, one by one."""
    found = [*_same_id(loaded)]
    for exercise in loaded.exercises:
        notebook = next(one for one in loaded.notebooks if _holds(one, exercise))
        found += _exercise(notebook, exercise)
        found += _names(notebook, exercise, loaded.course.objectives, loaded.course.misconceptions)
    return found


def _holds(notebook: SourceNotebook, exercise: Exercise) -> bool:
    return (notebook.assignment, notebook.name) == (exercise.assignment, exercise.notebook)


def _same_id(loaded: LoadedCourse) -> Iterator[Finding]:
    first: dict[str, Exercise] = {}
    for one in loaded.exercises:
        before = first.setdefault(one.id, one)
        if before is not one:
            place = Place(file=f"source/{one.assignment}/{one.notebook}.ipynb", cell=one.index, name=one.id)
            told = f"Exercise id “{one.id}” is also in {before.assignment}/{before.notebook}, cell {before.index + 1}."
            yield Finding.error("duplicate-exercise", place, told, "Ids are unique in a course; rename one.")


def _exercise(notebook: SourceNotebook, exercise: Exercise) -> Iterator[Finding]:
    answer, place = notebook.cells[exercise.index], notebook.place(exercise.index)
    if not is_solution(answer) or not exercise.grade_id:
        step = "In nbgrader's cell menu choose “Autograded answer”."
        yield Finding.error(
            "not-an-answer", place, f"nbgrader does not know the cell of “{exercise.id}” as an answer.", step
        )
    if not exercise.tests and not is_graded(answer):
        step = "Add a test cell with points and the same exercise id."
        yield Finding.error("no-tests", place, f"Exercise “{exercise.id}” has no tests.", step)
    elif exercise.points <= 0 and not is_graded(answer):
        step = "Give one of its test cells points."
        yield Finding.error("no-points", place, f"Exercise “{exercise.id}” is worth nothing: 0 points.", step)
    for test in exercise.tests:
        yield from _test(notebook.cells[test.index], notebook.place(test.index))
    if not exercise.prompt.strip():
        step = "Write what is asked in a text cell above, marked as its prompt."
        yield Finding.warning("no-prompt", place, f"Exercise “{exercise.id}” has no prompt.", step)


def _test(cell: Cell, place: Place) -> Iterator[Finding]:
    mark = nbgrader_metadata(cell)
    if not is_graded(cell):
        step = "In nbgrader's cell menu choose “Autograder tests”."
        yield Finding.error("not-graded", place, "nbgrader does not grade this test cell.", step)
    elif is_marked(cell) and not mark.get("locked"):
        yield Finding.error("not-locked", place, "Students could change this test.", "Lock the cell.")
    silent = _silent_assertions(text(cell))
    if silent:
        lines = ", ".join(str(line) for line in silent[:5])
        yield Finding(
            severity=Severity.NOTE,
            code="silent-assertion",
            place=place,
            message=f"An assertion without a message (line {lines}) tells a student nothing.",
            next_step='Say what to look at: assert x > 0, "A length can’t be negative."',
        )


def _silent_assertions(source: str) -> list[int]:
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return []
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert) and node.msg is None]


def _names(
    notebook: SourceNotebook,
    exercise: Exercise,
    objectives: Mapping[str, Objective],
    misconceptions: Mapping[str, Misconception],
) -> Iterator[Finding]:
    place = notebook.place(exercise.index)
    for name in exercise.metadata.objectives:
        if name not in objectives:
            told = f"Exercise “{exercise.id}” shows “{name}”, which is no objective of course.yml."
            yield Finding.error("unknown-objective", place, told, did_you_mean(name, objectives))
    if not exercise.metadata.objectives:
        step = "Name one, so that a right answer counts as evidence."
        yield Finding.warning("no-objective", place, f"Exercise “{exercise.id}” shows no objective.", step)
    for wrong in exercise.metadata.wrong_answers:
        if wrong.misconception and wrong.misconception not in misconceptions:
            told = f"A wrong answer names the misconception “{wrong.misconception}”, which course.yml does not have."
            yield Finding.error(
                "unknown-misconception", place, told, did_you_mean(wrong.misconception, misconceptions)
            )
