"""Response logs as predictors see them, and how well predictions turned out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Row:
    """One student's first try at one exercise; `correct` means right and unaided. `day` is a float."""

    student: str
    exercise: str
    objectives: tuple[str, ...]
    correct: int
    day: float = 0.0
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Quality:
    """How good predictions were: discrimination, log-loss, and the gap between predicted and actual shares."""

    auc: float
    logloss: float
    ece: float


def quality(predicted: Sequence[float], actual: Sequence[int], bins: int = 10) -> Quality:
    """AUC by ranks (ties count half), mean log-loss, expected calibration error over equal-width bins."""
    return Quality(_auc(predicted, actual), _logloss(predicted, actual), _ece(predicted, actual, bins))


def _auc(predicted: Sequence[float], actual: Sequence[int]) -> float:
    order = sorted(range(len(predicted)), key=lambda place: predicted[place])
    rank_sum, place = 0.0, 0
    while place < len(order):
        last = place
        while last + 1 < len(order) and predicted[order[last + 1]] == predicted[order[place]]:
            last += 1
        middle = (place + last) / 2.0 + 1.0
        rank_sum += middle * sum(actual[order[tied]] for tied in range(place, last + 1))
        place = last + 1
    right = sum(actual)
    wrong = len(actual) - right
    return (rank_sum - right * (right + 1) / 2.0) / (right * wrong) if right and wrong else float("nan")


def _logloss(predicted: Sequence[float], actual: Sequence[int]) -> float:
    safe = [min(max(chance, 1e-9), 1.0 - 1e-9) for chance in predicted]
    return -sum(log(p) if y else log(1.0 - p) for p, y in zip(safe, actual, strict=True)) / len(safe)


def _ece(predicted: Sequence[float], actual: Sequence[int], bins: int) -> float:
    sums = [[0.0, 0.0, 0.0] for _ in range(bins)]
    for chance, correct in zip(predicted, actual, strict=True):
        own = sums[min(int(chance * bins), bins - 1)]
        own[0] += chance
        own[1] += correct
        own[2] += 1.0
    return sum(abs(own[0] - own[1]) for own in sums) / len(predicted)
