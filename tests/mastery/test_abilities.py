"""openclass_nb.mastery.abilities"""

from math import exp, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.mastery import Parameters, Settings
from openclass_nb.mastery.abilities import (
    Abilities,
    ability_at,
    at_day,
    forecast,
    observed,
    unknown_abilities,
)
from openclass_nb.mastery.model import Model, Probe, model_of
from tests.mastery.scenes import chain

MODEL = model_of(chain(objectives=4, exercises=4), Settings())
P = MODEL.parameters

answers = st.lists(
    st.tuples(
        st.sampled_from(sorted(MODEL.probes)),
        st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1)),
        st.sampled_from([1.0, 0.6]),
        st.sampled_from([0.0, 0.5, 30.0]),
    ),
    max_size=30,
)
Steps = list[tuple[str, float, float, float]]


def step(abilities: Abilities, probe: Probe, value: float, weight: float, day: float) -> Abilities:
    before = at_day(abilities, probe, day, MODEL)
    return observed(before, probe, forecast(before, probe, P), value, weight, P)


def after(steps: Steps) -> tuple[Abilities, float]:
    abilities, day = unknown_abilities(P), 0.0
    for exercise, value, weight, pause in steps:
        day += pause
        abilities = step(abilities, MODEL.probes[exercise], value, weight, day)
    return abilities, day


class Dense:
    """The same filter written down plainly, with one covariance matrix of all abilities."""

    def __init__(self, model: Model) -> None:
        self.model, self.names = model, list(model.aims)
        priors = [aim.prior for aim in model.aims.values()]
        self.prior_mean = np.array([prior.mean for prior in priors])
        self.prior_variance = np.array([prior.variance for prior in priors])
        self.mean = np.array([0.0, *self.prior_mean])
        self.covariance = np.diag([model.parameters.general_variance, *self.prior_variance])
        self.since = dict.fromkeys(self.names, 0.0)

    def fade(self, objective: str, day: float) -> None:
        place = self.names.index(objective) + 1
        kept = exp(-(day - self.since[objective]) / P.memory_days)
        self.covariance[place] *= kept
        self.covariance[:, place] *= kept
        self.covariance[place, place] += (1 - kept**2) * self.prior_variance[place - 1]
        prior = self.prior_mean[place - 1]
        self.mean[place] = prior + kept * (self.mean[place] - prior)
        self.since[objective] = day

    def observe(self, probe: Probe, value: float, weight: float, day: float) -> None:
        for objective in probe.objectives:
            self.fade(objective, day)
        places = [self.names.index(k) + 1 for k in probe.objectives]
        loads = np.zeros(len(self.mean))
        loads[0] = 1.0
        loads[places] = 1.0 / len(places)
        gain = self.covariance @ loads
        eta = P.start + loads @ self.mean - probe.difficulty.mean
        variance = loads @ gain + probe.difficulty.variance
        kappa = 1 / sqrt(1 + 0.393 * variance)
        p0 = 1 / (1 + exp(-kappa * eta))
        chance = probe.guess + (1 - probe.guess - P.slip) * p0
        slope = (1 - probe.guess - P.slip) * kappa * p0 * (1 - p0)
        spread = chance * (1 - chance)
        self.mean = self.mean + weight * gain * slope * (value - chance) / spread
        shrink = weight * slope**2 / spread
        self.covariance = self.covariance - shrink * np.outer(gain, gain)
        for place in places:
            self.mean[place] += P.drift
            removed = shrink * min(gain[place] ** 2, (gain[0] + gain[place]) ** 2)
            self.covariance[place, place] += min(P.drift_variance, removed)


@given(answers)
def test_it_is_the_joint_filter_of_all_abilities(steps: Steps) -> None:
    """Regressions on general ability and links hold exactly what the full covariance matrix holds."""
    abilities, day = after(steps)
    dense, now = Dense(MODEL), 0.0
    for exercise, value, weight, pause in steps:
        now += pause
        dense.observe(MODEL.probes[exercise], value, weight, now)
    for objective, aim in MODEL.aims.items():
        dense.fade(objective, day)
        place = dense.names.index(objective) + 1
        found = ability_at(abilities, objective, day, aim, P)
        assert found.mean == pytest.approx(P.start + dense.mean[0] + dense.mean[place], abs=1e-9)
        both = dense.covariance[0, 0] + 2 * dense.covariance[0, place] + dense.covariance[place, place]
        assert found.variance == pytest.approx(both, abs=1e-9)


@given(answers, st.sampled_from(sorted(MODEL.probes)), st.floats(0, 1), st.sampled_from([1.0, 0.6]))
def test_variances_never_grow_from_evidence(steps: Steps, exercise: str, value: float, weight: float) -> None:
    """Neither that of an objective shown nor that of any other; practice adds no more than the answer took."""
    abilities, day = after(steps)
    new = step(abilities, MODEL.probes[exercise], value, weight, day)
    assert new.variance <= abilities.variance + 1e-12
    for objective, aim in MODEL.aims.items():
        before = ability_at(abilities, objective, day, aim, P).variance
        assert ability_at(new, objective, day, aim, P).variance <= before + 1e-12


@given(answers, st.sampled_from(sorted(MODEL.probes)), st.floats(0, 1), st.floats(0, 1))
def test_abilities_are_monotone_in_the_score(steps: Steps, exercise: str, one: float, other: float) -> None:
    """A better answer never leaves an objective that it shows with a lower mean."""
    abilities, day = after(steps)
    probe, (low, high) = MODEL.probes[exercise], sorted((one, other))
    worse, better = (step(abilities, probe, value, 1.0, day) for value in (low, high))
    for objective in probe.objectives:
        aim = MODEL.aims[objective]
        least = ability_at(worse, objective, day, aim, P).mean
        assert ability_at(better, objective, day, aim, P).mean >= least - 1e-12


def test_evidence_on_one_objective_moves_the_others_through_general_ability() -> None:
    """The same direction, and less."""
    nothing = unknown_abilities(P)
    new = step(nothing, MODEL.probes["o0e1"], 1.0, 1.0, 0.0)

    def moved(objective: str) -> float:
        aim = MODEL.aims[objective]
        return ability_at(new, objective, 0, aim, P).mean - ability_at(nothing, objective, 0, aim, P).mean

    assert moved("o0") > moved("o1") > 0.0


def test_an_ability_left_alone_fades_to_its_prior() -> None:
    """After years the objective's own part is forgotten; general ability is not."""
    new = step(unknown_abilities(P), MODEL.probes["o0e1"], 1.0, 1.0, 0.0)
    aim = MODEL.aims["o0"]
    soon, late = (ability_at(new, "o0", day, aim, P) for day in (0.0, 5000.0))
    assert late.mean == pytest.approx(P.start + new.mean + aim.prior.mean)
    assert late.mean < soon.mean
    assert late.variance > soon.variance


def test_no_certainty_is_ever_complete() -> None:
    """After thousands of answers the variance stays at its floor or above, and nothing overflows."""
    abilities = unknown_abilities(P)
    for number in range(3000):
        abilities = step(abilities, MODEL.probes["o0e0"], 1.0, 1.0, number / 100)
    spread = abilities.own["o0"].spread
    assert abilities.variance >= Parameters().variance_floor
    assert Parameters().variance_floor <= spread < 2.0
