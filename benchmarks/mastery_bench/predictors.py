"""The filter and its rivals, each as a predictor: the chance of a right first try, before it is seen.

The rivals' parameters are fitted on other students; the filter runs on the defaults that it is shipped with.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from math import exp
from typing import Protocol, TypeVar

from mastery_bench.answers import Row, quality
from openclass_nb.mastery import Item, MeanField, Objective, Settings, Syllabus
from openclass_nb.mastery.events import Difficulty
from openclass_nb.mastery.model import model_of


class Predictor(Protocol):
    """Predicts a row and learns from it."""

    def __call__(self, row: Row) -> float:
        """The chance that was predicted for a right answer; the answer is then taken in."""


P = TypeVar("P", bound=Predictor)


def predictions(predictor: Predictor, rows: Iterable[Row]) -> list[float]:
    """Every row predicted before it is seen, in order."""
    return [predictor(row) for row in rows]


@dataclass
class Streak:
    """Success after so many in a row on the objective, as often as it was in the training rows."""

    table: Sequence[float]
    _run: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))

    def __call__(self, row: Row) -> float:
        chances = []
        for objective in row.objectives:
            run = self._run[row.student, objective]
            chances.append(self.table[run])
            self._run[row.student, objective] = min(run + 1, len(self.table) - 1) if row.correct else 0
        return sum(chances) / len(chances)


def fit_streak(rows: Sequence[Row], longest: int = 5) -> Callable[[], Streak]:
    """Count success after each length of run."""
    right, seen = [1.0] * (longest + 1), [2.0] * (longest + 1)
    run: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        for objective in row.objectives:
            now = run[row.student, objective]
            right[now] += row.correct
            seen[now] += 1
            run[row.student, objective] = min(now + 1, longest) if row.correct else 0
    table = [r / n for r, n in zip(right, seen, strict=True)]
    return lambda: Streak(table)


@dataclass
class Bkt:
    """Bayesian knowledge tracing, one set of parameters for all objectives (a class can't identify more)."""

    start: float = 0.3
    learn: float = 0.1
    guess: float = 0.2
    slip: float = 0.1
    _known: dict[tuple[str, str], float] = field(default_factory=dict)

    def __call__(self, row: Row) -> float:
        chances = [self._one(row, objective) for objective in row.objectives]
        return sum(chances) / len(chances)

    def _one(self, row: Row, objective: str) -> float:
        known = self._known.get((row.student, objective), self.start)
        chance = known * (1.0 - self.slip) + (1.0 - known) * self.guess
        posterior = known * (1.0 - self.slip) / chance if row.correct else known * self.slip / (1.0 - chance)
        self._known[row.student, objective] = posterior + (1.0 - posterior) * self.learn
        return chance


@dataclass
class Elo:
    """Elo with a global and an objective rating for each student and a difficulty for each exercise, each step
    alpha / (1 + beta n) (Pelanek 2016)."""

    alpha: float = 1.0
    beta: float = 0.1
    start: float = 0.6
    _rating: dict[tuple[str, ...], float] = field(default_factory=lambda: defaultdict(float))
    _seen: dict[tuple[str, ...], int] = field(default_factory=lambda: defaultdict(int))

    def __call__(self, row: Row) -> float:
        share = 1.0 / len(row.objectives)
        loads = {("u", row.student): 1.0, ("i", row.exercise): -1.0}
        loads |= {("k", row.student, objective): share for objective in row.objectives}
        eta = self.start + sum(load * self._rating[key] for key, load in loads.items())
        chance = 1.0 / (1.0 + exp(-eta))
        for key, load in loads.items():
            step = self.alpha / (1.0 + self.beta * self._seen[key])
            self._rating[key] += load * step * (row.correct - chance)
            self._seen[key] += 1
        return chance


class Filter:
    """The package's mean-field filter on its defaults. `labels` are the difficulties that authors named."""

    def __init__(
        self,
        rows: Iterable[Row],
        labels: dict[str, Difficulty] | None = None,
        settings: Settings | None = None,
    ) -> None:
        chosen = settings or Settings()
        shown = {row.exercise: row.objectives for row in rows}
        items = [Item(name, shown[name], (labels or {}).get(name)) for name in shown]
        objectives = {k for names in shown.values() for k in names}
        syllabus = Syllabus.of(items, [Objective(name) for name in sorted(objectives)])
        self._believed = MeanField(model_of(syllabus, chosen), chosen)
        self._hint = chosen.parameters.hint_weight

    def __call__(self, row: Row) -> float:
        weight = self._hint if row.hint else 1.0
        return self._believed.take(row.student, row.exercise, row.day, float(row.correct), weight)


def fit_bkt(rows: Sequence[Row], tries: int = 60) -> Callable[[], Bkt]:
    """The best of `tries` parameter sets by log-loss."""
    dice = random.Random("bkt")
    drawn = [
        (dice.uniform(0.05, 0.8), dice.uniform(0.01, 0.3), dice.uniform(0.05, 0.5), dice.uniform(0.03, 0.3))
        for _ in range(tries)
    ]
    return _best([Bkt, *(partial(Bkt, *one) for one in drawn)], rows)


def fit_elo(rows: Sequence[Row]) -> Callable[[], Elo]:
    """The best step sizes of a grid by log-loss."""
    grid = product((0.4, 0.7, 1.0, 1.5), (0.05, 0.1, 0.2, 0.5), (0.3, 0.8))
    return _best([partial(Elo, *one) for one in grid], rows)


def _best(makers: Sequence[Callable[[], P]], rows: Sequence[Row]) -> Callable[[], P]:
    actual = [row.correct for row in rows]
    return min(makers, key=lambda make: quality(predictions(make(), rows), actual).logloss)
