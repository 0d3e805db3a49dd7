"""When evidence is enough: the five rules a teacher can choose between.

    default  Pr(p >= .7) >= .82, and up to .94 while fresh versions are left; 3 unaided successes on 2 exercises,
             the latest unaided one right. p is success on an average exercise of the objective, unaided.
    strict   Pr(p >= .8) >= .8, with the same successes.
    streak   3 in a row without a hint (ASSISTments).
    bkt      Bayesian knowledge tracing at .95 (OATutor, MATHia).
    score    a plain percentage of the first tries, 85% (OpenClass).

Each rule has a measure in [0, 1], what it needs of it, and conditions that a student can read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from openclass_nb.mastery.decisions import Condition
from openclass_nb.mastery.parameters import PolicyName, Settings
from openclass_nb.mastery.tally import Tally
from openclass_nb.mastery.wording import count, percent, times


class Policy(Protocol):
    """One rule. `mastery` below is the belief's probability; rules that don't use it are given 0."""

    @property
    def name(self) -> PolicyName:
        """What `course.yml` calls it."""

    @property
    def believes(self) -> bool:
        """Whether the measure is the belief's probability."""

    def measure(self, tally: Tally, mastery: float) -> float:
        """What the rule looks at, 0 to 1."""

    def needed(self, tally: Tally) -> float:
        """How much of the measure is needed at this point."""

    def ready(self, tally: Tally) -> bool:
        """Whether all other conditions hold."""

    def conditions(self, tally: Tally, measure: float) -> tuple[Condition, ...]:
        """Everything that is asked, in words."""

    def brief(self, tally: Tally, measure: float) -> str:
        """What is missing first, in one short sentence."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """Enough certainty about p, from enough unaided successes; more certainty while one more try is to be had."""

    name: PolicyName
    least: float
    more: float
    most: float
    unaided: int
    distinct: int
    believes: bool = True

    def measure(self, tally: Tally, mastery: float) -> float:
        return mastery

    def needed(self, tally: Tally) -> float:
        return max(self.least, min(self.most, self.least + self.more * tally.left))

    def ready(self, tally: Tally) -> bool:
        return tally.right >= self.unaided and len(tally.on) >= self.distinct and tally.latest is True

    def conditions(self, tally: Tally, measure: float) -> tuple[Condition, ...]:
        mastery = _share("Mastery", measure, self.needed(tally))
        return (
            _counted(f"Right without help, {times(self.unaided)}", tally.right, self.unaided),
            _counted(f"On {count(self.distinct)} different exercises or more", len(tally.on), self.distinct),
            _yes("Right in the latest unaided try", tally.latest is True),
            replace(mastery, label=f"{mastery.label}{self._sinks(tally)}"),
        )

    def _sinks(self, tally: Tally) -> str:
        """What is asked gets less as fresh versions run out: who reads of 94% should know."""
        if self.needed(tally) <= self.least:
            return ""
        return f"; {percent(self.least)} once no fresh version is left"

    def brief(self, tally: Tally, measure: float) -> str:
        if tally.right < self.unaided:
            return f"{tally.right} of {self.unaided} unaided."
        if len(tally.on) < self.distinct:
            return f"{tally.right} unaided, on {len(tally.on)} of {self.distinct} exercises."
        if not tally.latest:
            return "The latest unaided try was not right."
        return _short_of("Mastery", measure, self.needed(tally))


@dataclass(frozen=True, slots=True)
class Streak:
    """So many in a row, at the first try and without a hint."""

    length: int
    name: PolicyName = "streak"
    believes: bool = False

    def measure(self, tally: Tally, mastery: float) -> float:
        return min(tally.run, self.length) / self.length

    def needed(self, tally: Tally) -> float:
        return 1.0

    def ready(self, tally: Tally) -> bool:
        return True

    def conditions(self, tally: Tally, measure: float) -> tuple[Condition, ...]:
        return (_counted(f"Right without help, {times(self.length)} in a row", tally.run, self.length),)

    def brief(self, tally: Tally, measure: float) -> str:
        return f"{tally.run} of {self.length} in a row."


@dataclass(frozen=True, slots=True)
class KnowledgeTracing:
    """Bayesian knowledge tracing above a threshold; a hint counts as a wrong answer."""

    threshold: float
    name: PolicyName = "bkt"
    believes: bool = False

    def measure(self, tally: Tally, mastery: float) -> float:
        return tally.known

    def needed(self, tally: Tally) -> float:
        return self.threshold

    def ready(self, tally: Tally) -> bool:
        return True

    def conditions(self, tally: Tally, measure: float) -> tuple[Condition, ...]:
        return (_share("Mastery", measure, self.threshold),)

    def brief(self, tally: Tally, measure: float) -> str:
        return _short_of("Mastery", measure, self.threshold)


@dataclass(frozen=True, slots=True)
class Score:
    """A plain percentage of the first tries, once there are a few."""

    share: float
    tries: int
    name: PolicyName = "score"
    believes: bool = False

    def measure(self, tally: Tally, mastery: float) -> float:
        return tally.total / tally.tried if tally.tried else 0.0

    def needed(self, tally: Tally) -> float:
        return self.share

    def ready(self, tally: Tally) -> bool:
        return tally.tried >= self.tries

    def conditions(self, tally: Tally, measure: float) -> tuple[Condition, ...]:
        return (
            _counted(f"{count(self.tries).capitalize()} versions tried, or more", tally.tried, self.tries),
            _share("A score", measure, self.share),
        )

    def brief(self, tally: Tally, measure: float) -> str:
        return _short_of("Score", measure, self.share)


LEAST, MORE, MOST = 0.82, 0.04, 0.94
"""The default rule's certainty: at the last version, for each version left, and at most."""


def policy_of(settings: Settings) -> Policy:
    """The rule that the teacher chose; a `needed` of the teacher's own holds whatever is left."""
    return _RULES[settings.policy](settings)


def _default(settings: Settings) -> Policy:
    if settings.needed is not None:
        return Confidence("default", settings.needed, 0.0, 1.0, settings.unaided, settings.distinct)
    return Confidence("default", LEAST, MORE, MOST, settings.unaided, settings.distinct)


def _strict(settings: Settings) -> Policy:
    needed = 0.8 if settings.needed is None else settings.needed
    return Confidence("strict", needed, 0.0, 1.0, settings.unaided, settings.distinct)


def _bkt(settings: Settings) -> Policy:
    return KnowledgeTracing(0.95 if settings.needed is None else settings.needed)


_RULES: dict[PolicyName, Callable[[Settings], Policy]] = {
    "default": _default,
    "strict": _strict,
    "streak": lambda settings: Streak(settings.streak),
    "bkt": _bkt,
    "score": lambda settings: Score(settings.score, settings.unaided),
}


def _counted(label: str, have: int, need: int) -> Condition:
    return Condition(label, str(have), str(need), have >= need)


def _short_of(label: str, have: float, need: float) -> str:
    return f"{label} {percent(have)}, {percent(need)} needed."


def _yes(label: str, met: bool) -> Condition:
    return Condition(label, "yes" if met else "no", "yes", met)


def _share(label: str, have: float, need: float) -> Condition:
    return Condition(f"{label} of {percent(need)} or more", percent(have), percent(need), have >= need)
