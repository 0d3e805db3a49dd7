"""What is believed about one student: two accounts of learning, averaged by how well each has predicted.

Graded skill (the filter in `abilities`) and all-or-none knowledge (a two-state chain, as in Bayesian knowledge
tracing) fit different students. Bayesian model averaging keeps both: mastery is the mean of the two posteriors,
weighted with the probability that the student's own answers give to each account.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import erf, exp, log, prod, sqrt

from openclass_nb.mastery.abilities import (
    Abilities,
    ability,
    block_at,
    forecast,
    keep,
    loading,
    log_evidence,
    observed,
    response,
    unknown_abilities,
)
from openclass_nb.mastery.model import Model, Probe
from openclass_nb.mastery.parameters import AllOrNone

RIGHT = 1.0 - 1e-9
HALF_ROOT = sqrt(0.5)
SLACK = 1e-12
"""Changes of mastery below this are rounding."""


@dataclass(frozen=True, slots=True)
class Belief:
    """Abilities under graded skill, `known` under all-or-none, and the log-odds of the latter account.

    `known` is by objective, at the day at which that objective stands in its block of `abilities`.
    """

    abilities: Abilities
    known: dict[str, float]
    odds: float


def unknown_student(model: Model) -> Belief:
    """The belief before any evidence."""
    share = min(max(model.parameters.all_or_none.share, 1e-12), 1.0 - 1e-12)
    return Belief(unknown_abilities(model.parameters), {}, log(share / (1.0 - share)))


def take(belief: Belief, model: Model, probe: Probe, day: float, value: float, weight: float) -> Belief:
    """The belief after one observation of `probe` at `day` (days since any fixed moment)."""
    abilities, parameters = belief.abilities, model.parameters
    known = dict(belief.known)
    for objective in probe.objectives:
        known[objective] = known_at(belief, model, objective, day)
    block = block_at(abilities, probe.objectives, day, model)
    load = loading(block, probe.objectives)
    expected = forecast(abilities, block, load, probe, parameters)
    after = observed(abilities, block, load, expected, value, weight, parameters)
    likelihood = _learn(known, probe, value, weight, parameters.all_or_none)
    odds = belief.odds + log(likelihood) - log_evidence(expected.chance, value, weight)
    new = Belief(after, known, odds)
    if value >= RIGHT and _lowered(belief, new, model, probe.objectives, day):
        return Belief(after, known, belief.odds)
    return new


def _learn(known: dict[str, float], probe: Probe, value: float, weight: float, chain: AllOrNone) -> float:
    """Update `known` in place for the objectives of `probe`; how likely the answer was."""
    guess = max(chain.guess, probe.guess)
    if_known = _likelihood(1.0 - chain.slip, value, weight)
    if_not = _likelihood(guess, value, weight)
    before = [known[objective] for objective in probe.objectives]
    everything = prod(before)
    likelihood = everything * if_known + (1.0 - everything) * if_not
    for objective, chance in zip(probe.objectives, before, strict=True):
        others = everything / chance  # a chain that can be learned is never known with probability 0
        posterior = chance * (others * if_known + (1.0 - others) * if_not) / likelihood
        known[objective] = posterior + (1.0 - posterior) * chain.learn
    return likelihood


def _likelihood(chance: float, value: float, weight: float) -> float:
    """Of an answer worth `value`, when a right one has `chance`; a partly right one counts in proportion."""
    if weight == 1.0 and value in (0.0, 1.0):
        return chance if value else 1.0 - chance
    return float((chance**value * (1.0 - chance) ** (1.0 - value)) ** weight)


def _lowered(old: Belief, new: Belief, model: Model, objectives: Iterable[str], day: float) -> bool:
    """Whether mastery fell. A right answer may favour the account that is the less sure of the student;
    it is then no evidence between the accounts, so that a success never lowers mastery."""
    to_chain = new.odds > old.odds
    for objective in objectives:
        sure, graded = known_at(new, model, objective, day), graded_mastery(new, model, objective, day)
        if (sure < graded) == to_chain:
            fell = mastery(old, model, objective, day) - mastery(new, model, objective, day)
            if fell > SLACK:
                return True
    return False


def known_at(belief: Belief, model: Model, objective: str, day: float) -> float:
    """The probability that the objective is known at `day`, under all-or-none knowledge."""
    chain = model.parameters.all_or_none
    known = belief.known.get(objective)
    if known is None:
        return chain.known
    block = belief.abilities.blocks[objective]
    kept = keep(day - block.since[block.names.index(objective)], model.parameters)
    return chain.known + kept * (known - chain.known)


def graded_mastery(belief: Belief, model: Model, objective: str, day: float) -> float:
    """The probability, at `day`, that the ability is past the objective's threshold, under graded skill."""
    aim = model.aims[objective]
    now = ability(belief.abilities, objective, day, aim, model.parameters)
    return normal_cdf((now.mean - aim.threshold) / sqrt(now.variance))


def mastery(belief: Belief, model: Model, objective: str, day: float) -> float:
    """The probability, at `day`, that success on an average exercise of the objective reaches the reference."""
    share = 1.0 / (1.0 + exp(-belief.odds))
    graded = graded_mastery(belief, model, objective, day)
    return share * known_at(belief, model, objective, day) + (1.0 - share) * graded


def average_success(belief: Belief, model: Model, objective: str, day: float) -> float:
    """Predicted success at `day` on an average exercise of the objective, unaided."""
    aim = model.aims[objective]
    now = ability(belief.abilities, objective, day, aim, model.parameters)
    graded, _ = response(now.mean - aim.difficulty, now.variance, aim.guess, model.parameters.slip)
    return _averaged(belief, model, (objective,), day, graded, aim.guess)


def success(belief: Belief, model: Model, probe: Probe, day: float) -> float:
    """Predicted success at `day` on a fresh variant of one exercise, unaided."""
    block = block_at(belief.abilities, probe.objectives, day, model)
    load = loading(block, probe.objectives)
    graded = forecast(belief.abilities, block, load, probe, model.parameters).chance
    return _averaged(belief, model, probe.objectives, day, graded, probe.guess)


def _averaged(
    belief: Belief, model: Model, objectives: Iterable[str], day: float, graded: float, guess: float
) -> float:
    chain = model.parameters.all_or_none
    everything = prod(known_at(belief, model, k, day) for k in objectives)
    other = everything * (1.0 - chain.slip) + (1.0 - everything) * max(chain.guess, guess)
    share = 1.0 / (1.0 + exp(-belief.odds))
    return share * other + (1.0 - share) * graded


def normal_cdf(z: float) -> float:
    """The standard normal distribution function."""
    return 0.5 * (1.0 + erf(z * HALF_ROOT))
