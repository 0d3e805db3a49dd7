"""One step of the belief for many students at once: `belief.take` and `belief.mastery` on arrays.

Imports numpy; import it only where a whole class is worked out. For n, K and m see `class_arrays`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from openclass_nb.mastery.abilities import FLATTENING, FURTHEST
from openclass_nb.mastery.belief import RIGHT, SLACK
from openclass_nb.mastery.class_arrays import Answers, CourseArrays, Floats, Ints, Students


@dataclass(frozen=True)
class _Expected:
    chance: Floats
    slope: Floats
    general: Floats
    rest: Floats


def take_all(course: CourseArrays, students: Students, answers: Answers) -> tuple[Floats, Floats]:
    """Take in one answer of each student; mastery of the objectives shown (n x m) before and after it."""
    rows = np.arange(len(answers.probe))[:, None]
    place, load = course.place[answers.probe], course.load[answers.probe]
    for column in range(place.shape[1]):
        _fade(course, students, place[:, column], answers.day)
    expected = _forecast(course, students, answers, place, load)
    before = _mastery(course, students, rows, place)
    _observe(course, students, expected, answers, place, load)
    likelihood = _learn(course, students, answers, place, load)
    chance = expected.chance
    evidence = answers.weight * (
        answers.value * np.log(chance) + (1.0 - answers.value) * np.log(1.0 - chance)
    )
    old_odds = students.odds.copy()
    students.odds[:] += np.log(likelihood) - evidence
    after = _mastery(course, students, rows, place)
    lowered = _lowered(course, students, old_odds, before, after, rows, place) & (answers.value >= RIGHT)
    if lowered.any():
        students.odds[lowered] = old_odds[lowered]
        after = np.where(lowered[:, None], _mastery(course, students, rows, place), after)
    return before, after


def mastery_of_all(course: CourseArrays, students: Students, day: Floats) -> Floats:
    """Mastery of all objectives (n x K), of each student at their `day`."""
    mean, variance, known = _abilities_at(course, students, day)
    share = (1.0 / (1.0 + np.exp(-students.odds)))[:, None]
    return share * known + (1.0 - share) * normal_cdfs((mean - course.threshold) / np.sqrt(variance))


def judged(course: CourseArrays, students: Students, day: float) -> tuple[Floats, Floats]:
    """Mastery of all objectives (n x K) at `day`, and predicted success on an average exercise of each."""
    mean, variance, known = _abilities_at(course, students, np.full(len(students.mean), day))
    slip, chain = course.parameters.slip, course.parameters.all_or_none
    share = (1.0 / (1.0 + np.exp(-students.odds)))[:, None]
    graded = normal_cdfs((mean - course.threshold) / np.sqrt(variance))
    guess = course.average_guess
    chance = guess + (1.0 - guess - slip) * _logistic(mean - course.average_difficulty, variance)[0]
    other = known * (1.0 - chain.slip) + (1.0 - known) * np.maximum(chain.guess, guess)
    return share * known + (1.0 - share) * graded, share * other + (1.0 - share) * chance


def _abilities_at(course: CourseArrays, students: Students, day: Floats) -> tuple[Floats, Floats, Floats]:
    parameters, chain = course.parameters, course.parameters.all_or_none
    kept = np.exp(-np.maximum(day[:, None] - students.since, 0.0) / parameters.memory_days)
    own = kept * kept * np.einsum("nkk->nk", students.spread) + (1.0 - kept * kept) * course.prior_variance
    # general ability pulls with what is left of the regression, as in `abilities.ability_at`
    level = course.prior + kept * (students.level - course.prior)
    pull = 1.0 + kept * students.pull
    mean = parameters.start + level + pull * students.mean[:, None]
    variance = pull * pull * students.variance[:, None] + own
    return mean, variance, chain.known + kept * (students.known - chain.known)


def _logistic(eta: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """The logistic curve flattened by uncertainty, and by how much."""
    flat = 1.0 / np.sqrt(1.0 + FLATTENING * variance)
    return 1.0 / (1.0 + np.exp(-np.clip(flat * eta, -FURTHEST, FURTHEST))), flat


def _fade(course: CourseArrays, students: Students, place: Ints, day: Floats) -> None:
    rows, chain = np.arange(len(place)), course.parameters.all_or_none
    days = np.maximum(day - students.since[rows, place], 0.0)
    kept, prior = np.exp(-days / course.parameters.memory_days), course.prior[place]
    students.level[rows, place] = prior + kept * (students.level[rows, place] - prior)
    students.pull[rows, place] *= kept
    students.known[rows, place] = chain.known + kept * (students.known[rows, place] - chain.known)
    students.spread[rows, place] *= kept[:, None]
    students.spread[rows, :, place] *= kept[:, None]
    students.spread[rows, place, place] += (1.0 - kept * kept) * course.prior_variance[place]
    students.since[rows, place] = np.maximum(day, students.since[rows, place])


def _forecast(
    course: CourseArrays, students: Students, answers: Answers, place: Ints, load: Floats
) -> _Expected:
    rows, parameters = np.arange(len(place))[:, None], course.parameters
    level = (load * students.level[rows, place]).sum(axis=1)
    pull = 1.0 + (load * students.pull[rows, place]).sum(axis=1)
    rest = (load[:, :, None] * students.spread[rows, place]).sum(axis=1)
    general = pull * students.variance
    variance = pull * general + (load * rest[rows, place]).sum(axis=1)
    eta = parameters.start + pull * students.mean + level - course.difficulty[answers.probe]
    logistic, flat = _logistic(eta, variance + course.difficulty_variance[answers.probe])
    guess = course.guess[answers.probe]
    span = 1.0 - guess - parameters.slip
    return _Expected(guess + span * logistic, span * flat * logistic * (1.0 - logistic), general, rest)


def _observe(
    course: CourseArrays, students: Students, expected: _Expected, answers: Answers, place: Ints, load: Floats
) -> None:
    parameters, rows = course.parameters, np.arange(len(place))
    information = answers.weight * expected.slope / (expected.chance * (1.0 - expected.chance))
    step, shrink = information * (answers.value - expected.chance), information * expected.slope
    general, rest = expected.general, expected.rest
    gain = students.pull * general[:, None] + rest
    students.mean[:] += general * step
    floor = parameters.variance_floor
    students.variance[:] = np.maximum(students.variance - shrink * general * general, floor)
    turn = -shrink * general / students.variance
    students.level[:] += rest * (step - turn * students.mean)[:, None]
    students.pull[:] += rest * turn[:, None]
    scaled = rest * (shrink - turn * shrink * general)[:, None]
    students.spread[:] -= scaled[:, :, None] * rest[:, None, :]
    for column in range(place.shape[1]):
        one, counts = place[:, column], load[:, column] > 0.0
        own = gain[rows, one]
        removed = shrink * np.minimum(own * own, (general + own) ** 2)
        wider = students.spread[rows, one, one] + np.minimum(parameters.drift_variance, removed)
        students.level[rows, one] += np.where(counts, parameters.drift, 0.0)
        students.spread[rows, one, one] = np.where(
            counts, np.maximum(wider, floor), students.spread[rows, one, one]
        )


def _learn(course: CourseArrays, students: Students, answers: Answers, place: Ints, load: Floats) -> Floats:
    chain, rows = course.parameters.all_or_none, np.arange(len(place))[:, None]
    guess = np.maximum(chain.guess, course.guess[answers.probe])
    value, weight = answers.value, answers.weight
    if_known = ((1.0 - chain.slip) ** value * chain.slip ** (1.0 - value)) ** weight
    if_not = (guess**value * (1.0 - guess) ** (1.0 - value)) ** weight
    chance = np.where(load > 0.0, students.known[rows, place], 1.0)
    everything = chance.prod(axis=1)
    likelihood: Floats = everything * if_known + (1.0 - everything) * if_not
    others = everything[:, None] / chance
    posterior = chance * (others * if_known[:, None] + (1.0 - others) * if_not[:, None]) / likelihood[:, None]
    learned = posterior + (1.0 - posterior) * chain.learn
    for column in range(place.shape[1]):
        counts, one = load[:, column] > 0.0, place[:, column]
        students.known[rows[:, 0], one] = np.where(
            counts, learned[:, column], students.known[rows[:, 0], one]
        )
    return likelihood


def _mastery(course: CourseArrays, students: Students, rows: Ints, place: Ints) -> Floats:
    """Mastery of the objectives at `place`, which stand at the day of the answer."""
    share = (1.0 / (1.0 + np.exp(-students.odds)))[:, None]
    return share * students.known[rows, place] + (1.0 - share) * _graded(course, students, rows, place)


def _graded(course: CourseArrays, students: Students, rows: Ints, place: Ints) -> Floats:
    pull = students.pull[rows, place]
    mean = course.parameters.start + students.mean[:, None] * (1.0 + pull) + students.level[rows, place]
    variance = (1.0 + pull) ** 2 * students.variance[:, None] + students.spread[rows, place, place]
    return normal_cdfs((mean - course.threshold[place]) / np.sqrt(variance))


def _lowered(
    course: CourseArrays,
    students: Students,
    old_odds: Floats,
    before: Floats,
    after: Floats,
    rows: Ints,
    place: Ints,
) -> NDArray[np.bool_]:
    to_chain = (students.odds > old_odds)[:, None]
    unsure = (students.known[rows, place] < _graded(course, students, rows, place)) == to_chain
    fell: NDArray[np.bool_] = (unsure & (before - after > SLACK)).any(axis=1)
    return fell


def normal_cdfs(z: Floats) -> Floats:
    """The standard normal distribution function of each element, to 1e-12 (Hart 1968, as given by West 2005)."""
    far = np.minimum(np.abs(z), FARTHEST)
    tail = np.exp(-0.5 * far * far) * np.polyval(ABOVE, far) / np.polyval(BELOW, far)
    below: Floats = np.where(z > 0.0, 1.0 - tail, tail)
    return below


FARTHEST = 7.0
"""Deviations; what is beyond is less than 2e-12."""
ABOVE = (
    3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
    221.213596169931, 220.206867912376,
)  # fmt: skip
BELOW = (
    8.83883476483184e-02, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
    637.333633378831, 793.826512519948, 440.413735824752,
)  # fmt: skip
