"""Empirical Bayes: parameters that would have predicted a class best, held back while the class is small.

Each parameter is moved, one at a time, to where the prequential log-loss of the mean-field filter (every answer
predicted before it is seen) is least. With n students the result is n / (n + 200) of the way from the defaults
there. What was learned of exercises and objectives goes along, for the next run of the course.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Any

from openclass_nb.mastery.events import Event, Syllabus
from openclass_nb.mastery.mean_field import MeanField
from openclass_nb.mastery.model import model_of
from openclass_nb.mastery.observations import opportunities
from openclass_nb.mastery.parameters import Normal, Parameters, Settings
from openclass_nb.mastery.trace import day_of

ENOUGH = 200
"""Students at which the data weigh as much as the defaults."""

GRIDS: Mapping[str, Sequence[float]] = {
    "start": (-0.6, 0.0, 0.3, 0.6, 0.9, 1.2, 1.8),
    "general_variance": (0.1, 0.3, 0.6, 1.0, 1.5),
    "objective_variance": (0.2, 0.4, 0.8, 1.3),
    "easiness_variance": (0.1, 0.3, 0.6),
    "labelled_variance": (0.1, 0.2, 0.4, 0.7),
    "exercise_variance": (0.3, 0.6, 1.0),
    "drift": (0.0, 0.05, 0.1, 0.2),
}


@dataclass(frozen=True)
class Refit:
    """Settings for the next run, and the mean log-loss per answer before and after; `answers` were used."""

    settings: Settings
    before: float
    after: float
    students: int
    answers: int


@dataclass(frozen=True, slots=True)
class _Answer:
    student: str
    exercise: str
    day: float
    value: float
    weight: float


def refit(syllabus: Syllabus, settings: Settings, events: Mapping[str, Iterable[Event]]) -> Refit:
    """Fit the filter to a class's events, by student. With no usable answer the settings come back as they are."""
    answers = _answers(syllabus, settings, events)
    students = len({answer.student for answer in answers})
    if not answers:
        return Refit(settings, 0.0, 0.0, 0, 0)
    before = _loss(syllabus, settings, answers)
    best = _descend(syllabus, settings, answers, before)
    shrunk = _between(settings.parameters, best.parameters, students / (students + ENOUGH))
    chosen = replace(settings, parameters=shrunk)
    easiness, difficulty, after = _learned(syllabus, chosen, answers)
    chosen = replace(
        chosen,
        easiness={**settings.easiness, **easiness},
        difficulty={**settings.difficulty, **difficulty},
    )
    return Refit(chosen, before, after, students, len(answers))


def _answers(syllabus: Syllabus, settings: Settings, events: Mapping[str, Iterable[Event]]) -> list[_Answer]:
    """Everybody's observations in the order of time; those of one moment by student."""
    model = model_of(syllabus, settings)
    found = [
        _Answer(student, one.exercise, day_of(one.at), one.value, one.weight)
        for student in sorted(events)
        for one in opportunities(events[student], settings.evidence, settings.parameters)
        if one.exercise in model.probes
    ]
    return sorted(found, key=lambda answer: answer.day)


def _descend(syllabus: Syllabus, settings: Settings, answers: Sequence[_Answer], loss: float) -> Settings:
    """One round of coordinate descent over the grids; a second one changes little."""
    best, least = settings, loss
    for name, grid in GRIDS.items():
        for value in grid:
            change: dict[str, Any] = {name: value}
            tried = replace(best, parameters=replace(best.parameters, **change))
            found = _loss(syllabus, tried, answers)
            if found < least:
                best, least = tried, found
    return best


def _between(default: Parameters, fitted: Parameters, share: float) -> Parameters:
    """`share` of the way from the default to the fitted parameters."""
    moved: dict[str, Any] = {
        name: getattr(default, name) + share * (getattr(fitted, name) - getattr(default, name))
        for name in GRIDS
    }
    return replace(default, **moved)


def _loss(syllabus: Syllabus, settings: Settings, answers: Sequence[_Answer]) -> float:
    return _learned(syllabus, settings, answers)[2]


def _learned(
    syllabus: Syllabus, settings: Settings, answers: Sequence[_Answer]
) -> tuple[dict[str, Normal], dict[str, Normal], float]:
    """What the class says about objectives and exercises, and the mean log-loss on the way."""
    believed = MeanField(model_of(syllabus, settings), settings)
    loss = 0.0
    for one in answers:
        chance = believed.take(one.student, one.exercise, one.day, one.value, one.weight)
        loss -= one.weight * (one.value * log(chance) + (1.0 - one.value) * log(1.0 - chance))
    return believed.easiness(), believed.difficulty(), loss / sum(one.weight for one in answers)
