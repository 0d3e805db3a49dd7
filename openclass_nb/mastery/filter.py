"""The Gaussian dynamic IRT filter of one student, with the joint covariance of the abilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import erf, exp, sqrt

from openclass_nb.mastery.parameters import Normal, Parameters

PROBIT = 0.393  # pi / 8: how much a Gaussian's variance flattens a logistic curve


@dataclass(slots=True)
class Belief:
    """Means and joint covariance of (general ability, objective abilities so far practised).

    Row 0 is general ability; `row[k]` the place of objective k. Objectives not practised stand at their prior
    and are uncorrelated with all others, so they need no row. `since[k]` is the day at which k's row stands.
    """

    row: dict[str, int] = field(default_factory=dict)
    mean: list[float] = field(default_factory=list)
    covariance: list[list[float]] = field(default_factory=list)
    since: list[float] = field(default_factory=list)


def fresh(parameters: Parameters) -> Belief:
    """The belief about a student of whom nothing is known."""
    return Belief({}, [0.0], [[parameters.general_variance]], [0.0])


def at_day(belief: Belief, objective: str, day: float, prior: Normal, parameters: Parameters) -> int:
    """Bring `objective` to `day` (decay towards its prior); its row, made now if it is new."""
    place = belief.row.get(objective)
    if place is None:
        return _add(belief, objective, day, prior)
    days = day - belief.since[place]
    if days > 0:
        keep = exp(-days / parameters.memory_days)
        for i, line in enumerate(belief.covariance):
            line[place] *= keep
            if i == place:
                belief.covariance[i] = [keep * c for c in line]
        belief.covariance[place][place] += (1 - keep * keep) * prior.variance
        belief.mean[place] = prior.mean + keep * (belief.mean[place] - prior.mean)
        belief.since[place] = day
    return place


def _add(belief: Belief, objective: str, day: float, prior: Normal) -> int:
    place = len(belief.mean)
    belief.row[objective] = place
    belief.mean.append(prior.mean)
    belief.since.append(day)
    for line in belief.covariance:
        line.append(0.0)
    belief.covariance.append([0.0] * place + [prior.variance])
    return place


def observe(
    belief: Belief,
    places: Sequence[int],
    value: float,
    weight: float,
    difficulty: Normal,
    guess: float,
    parameters: Parameters,
) -> None:
    """Take in one observation (`value` in [0, 1]) of the objectives at `places`."""
    share = 1.0 / len(places)
    gain = [line[0] + share * sum(line[p] for p in places) for line in belief.covariance]
    variance = gain[0] + share * sum(gain[p] for p in places) + difficulty.variance
    eta = parameters.start + belief.mean[0] + share * sum(belief.mean[p] for p in places) - difficulty.mean
    flat = 1.0 / sqrt(1.0 + PROBIT * variance)
    logistic = 1.0 / (1.0 + exp(-flat * eta))
    span = 1.0 - guess - parameters.slip
    expected = guess + span * logistic
    slope = span * flat * logistic * (1.0 - logistic)
    spread = expected * (1.0 - expected)
    step = weight * slope * (value - expected) / spread
    shrink = weight * slope * slope / spread
    belief.mean = [m + step * h for m, h in zip(belief.mean, gain, strict=True)]
    belief.covariance = [
        [c - shrink * h * k for c, k in zip(line, gain, strict=True)]
        for line, h in zip(belief.covariance, gain, strict=True)
    ]
    for p in places:
        belief.mean[p] += parameters.drift
        belief.covariance[p][p] += parameters.drift_variance


def ability(belief: Belief, objective: str, day: float, prior: Normal, parameters: Parameters) -> Normal:
    """General plus objective ability at `day`, without changing the belief."""
    place = belief.row.get(objective)
    general = belief.covariance[0][0]
    if place is None:
        return Normal(parameters.start + belief.mean[0] + prior.mean, general + prior.variance)
    keep = exp(-max(0.0, day - belief.since[place]) / parameters.memory_days)
    mean = prior.mean + keep * (belief.mean[place] - prior.mean)
    own = keep * keep * belief.covariance[place][place] + (1 - keep * keep) * prior.variance
    variance = general + 2 * keep * belief.covariance[0][place] + own
    return Normal(parameters.start + belief.mean[0] + mean, max(variance, parameters.variance_floor))


def normal_cdf(z: float) -> float:
    """The standard normal distribution function."""
    return 0.5 * (1.0 + erf(z / sqrt(2.0)))
