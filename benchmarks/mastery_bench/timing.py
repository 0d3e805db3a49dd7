"""What an update costs, and what replaying a long log costs; CPU time, medians of several runs."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from time import process_time

from mastery_bench.answers import Row
from mastery_bench.predictors import Bkt, Elo, Filter, Streak, predictions
from openclass_nb.mastery import Attempt, Item, Objective, Settings, Syllabus, class_progress
from openclass_nb.mastery.belief import take, unknown_student
from openclass_nb.mastery.model import model_of

OBJECTIVES, RUNS = 10, 5
MILLION = 1_000_000
GATE = "gate"
START = datetime(2026, 1, 1, tzinfo=UTC)


def _syllabus(objectives: int, exercises: int) -> Syllabus:
    labels = ("easy", "medium", "hard")
    items = [
        Item(f"o{k}e{i}", (f"o{k}",), labels[i % 3]) for k in range(objectives) for i in range(exercises)
    ]
    return Syllabus.of(items, [Objective(f"o{k}") for k in range(objectives)])


def microseconds(updates: int = 3000) -> dict[str, float]:
    """One update of each: the gate's belief (10 objectives, joint covariance), the mean field, the rivals."""
    dice = random.Random("timing")
    rows = [
        Row(f"s{dice.randrange(30)}", f"o{k}e{dice.randrange(5)}", (f"o{k}",), int(dice.random() < 0.7))
        for k in (dice.randrange(OBJECTIVES) for _ in range(updates))
    ]
    table = Streak([0.5] * 6).table
    made: dict[str, Callable[[], object]] = {
        GATE: lambda: _believe(rows),
        "mean field": lambda: predictions(Filter(rows), rows),
        "3 in a row": lambda: predictions(Streak(table), rows),
        "BKT": lambda: predictions(Bkt(), rows),
        "Elo": lambda: predictions(Elo(), rows),
    }
    return {name: median(_cpu(work) for _ in range(RUNS)) / updates * 1e6 for name, work in made.items()}


def _believe(rows: list[Row]) -> None:
    model = model_of(_syllabus(OBJECTIVES, 5), Settings())
    belief = unknown_student(model)
    for number, row in enumerate(rows):
        belief = take(belief, model, model.probes[row.exercise], number / 50.0, float(row.correct), 1.0)


def _cpu(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def replay_seconds(attempts: int, runs: int) -> float:
    """From raw attempts to the progress of everybody, 400 attempts each, 12 objectives; for a million."""
    syllabus = _syllabus(12, 40)
    events = {f"s{number}": _attempts(f"s{number}", syllabus, 400) for number in range(attempts // 400)}
    now = START + timedelta(days=365)
    took = [_cpu(lambda: class_progress(syllabus, Settings(), events, now)) for _ in range(runs)]
    return median(took) * MILLION / attempts


def _attempts(student: str, syllabus: Syllabus, number: int) -> list[Attempt]:
    dice = random.Random(student)
    exercises = dice.sample(list(syllabus.items), number)
    return [
        Attempt(student, name, 0, START + timedelta(minutes=20 * place), float(dice.random() < 0.7))
        for place, name in enumerate(exercises)
    ]
