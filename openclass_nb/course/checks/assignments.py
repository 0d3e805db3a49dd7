"""Assignments: there, known by their names, and able to open one day."""

from collections import Counter
from collections.abc import Iterator

from openclass_nb.course.checks.objectives import ENOUGH_EXERCISES
from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.models import Assignment
from openclass_nb.errors import did_you_mean


def check_assignments(loaded: LoadedCourse) -> list[Finding]:
    """Findings about the assignments of course.yml and their folders."""
    return [
        *_none(loaded),
        *_twice(loaded),
        *_unknown_objectives(loaded),
        *_without_notebooks(loaded),
        *_small_banks(loaded),
        *_never_open(loaded),
    ]


def _place(assignment: Assignment) -> Place:
    return Place(name=f"assignments.{assignment.name}")


def _none(loaded: LoadedCourse) -> Iterator[Finding]:
    if not loaded.course.assignments:
        told = "The course has no assignments."
        yield Finding.error("no-assignment", Place(), told, "Add one under “assignments:”.")


def _twice(loaded: LoadedCourse) -> Iterator[Finding]:
    for name, count in Counter(one.name for one in loaded.course.assignments).items():
        if count > 1:
            told = f"{count} assignments are called “{name}”."
            yield Finding.error(
                "duplicate-assignment", Place(name=f"assignments.{name}"), told, "Rename one."
            )


def _unknown_objectives(loaded: LoadedCourse) -> Iterator[Finding]:
    known = loaded.course.objectives
    for one in loaded.course.assignments:
        for name in (*one.objectives, *one.opens_when.mastered, *(draw.objective for draw in one.draws)):
            if name not in known:
                told = f"“{one.name}” names “{name}”, which is no objective."
                yield Finding.error("unknown-objective", _place(one), told, did_you_mean(name, known))


def _without_notebooks(loaded: LoadedCourse) -> Iterator[Finding]:
    for one in loaded.course.assignments:
        folder = loaded.root / "source" / one.name
        if not any(folder.glob("*.ipynb")):
            told = f"There is no notebook in source/{one.name}/."
            yield Finding.error(
                "no-notebook", _place(one), told, "Write one there, or take the assignment away."
            )


def _small_banks(loaded: LoadedCourse) -> Iterator[Finding]:
    """Draws that leave nothing out, and so no choice of exercises."""
    for one in loaded.course.assignments:
        shown = _exercises_in(loaded, {one.name})
        for draw in one.draws if loaded.is_whole else ():
            if shown[draw.objective] <= draw.count:
                told = f"“{one.shown}” draws {draw.count} of {shown[draw.objective]} exercises of “{draw.objective}”."
                step = "Write more exercises of it, or draw fewer."
                yield Finding.warning("small-bank", _place(one), told, step)


def _never_open(loaded: LoadedCourse) -> Iterator[Finding]:
    """Gates that wait for objectives which nothing that opens before them can show."""
    if not loaded.is_whole:
        return
    opened = _openable(loaded)
    shown = _exercises_in(loaded, opened)
    for one in loaded.course.assignments:
        missing = [name for name in one.opens_when.mastered if shown[name] < ENOUGH_EXERCISES]
        if one.name not in opened and all(name in loaded.course.objectives for name in missing):
            counts = ", ".join(
                f"“{name}” ({shown[name]} of {ENOUGH_EXERCISES} exercises)" for name in missing
            )
            yield Finding.error(
                "never-opens",
                _place(one),
                f"“{one.shown}” can never open: nothing that is open before it shows enough of {counts}.",
                "Move or add exercises before this gate, or ask for another objective.",
            )


def _openable(loaded: LoadedCourse) -> set[str]:
    """Assignments that a student who gets everything right reaches, found by opening what can be opened."""
    opened: set[str] = set()
    while True:
        shown = _exercises_in(loaded, opened)
        more = {
            one.name
            for one in loaded.course.assignments
            if all(shown[name] >= ENOUGH_EXERCISES for name in one.opens_when.mastered)
        }
        if more <= opened:
            return opened
        opened |= more


def _exercises_in(loaded: LoadedCourse, assignments: set[str]) -> Counter[str]:
    return Counter(
        name
        for one in loaded.exercises
        if one.assignment in assignments
        for name in set(one.metadata.objectives)
    )
