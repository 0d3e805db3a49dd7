"""A class and its course as arrays, for `class_filter`. Imports numpy.

n students, K objectives, and m columns for the objectives that one exercise shows (padded with its first one at
load 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from openclass_nb.mastery.model import Model
from openclass_nb.mastery.parameters import Parameters

Floats = NDArray[np.float64]
Ints = NDArray[np.int_]

NEVER = -1e9
"""The day at which an objective stands that has never been practised: long enough ago to be at its prior."""


@dataclass(frozen=True)
class CourseArrays:
    """The model as arrays: priors and thresholds by objective; places, loads and difficulty by exercise."""

    parameters: Parameters
    prior: Floats
    prior_variance: Floats
    threshold: Floats
    average_difficulty: Floats
    average_guess: Floats
    place: Ints
    load: Floats
    difficulty: Floats
    difficulty_variance: Floats
    guess: Floats

    @classmethod
    def of(cls, model: Model) -> CourseArrays:
        """Objectives and exercises in the model's order."""
        aims, probes = list(model.aims.values()), list(model.probes.values())
        number = {name: place for place, name in enumerate(model.aims)}
        width = max((len(probe.objectives) for probe in probes), default=1)
        place, load = np.zeros((len(probes), width), np.int_), np.zeros((len(probes), width))
        for row, probe in enumerate(probes):
            shown = [number[k] for k in probe.objectives]
            place[row] = shown + [shown[0]] * (width - len(shown))
            load[row, : len(shown)] = 1.0 / len(shown)
        return cls(
            model.parameters,
            np.array([aim.prior.mean for aim in aims]),
            np.array([aim.prior.variance for aim in aims]),
            np.array([aim.threshold for aim in aims]),
            np.array([aim.difficulty for aim in aims]),
            np.array([aim.guess for aim in aims]),
            place,
            load,
            np.array([probe.difficulty.mean for probe in probes]),
            np.array([probe.difficulty.variance for probe in probes]),
            np.array([probe.guess for probe in probes]),
        )


@dataclass(frozen=True)
class Students:
    """The belief about n students; see `abilities.Ability` and `belief.Belief` for the names. Updated in place."""

    mean: Floats
    variance: Floats
    level: Floats
    pull: Floats
    spread: Floats
    since: Floats
    known: Floats
    odds: Floats

    @classmethod
    def unknown(cls, students: int, course: CourseArrays) -> Students:
        """Nothing has been seen of anybody."""
        parameters, shape = course.parameters, (students, len(course.prior))
        share = min(max(parameters.all_or_none.share, 1e-12), 1.0 - 1e-12)
        return cls(
            np.zeros(students),
            np.full(students, parameters.general_variance),
            np.tile(course.prior, (students, 1)),
            np.zeros(shape),
            np.tile(np.diag(course.prior_variance), (students, 1, 1)),
            np.full(shape, NEVER),
            np.full(shape, parameters.all_or_none.known),
            np.full(students, log(share / (1.0 - share))),
        )

    def first(self, number: int) -> Students:
        """The first `number` students, as views."""
        return Students(
            self.mean[:number], self.variance[:number], self.level[:number], self.pull[:number],
            self.spread[:number], self.since[:number], self.known[:number], self.odds[:number],
        )  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """One answer of each of n students: the exercise's row, the day, the observation and its weight."""

    probe: Ints
    day: Floats
    value: Floats
    weight: Floats
