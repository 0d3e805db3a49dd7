"""What is believed about one student: two accounts of learning, averaged by how well each has predicted.

Graded skill (the filter in `abilities`) and all-or-none knowledge (a two-state chain, as in Bayesian knowledge
tracing) fit different students. Bayesian model averaging keeps both: mastery is the mean of the two posteriors,
weighted with the probability that the student's own answers give to each account.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import erf, exp, log, prod, sqrt
from typing import NamedTuple

from openclass_nb.mastery.abilities import (
    Abilities,
    ability_at,
    at_day,
    forecast,
    keep,
    likelihood,
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


class Belief(NamedTuple):
    """Abilities under graded skill, `known` under all-or-none, and the log-odds of the latter account.

    `known` is by objective, at the day at which that objective stands in `abilities`.
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
    parameters, objectives = model.parameters, probe.objectives
    known = belief.known.copy()
    for objective in objectives:
        known[objective] = known_at(belief, model, objective, day)
    before = at_day(belief.abilities, probe, day, model)
    expected = forecast(before, probe, parameters)
    after = observed(before, probe, expected, value, weight, parameters)
    answer = _learn(known, probe, value, weight, parameters.all_or_none)
    odds = belief.odds + log(answer / likelihood(expected.chance, value, weight))
    new = Belief(after, known, odds)
    if value >= RIGHT and _lowered(belief, new, model, objectives, day):
        return Belief(after, known, belief.odds)
    return new


def _learn(known: dict[str, float], probe: Probe, value: float, weight: float, chain: AllOrNone) -> float:
    """Update `known` in place for the objectives of `probe`; how likely the answer was."""
    if_known = likelihood(1.0 - chain.slip, value, weight)
    if_not = likelihood(max(chain.guess, probe.guess), value, weight)
    before = [known[objective] for objective in probe.objectives]
    everything = prod(before)
    answer = everything * if_known + (1.0 - everything) * if_not
    for objective, chance in zip(probe.objectives, before, strict=True):
        others = everything / chance  # a chain that can be learned is never known with probability 0
        posterior = chance * (others * if_known + (1.0 - others) * if_not) / answer
        known[objective] = posterior + (1.0 - posterior) * chain.learn
    return answer


def _lowered(old: Belief, new: Belief, model: Model, objectives: Iterable[str], day: float) -> bool:
    """Whether mastery fell. A right answer may favour the account that is the less sure of the student;
    it is then no evidence between the accounts, so that a success never lowers mastery."""
    to_chain = new.odds > old.odds
    for objective in objectives:
        if (new.known[objective] < graded_mastery(new, model, objective, day)) == to_chain:
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
    kept = keep(day - belief.abilities.own[objective].since, model.parameters)
    return chain.known + kept * (known - chain.known)


def graded_mastery(belief: Belief, model: Model, objective: str, day: float) -> float:
    """The probability, at `day`, that the ability is past the objective's threshold, under graded skill."""
    aim = model.aims[objective]
    now = ability_at(belief.abilities, objective, day, aim, model.parameters)
    return normal_cdf((now.mean - aim.threshold) / sqrt(now.variance))


def mastery(belief: Belief, model: Model, objective: str, day: float) -> float:
    """The probability, at `day`, that success on an average exercise of the objective reaches the reference."""
    share = 1.0 / (1.0 + exp(-belief.odds))
    graded = graded_mastery(belief, model, objective, day)
    return share * known_at(belief, model, objective, day) + (1.0 - share) * graded


def average_success(belief: Belief, model: Model, objective: str, day: float) -> float:
    """Predicted success at `day` on an average exercise of the objective, unaided."""
    aim = model.aims[objective]
    now = ability_at(belief.abilities, objective, day, aim, model.parameters)
    graded, _ = response(now.mean - aim.difficulty, now.variance, aim.guess, model.parameters.slip)
    return _averaged(belief, model, (objective,), day, graded, aim.guess)


def success(belief: Belief, model: Model, probe: Probe, day: float) -> float:
    """Predicted success at `day` on a fresh variant of one exercise, unaided."""
    abilities = at_day(belief.abilities, probe, day, model)
    graded = forecast(abilities, probe, model.parameters).chance
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
