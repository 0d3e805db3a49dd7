"""What `openclass import` says about an nbgrader course."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openclass_nb.cli.columns import Columns
from openclass_nb.cli.output import console, finding_data, print_findings

if TYPE_CHECKING:
    from openclass_nb.course.exercises import Exercise
    from openclass_nb.workflows.import_course import AdoptedAssignment, Imported

RELEASES = {
    "recorded": "its release is recorded",
    "known": "its release was recorded before",
    "none": "not released yet",
    "unreadable": "[yellow]its release can’t be used[/]",
}


def imported_data(imported: "Imported") -> dict[str, Any]:
    """Everything for machines."""
    return {
        "course": str(imported.root),
        "course_file": "proposed" if imported.proposed else "kept",
        "assignments": [
            {
                "name": one.name,
                "title": one.title,
                "objectives": one.objectives,
                "release": one.release,
                "submissions": one.submissions,
                "exercises": [exercise_data(each) for each in one.exercises],
            }
            for one in imported.assignments
        ],
        "marks": {"written": imported.marked, "cells": imported.marks},
        "findings": [finding_data(one) for one in imported.findings],
    }


def exercise_data(exercise: "Exercise") -> dict[str, Any]:
    """An exercise and the cells that make it, for machines; cells count from 0."""
    return {
        "id": exercise.id,
        "title": exercise.shown,
        "notebook": exercise.notebook,
        "answer": {"cell": exercise.index, "grade_id": exercise.grade_id, "points": exercise.answer_points},
        "tests": [
            {"cell": test.index, "grade_id": test.grade_id, "points": test.points} for test in exercise.tests
        ],
        "points": exercise.points,
        "by_hand": exercise.answer_points > 0,
    }


def print_imported(imported: "Imported") -> None:
    """What was read, what was not, and what to do next."""
    from rich.markup import escape

    out = console()
    exercises = sum(len(one.exercises) for one in imported.assignments)
    out.print(
        f"[green]✓[/] Adopted [bold]{escape(str(imported.root))}[/]: "
        f"{count(len(imported.assignments), 'assignment')}, {count(exercises, 'exercise')}."
    )
    told = (
        "course.yml is a proposal: read it, and change what you know better."
        if imported.proposed
        else "course.yml was there already and is as it was."
    )
    out.print(f"  {told}")
    for one in imported.assignments:
        out.print(f"\n[bold]{escape(one.title)}[/] [dim]{escape(_about(one))}[/], {RELEASES[one.release]}")
        if one.exercises:
            out.print(exercise_table(one.exercises))
    if imported.findings:
        out.print("\n[bold]Not an exercise, or to be looked at[/]")
        print_findings(imported.findings, out)
    out.print()
    for line in _next(imported):
        out.print(line)


def _about(one: "AdoptedAssignment") -> str:
    handed_in = f", {count(one.submissions, 'submission')}" if one.submissions else ""
    return f"({one.name}{handed_in})" if one.name != one.title else f"({handed_in[2:]})" if handed_in else ""


def exercise_table(exercises: "tuple[Exercise, ...]") -> Columns:
    """Which cells were read as which exercise."""
    from rich.markup import escape

    table = Columns("  Exercise", "Id", "Answer", "Tests", "Points", right=[4])
    for one in exercises:
        table.add_row(
            f"  {escape(one.shown)}",
            escape(one.id),
            escape(f"{one.notebook}, cell {one.index + 1}"),
            _tests(one),
            f"{one.points:g}",
        )
    return table


def _tests(exercise: "Exercise") -> str:
    places = ", ".join(str(test.index + 1) for test in exercise.tests)
    shown = f"cell{'s' if len(exercise.tests) > 1 else ''} {places}" if places else ""
    by_hand = "by hand" if exercise.answer_points else ""
    return " and ".join(part for part in (shown, by_hand) if part)


def _next(imported: "Imported") -> Iterator[str]:
    cells = f"{count(sum(imported.marks.values()), 'cell')} of {count(len(imported.marks), 'notebook')}"
    if imported.marks:
        yield (
            f"{cells} now say what they are for."
            if imported.marked
            else f"No notebook was changed. With --write, {cells} would say what they are for."
        )
    ready = [
        one.name for one in imported.assignments if one.release in ("recorded", "known") and one.submissions
    ]
    where = "" if str(imported.root) == "." else f" --course {imported.root}"
    for name in ready:
        yield f"Next: openclass grade {name}{where}"
    if not ready:
        yield f"Next: openclass check{where}"


def count(number: int, what: str) -> str:
    """“1 exercise”, “2 exercises”."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
