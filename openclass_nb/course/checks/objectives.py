"""Objectives: known to one another, without circles, with enough exercises to show them."""

from collections.abc import Iterator

from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.prerequisites import cycles
from openclass_nb.errors import did_you_mean

ENOUGH_EXERCISES = 3
"""Below three exercises no rule can tell mastery from luck (shared finding of every policy simulated)."""


def check_objectives(loaded: LoadedCourse) -> list[Finding]:
    """Findings about the objectives of course.yml."""
    return [*_unknown_requirements(loaded), *_circles(loaded), *_too_few_exercises(loaded)]


def _place(name: str) -> Place:
    return Place(name=f"objectives.{name}")


def _unknown_requirements(loaded: LoadedCourse) -> Iterator[Finding]:
    known = loaded.course.objectives
    for name, objective in known.items():
        for before in objective.requires:
            if before not in known:
                told = f"“{name}” requires “{before}”, which is no objective."
                yield Finding.error("unknown-objective", _place(name), told, did_you_mean(before, known))


def _circles(loaded: LoadedCourse) -> Iterator[Finding]:
    for path in cycles(loaded.course):
        told = f"The prerequisites go in a circle: {' → '.join(path)}."
        yield Finding.error("circle", _place(path[0]), told, "Take one of these “requires” away.")


def _too_few_exercises(loaded: LoadedCourse) -> Iterator[Finding]:
    if not loaded.is_whole:
        return
    shown = [name for one in loaded.exercises for name in set(one.metadata.objectives)]
    for name, objective in loaded.course.objectives.items():
        count = shown.count(name)
        if count < ENOUGH_EXERCISES:
            exercises = {0: "no exercise", 1: "one exercise"}.get(count, f"{count} exercises")
            yield Finding.warning(
                "few-exercises",
                _place(name),
                f"“{objective.title or name}” has {exercises}; "
                f"mastery needs {ENOUGH_EXERCISES} right answers without help.",
                f"Write {ENOUGH_EXERCISES - count} more, or give an exercise that shows it this objective.",
            )
