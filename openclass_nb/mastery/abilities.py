"""A Gaussian dynamic item response filter: one student's abilities with their joint covariance.

    eta = start + g + mean_k(s_k) - b        V = Var(eta)        kappa = 1 / sqrt(1 + pi/8 V)
    P = c + (1 - c - slip) sigmoid(kappa eta)                    d = dP / d eta
    mean += w gain d (y - P) / (P (1 - P))   covariance -= w gain gain' d^2 / (P (1 - P))

g is general ability, s_k the ability for objective k (its easiness included: for one student the two can't be
told apart), b the exercise's difficulty, c the chance of a lucky right answer, gain = Cov(abilities, eta). The
steps are a Kalman filter's, with the logistic curve flattened by the uncertainty (MacKay 1992) and Fisher's
information.

The joint covariance is kept as what it is: every s_k is a regression on g, s_k = level + pull g + rest, and two
rests are independent unless some exercise has shown both objectives. That is exact, and a step costs what the
exercise shows, not what the course has.
"""

from __future__ import annotations

from math import exp, sqrt
from typing import NamedTuple

from openclass_nb.mastery.model import Aim, Model, Probe
from openclass_nb.mastery.parameters import Normal, Parameters

FLATTENING = 0.393  # pi / 8
FURTHEST = 12.0  # logits; beyond it a probability is 0 or 1 for every purpose here

Links = dict[str, dict[str, float]]


class Ability(NamedTuple):
    """The ability for one objective given general ability g: level + pull g, with variance `spread`.

    It stands at the day `since`; from then on it fades towards its prior.
    """

    level: float
    pull: float
    spread: float
    since: float


class Abilities(NamedTuple):
    """General ability (mean, variance), the ability of each objective practised so far, and their links.

    `links[j][k]` is the covariance of the rests of two objectives that exercises showed together. An objective
    not practised is at its prior and independent of all others.
    """

    mean: float
    variance: float
    own: dict[str, Ability]
    links: Links


class Forecast(NamedTuple):
    """How an answer is expected to turn out, and how abilities go with it.

    `chance` of a right answer and its `slope`; `general` is Cov(g, eta), `rest` Cov(an objective's rest, eta).
    """

    chance: float
    slope: float
    general: float
    rest: dict[str, float]


def unknown_abilities(parameters: Parameters) -> Abilities:
    """What is believed about a student of whom nothing has been seen."""
    return Abilities(0.0, parameters.general_variance, {}, {})


def keep(days: float, parameters: Parameters) -> float:
    """The share of an ability's distance from its prior that is left after `days` without practice."""
    return exp(-days / parameters.memory_days) if days > 0.0 else 1.0


def at_day(abilities: Abilities, probe: Probe, day: float, model: Model) -> Abilities:
    """The same student with the probe's objectives at `day`: new ones at their prior, old ones faded."""
    own, links = abilities.own, abilities.links
    for objective in probe.objectives:
        ability, prior = own.get(objective), model.aims[objective].prior
        if ability is None:
            own = {**own, objective: Ability(prior.mean, 0.0, prior.variance, day)}
        elif day > ability.since:
            kept = keep(day - ability.since, model.parameters)
            own = {**own, objective: _faded(ability, kept, day, prior)}
            if objective in links:
                links = _links_faded(links, objective, kept)
    return Abilities(abilities.mean, abilities.variance, own, links)


def _faded(ability: Ability, kept: float, day: float, prior: Normal) -> Ability:
    level, pull, spread, _ = ability
    return Ability(
        prior.mean + kept * (level - prior.mean),
        kept * pull,
        kept * kept * spread + (1.0 - kept * kept) * prior.variance,
        day,
    )


def _links_faded(links: Links, objective: str, kept: float) -> Links:
    return {
        one: {
            other: covariance * kept if objective in (one, other) else covariance
            for other, covariance in linked.items()
        }
        for one, linked in links.items()
    }


def forecast(abilities: Abilities, probe: Probe, parameters: Parameters) -> Forecast:
    """What to expect of an answer to `probe`, whose objectives stand at the day of the answer."""
    share = 1.0 / len(probe.objectives)
    rest: dict[str, float] = {}
    level, pull = parameters.start - probe.difficulty.mean, 1.0
    for objective in probe.objectives:
        ability = abilities.own[objective]
        level += share * ability.level
        pull += share * ability.pull
        rest[objective] = rest.get(objective, 0.0) + share * ability.spread
        for other, covariance in abilities.links.get(objective, {}).items():
            rest[other] = rest.get(other, 0.0) + share * covariance
    general = pull * abilities.variance
    variance = pull * general + probe.difficulty.variance
    for objective in probe.objectives:
        variance += share * rest[objective]
    chance, slope = response(level + pull * abilities.mean, variance, probe.guess, parameters.slip)
    return Forecast(chance, slope, general, rest)


def response(eta: float, variance: float, guess: float, slip: float) -> tuple[float, float]:
    """Chance of a right answer at ability `eta` known with `variance`, and its slope there."""
    flat = 1.0 / sqrt(1.0 + FLATTENING * variance)
    at = flat * eta
    at = -FURTHEST if at < -FURTHEST else FURTHEST if at > FURTHEST else at
    logistic = 1.0 / (1.0 + exp(-at))
    span = 1.0 - guess - slip
    return guess + span * logistic, span * flat * logistic * (1.0 - logistic)


def observed(
    abilities: Abilities,
    probe: Probe,
    expected: Forecast,
    value: float,
    weight: float,
    parameters: Parameters,
) -> Abilities:
    """The abilities after an answer worth `value` in [0, 1], taken with `weight`; then practice itself.

    Practice adds drift, and at most as much variance as the answer took away: evidence never makes us
    less sure, and a right answer never lowers anything.
    """
    chance, slope, general, rest = expected
    information = weight * slope / (chance * (1.0 - chance))
    step, shrink = information * (value - chance), information * slope
    mean = abilities.mean + general * step
    variance = max(abilities.variance - shrink * general * general, parameters.variance_floor)
    turn = -shrink * general / variance  # of the regressions on g
    part, along = shrink - turn * shrink * general, step - turn * mean
    own = abilities.own.copy()
    for objective, gain in rest.items():
        level, pull, spread, since = own[objective]
        narrower = spread - part * gain * gain
        if objective in probe.objectives:
            level += parameters.drift
            total = pull * general + gain
            removed = shrink * min(total * total, (general + total) ** 2)
            narrower += min(parameters.drift_variance, removed)
        own[objective] = Ability(
            level + gain * along, pull + gain * turn, max(narrower, parameters.variance_floor), since
        )
    links = abilities.links if len(rest) == 1 else _linked(abilities.links, rest, part)
    return Abilities(mean, variance, own, links)


def _linked(links: Links, rest: dict[str, float], part: float) -> Links:
    """What an exercise of several objectives teaches about them together."""
    new = {one: linked.copy() for one, linked in links.items()}
    for one, gain in rest.items():
        linked = new.setdefault(one, {})
        for other, its in rest.items():
            if other != one:
                linked[other] = linked.get(other, 0.0) - part * gain * its
    return new


def ability_at(abilities: Abilities, objective: str, day: float, aim: Aim, parameters: Parameters) -> Normal:
    """General plus objective ability at `day`, on the scale of `aim.threshold`."""
    ability, prior = abilities.own.get(objective), aim.prior
    if ability is None:
        return Normal(parameters.start + abilities.mean + prior.mean, abilities.variance + prior.variance)
    level, pull, spread, since = ability
    if day > since:
        level, pull, spread, _ = _faded(ability, keep(day - since, parameters), day, prior)
    mean = parameters.start + level + (1.0 + pull) * abilities.mean
    return Normal(mean, (1.0 + pull) ** 2 * abilities.variance + spread)


def likelihood(chance: float, value: float, weight: float) -> float:
    """How likely an answer worth `value` is when a right one has `chance`; a partly right one in proportion."""
    if weight == 1.0:
        if value == 1.0:
            return chance
        if value == 0.0:
            return 1.0 - chance
    return float((chance**value * (1.0 - chance) ** (1.0 - value)) ** weight)
