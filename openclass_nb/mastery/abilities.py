"""A Gaussian dynamic item response filter: one student's abilities with their joint covariance.

    eta = start + g + mean_k(s_k) - b        V = Var(eta)        kappa = 1 / sqrt(1 + pi/8 V)
    P = c + (1 - c - slip) sigmoid(kappa eta)                    d = dP / d eta
    mean += w gain d (y - P) / (P (1 - P))   covariance -= w gain gain' d^2 / (P (1 - P))

g is general ability, s_k the ability for objective k (its easiness included: for one student the two can't be
told apart), b the exercise's difficulty, c the chance of a lucky right answer, gain = Cov(abilities, eta). The
steps are a Kalman filter's, with the logistic curve flattened by the uncertainty (MacKay 1992) and Fisher's
information.

The joint covariance is kept as what it is: given g, objectives that no exercise has shown together are
independent. So each `Block` holds the abilities of objectives seen together as a regression on g,
s = level + pull g + rest, Cov(rest) = spread. That is exact, and a step costs the block, not the course.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from openclass_nb.mastery.model import Aim, Model, Probe
from openclass_nb.mastery.parameters import Normal, Parameters

FLATTENING = 0.393  # pi / 8
FURTHEST = 12.0  # logits; beyond it a probability is 0 or 1 for every purpose here


@dataclass(frozen=True, slots=True)
class Block:
    """Abilities of objectives that exercises showed together, given general ability; each stands at `since`."""

    names: tuple[str, ...]
    level: list[float]
    pull: list[float]
    spread: list[list[float]]
    since: list[float]


@dataclass(frozen=True, slots=True)
class Abilities:
    """General ability (mean, variance) and the block of each objective practised so far.

    An objective without a block is at its prior and independent of all others.
    """

    mean: float
    variance: float
    blocks: dict[str, Block]


@dataclass(frozen=True, slots=True)
class Forecast:
    """How an answer is expected to turn out, and how abilities go with it.

    `chance` of a right answer and its `slope`; `general` is Cov(g, eta), `rest` Cov(rest of the block, eta).
    """

    chance: float
    slope: float
    general: float
    rest: list[float]


def unknown_abilities(parameters: Parameters) -> Abilities:
    """What is believed about a student of whom nothing has been seen."""
    return Abilities(0.0, parameters.general_variance, {})


def keep(days: float, parameters: Parameters) -> float:
    """The share of an ability's distance from its prior that is left after `days` without practice."""
    return exp(-days / parameters.memory_days) if days > 0.0 else 1.0


def block_at(abilities: Abilities, objectives: Sequence[str], day: float, model: Model) -> Block:
    """One block that holds all `objectives`, brought to `day`: new ones at their prior, old ones faded."""
    block = abilities.blocks.get(objectives[0]) or _new(objectives[0], day, model)
    for name in objectives[1:]:
        if name not in block.names:
            block = _joined(block, abilities.blocks.get(name) or _new(name, day, model))
    for name in objectives:
        place = block.names.index(name)
        if day > block.since[place]:
            block = _faded(block, place, day, model)
    return block


def _new(objective: str, day: float, model: Model) -> Block:
    prior = model.aims[objective].prior
    return Block((objective,), [prior.mean], [0.0], [[prior.variance]], [day])


def _joined(one: Block, other: Block) -> Block:
    """Both blocks in one: independent of each other as long as no exercise has shown them together."""
    left, right = [0.0] * len(one.names), [0.0] * len(other.names)
    return Block(
        one.names + other.names,
        one.level + other.level,
        one.pull + other.pull,
        [line + right for line in one.spread] + [left + line for line in other.spread],
        one.since + other.since,
    )


def _faded(block: Block, place: int, day: float, model: Model) -> Block:
    prior = model.aims[block.names[place]].prior
    kept = keep(day - block.since[place], model.parameters)
    level, pull, since = block.level.copy(), block.pull.copy(), block.since.copy()
    level[place] = prior.mean + kept * (level[place] - prior.mean)
    pull[place] *= kept
    since[place] = day
    spread = [line.copy() for line in block.spread]
    spread[place] = [kept * c for c in spread[place]]
    for line in spread:
        line[place] *= kept
    spread[place][place] += (1.0 - kept * kept) * prior.variance
    return Block(block.names, level, pull, spread, since)


def loading(block: Block, objectives: Sequence[str]) -> list[float]:
    """How much each ability of the block counts in an exercise that shows `objectives`: their mean."""
    share = 1.0 / len(objectives)
    return [share if name in objectives else 0.0 for name in block.names]


def forecast(
    abilities: Abilities, block: Block, load: Sequence[float], probe: Probe, parameters: Parameters
) -> Forecast:
    """What to expect of an answer to `probe`, whose objectives are in `block` with the loads `load`."""
    level = _dot(load, block.level)
    pull = 1.0 + _dot(load, block.pull)
    rest = [_dot(load, line) for line in block.spread]
    general = pull * abilities.variance
    variance = pull * general + _dot(load, rest) + probe.difficulty.variance
    eta = parameters.start + pull * abilities.mean + level - probe.difficulty.mean
    chance, slope = response(eta, variance, probe.guess, parameters.slip)
    return Forecast(chance, slope, general, rest)


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return a[0] * b[0] if len(a) == 1 else sum([x * y for x, y in zip(a, b, strict=True)])


def response(eta: float, variance: float, guess: float, slip: float) -> tuple[float, float]:
    """Chance of a right answer at ability `eta` known with `variance`, and its slope there."""
    flat = 1.0 / sqrt(1.0 + FLATTENING * variance)
    logistic = 1.0 / (1.0 + exp(-min(max(flat * eta, -FURTHEST), FURTHEST)))
    span = 1.0 - guess - slip
    return guess + span * logistic, span * flat * logistic * (1.0 - logistic)


def observed(
    abilities: Abilities,
    block: Block,
    load: Sequence[float],
    expected: Forecast,
    value: float,
    weight: float,
    parameters: Parameters,
) -> Abilities:
    """The abilities after an answer worth `value` in [0, 1], taken with `weight`; then practice itself.

    Practice adds drift, and at most as much variance as the answer took away: evidence never makes us
    less sure, and a right answer never lowers anything.
    """
    information = weight * expected.slope / (expected.chance * (1.0 - expected.chance))
    step, shrink = information * (value - expected.chance), information * expected.slope
    general, rest = expected.general, expected.rest
    mean = abilities.mean + general * step
    variance = max(abilities.variance - shrink * general * general, parameters.variance_floor)
    turn = -shrink * general / variance  # of the regression on g, along `rest`
    level = [a + r * (step - turn * mean) for a, r in zip(block.level, rest, strict=True)]
    pull = [b + r * turn for b, r in zip(block.pull, rest, strict=True)]
    part = shrink - turn * shrink * general
    spread = [
        [c - part * r * q for c, q in zip(line, rest, strict=True)]
        for line, r in zip(block.spread, rest, strict=True)
    ]
    for place, counts in enumerate(load):
        if counts:
            level[place] += parameters.drift
            gain = block.pull[place] * general + rest[place]
            removed = shrink * min(gain * gain, (general + gain) ** 2)
            wider = spread[place][place] + min(parameters.drift_variance, removed)
            spread[place][place] = max(wider, parameters.variance_floor)
    new = Block(block.names, level, pull, spread, block.since)
    return Abilities(mean, variance, abilities.blocks | dict.fromkeys(block.names, new))


def ability(abilities: Abilities, objective: str, day: float, aim: Aim, parameters: Parameters) -> Normal:
    """General plus objective ability at `day`, on the scale of `aim.threshold`."""
    block, prior = abilities.blocks.get(objective), aim.prior
    start = parameters.start + abilities.mean
    if block is None:
        return Normal(start + prior.mean, abilities.variance + prior.variance)
    place = block.names.index(objective)
    kept = keep(day - block.since[place], parameters)
    pull, level = block.pull[place], block.level[place]
    mean = prior.mean + kept * (level + pull * abilities.mean - prior.mean)
    own = kept * kept * block.spread[place][place] + (1.0 - kept * kept) * prior.variance
    return Normal(start + mean, (1.0 + kept * pull) ** 2 * abilities.variance + own)


def log_evidence(chance: float, value: float, weight: float) -> float:
    """The logarithm of how likely the answer was; a partly right one counts in proportion."""
    return weight * (value * log(chance) + (1.0 - value) * log(1.0 - chance))
