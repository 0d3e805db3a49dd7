"""The course's exercises and objectives on the scale of the filter, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from openclass_nb.mastery.behind import behind
from openclass_nb.mastery.events import Item, Syllabus
from openclass_nb.mastery.parameters import Normal, Parameters, Settings

GUESS_OF_CODE = 0.05
REFERENCE = {"strict": 0.8}
"""Success on an average exercise that counts as mastery; 0.7 for the other policies."""


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective: the prior of its ability, and where on the scale mastery begins.

    `difficulty` and `guess` are those of an average exercise of the objective; `threshold` is the ability
    at which success on that exercise reaches the reference. `versions` counts the variants of all exercises but
    those of the assignments `behind`, which stay closed until the objective is mastered.
    """

    prior: Normal
    difficulty: float
    guess: float
    threshold: float
    versions: int
    behind: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Probe:
    """An exercise: the objectives it shows, its difficulty, the chance of a lucky right answer, its variants, and
    the assignment it is in."""

    objectives: tuple[str, ...]
    difficulty: Normal
    guess: float
    variants: int
    assignment: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """All that the belief about a student needs to know of the course."""

    parameters: Parameters
    aims: Mapping[str, Aim]
    probes: Mapping[str, Probe]


def model_of(syllabus: Syllabus, settings: Settings) -> Model:
    """Put the syllabus on the filter's scale. Exercises that show no known objective are left out."""
    probes = {
        item.exercise: Probe(shown, _difficulty(item, settings), item.guess, item.variants, item.assignment)
        for item in syllabus.items.values()
        if (shown := tuple(k for k in dict.fromkeys(item.objectives) if k in syllabus.objectives))
    }
    by_objective: dict[str, list[Probe]] = {name: [] for name in syllabus.objectives}
    for probe in probes.values():
        for objective in probe.objectives:
            by_objective[objective].append(probe)
    late = behind(syllabus)
    aims = {name: _aim(name, own, late[name], settings) for name, own in by_objective.items()}
    return Model(settings.parameters, aims, probes)


def _difficulty(item: Item, settings: Settings) -> Normal:
    return settings.difficulty.get(item.exercise) or settings.parameters.label(item.difficulty)


def _aim(objective: str, probes: list[Probe], late: frozenset[str], settings: Settings) -> Aim:
    parameters = settings.parameters
    easiness = settings.easiness.get(objective) or Normal(0.0, parameters.easiness_variance)
    prior = Normal(easiness.mean, easiness.variance + parameters.objective_variance)
    count = len(probes) or 1
    difficulty = sum(probe.difficulty.mean for probe in probes) / count
    guess = sum(probe.guess for probe in probes) / count if probes else GUESS_OF_CODE
    reference = settings.reference or REFERENCE.get(settings.policy, 0.7)
    share = (reference - guess) / (1.0 - guess - parameters.slip)
    share = min(
        max(share, 0.05), 0.99
    )  # so easily guessed, or so high a reference, that no ability reaches it
    return Aim(
        prior,
        difficulty,
        guess,
        difficulty + log(share / (1.0 - share)),
        sum(probe.variants for probe in probes if probe.assignment not in late),
        late,
    )
