"""The filter across students and exercises: every component keeps its own mean and variance.

    eta = start + g_u + mean_k(s_uk + e_k) - b_i

g_u and s_uk are a student's general and objective ability, e_k an objective's easiness, b_i an exercise's
difficulty. Unlike the gate's filter it learns what exercises are like from the whole class, and keeps no
covariances (a mean field). It predicts, and it tells a refit how difficult the exercises are; no gate hangs on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from openclass_nb.mastery.abilities import keep, response
from openclass_nb.mastery.model import Model, Probe
from openclass_nb.mastery.parameters import Normal, Settings


@dataclass(slots=True)
class _Component:
    mean: float
    variance: float
    day: float = 0.0

    def add(self, load: float, step: float, shrink: float, floor: float) -> None:
        """One step of the filter along this component, on which the prediction depends with `load`."""
        gain = load * self.variance
        self.mean += gain * step
        self.variance = max(self.variance - gain * gain * shrink, floor)


@dataclass(slots=True)
class MeanField:
    """What a class has shown about its students and about the exercises. Updated in place."""

    model: Model
    settings: Settings = field(default_factory=Settings)
    _general: dict[str, _Component] = field(default_factory=dict)
    _ability: dict[tuple[str, str], _Component] = field(default_factory=dict)
    _easiness: dict[str, _Component] = field(default_factory=dict)
    _difficulty: dict[str, _Component] = field(default_factory=dict)

    def predict(self, student: str, exercise: str, day: float) -> float:
        """The chance that `student` gets a fresh variant of `exercise` right at the first try, unaided."""
        return self._expect(student, exercise, day)[0]

    def take(self, student: str, exercise: str, day: float, value: float, weight: float = 1.0) -> float:
        """Take in one observation; the chance that was predicted for a right answer."""
        chance, slope, parts = self._expect(student, exercise, day)
        parameters = self.model.parameters
        information = weight * slope / (chance * (1.0 - chance))
        step, shrink = information * (value - chance), information * slope
        for load, component in parts:
            component.add(load, step, shrink, parameters.variance_floor)
        for objective in self.model.probes[exercise].objectives:
            practised = self._ability[student, objective]
            practised.mean += parameters.drift
            practised.variance += parameters.drift_variance
        return chance

    def _expect(
        self, student: str, exercise: str, day: float
    ) -> tuple[float, float, list[tuple[float, _Component]]]:
        probe, parameters = self.model.probes[exercise], self.model.parameters
        parts = self._parts(student, exercise, probe, day)
        eta, variance = parameters.start, 0.0
        for load, component in parts:
            eta += load * component.mean
            variance += load * load * component.variance
        chance, slope = response(eta, variance, probe.guess, parameters.slip)
        return chance, slope, parts

    def _parts(self, student: str, exercise: str, probe: Probe, day: float) -> list[tuple[float, _Component]]:
        parameters, share = self.model.parameters, 1.0 / len(probe.objectives)
        general = self._general.get(student)
        if general is None:
            general = self._general[student] = _Component(0.0, parameters.general_variance)
        difficulty = self._difficulty.get(exercise)
        if difficulty is None:
            label = probe.difficulty
            difficulty = self._difficulty[exercise] = _Component(label.mean, label.variance)
        parts = [(1.0, general), (-1.0, difficulty)]
        for objective in probe.objectives:
            parts.append((share, self._faded(student, objective, day)))
            parts.append((share, self._easy(objective)))
        return parts

    def _easy(self, objective: str) -> _Component:
        found = self._easiness.get(objective)
        if found is None:
            prior = self.settings.easiness.get(objective) or Normal(
                0.0, self.model.parameters.easiness_variance
            )
            found = self._easiness[objective] = _Component(prior.mean, prior.variance)
        return found

    def _faded(self, student: str, objective: str, day: float) -> _Component:
        parameters = self.model.parameters
        found = self._ability.get((student, objective))
        if found is None:
            found = self._ability[student, objective] = _Component(0.0, parameters.objective_variance, day)
        elif day > found.day:
            kept = keep(day - found.day, parameters)
            found.mean *= kept
            found.variance = (
                kept * kept * found.variance + (1.0 - kept * kept) * parameters.objective_variance
            )
            found.day = day
        return found

    def easiness(self) -> dict[str, Normal]:
        """What is believed about the easiness of each objective seen."""
        return {name: Normal(one.mean, one.variance) for name, one in self._easiness.items()}

    def difficulty(self) -> dict[str, Normal]:
        """What is believed about the difficulty of each exercise seen."""
        return {name: Normal(one.mean, one.variance) for name, one in self._difficulty.items()}
