"""The prediction table: simulated classes of 30 students x 50 answers, cold, and logs that a user has.

Cold: nobody and nothing has been seen before. Warm: the exercises are known from other students. The students
that are predicted are never among those on whom the rivals' parameters were fitted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from mastery_bench.answers import Quality, Row, quality
from mastery_bench.predictors import Filter, Predictor, fit_bkt, fit_elo, fit_streak, predictions
from mastery_bench.worlds import GRADED, World, make_class
from openclass_nb.mastery.events import Difficulty

ANSWERS = 50
CLASS_WORLD = replace(GRADED, exercises=ANSWERS // GRADED.objectives)
Labels = dict[str, Difficulty]


def class_rows(seed: str, world: World = CLASS_WORLD) -> tuple[list[Row], Labels]:
    """A class answering every exercise of its course, all students side by side."""
    course, students = make_class(world, seed)
    items = course.syllabus.items
    rows = []
    for objective in course.syllabus.objectives:
        tutees = [student.begin(objective) for student in students]
        for item in course.syllabus.items_of(objective):
            for number, tutee in enumerate(tutees):
                answer = tutee.try_one(item.exercise)
                who = f"{seed} {number}"
                rows.append(Row(who, item.exercise, (objective,), int(answer.value), 0.0, hint=answer.hint))
    return rows, {name: item.difficulty for name, item in items.items() if item.difficulty}


def simulated(seeds: Sequence[str], training: Sequence[str]) -> dict[str, Quality]:
    """The four predictors over cold classes; each class is predicted on its own."""
    known = [row for seed in training for row in _apart(class_rows(seed)[0], seed)]
    makers: dict[str, Callable[[list[Row], Labels], Predictor]] = {
        "3 in a row": _fitted(fit_streak(known)),
        "BKT": _fitted(fit_bkt(known)),
        "Elo": _fitted(fit_elo(known)),
        "filter": lambda rows, labels: Filter(rows, labels),
    }
    classes = [class_rows(seed) for seed in seeds]
    actual = [row.correct for rows, _ in classes for row in rows]
    return {
        name: quality([p for rows, labels in classes for p in predictions(make(rows, labels), rows)], actual)
        for name, make in makers.items()
    }


def _fitted(make: Callable[[], Predictor]) -> Callable[[list[Row], Labels], Predictor]:
    return lambda rows, labels: make()


def _apart(rows: Sequence[Row], seed: str) -> list[Row]:
    """The same rows with objectives and exercises of their own, so that classes do not mix."""
    return [
        replace(
            row,
            exercise=f"{seed} {row.exercise}",
            objectives=tuple(f"{seed} {k}" for k in row.objectives),
        )
        for row in rows
    ]


def logged(rows: Sequence[Row], warm: bool) -> dict[str, Quality]:
    """The four predictors on a log: every fifth student is held out, the others are for fitting."""
    students = sorted({row.student for row in rows})
    held_out = set(students[::5])
    training = [row for row in rows if row.student not in held_out]
    test = [row for row in rows if row.student in held_out]
    predictors: dict[str, Predictor] = {
        "3 in a row": fit_streak(training)(),
        "BKT": fit_bkt(training, tries=20)(),
        "Elo": fit_elo(training)(),
        "filter": Filter(rows),
    }
    actual = [row.correct for row in test]
    found = {}
    for name, predictor in predictors.items():
        if warm:
            predictions(predictor, training)
        found[name] = quality(predictions(predictor, test), actual)
    return found
