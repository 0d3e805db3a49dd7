"""A whole class at once: round t takes the t-th opportunity of every student who has one.

The numbers are those of `trace.StepByStep` to rounding; only the order of the work differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from openclass_nb.mastery.abilities import Abilities, Ability, Links
from openclass_nb.mastery.belief import Belief, normal_cdf
from openclass_nb.mastery.class_arrays import NEVER, Answers, CourseArrays, Floats, Ints, Students
from openclass_nb.mastery.class_filter import judged, standing, take_all
from openclass_nb.mastery.model import Model, Probe
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.trace import day_of


@dataclass(frozen=True)
class _Record:
    """A row for each opportunity: mastery of the objectives shown, before and after it, and the standing of
    every objective after it."""

    before: Floats
    after: Floats
    z: Floats
    known: Floats
    odds: Floats


class ClassReplay:
    """All opportunities of some students, taken in at once; `seen` holds each student's, in order.

    Opportunities of exercises that the model does not know are passed over.
    """

    def __init__(self, model: Model, seen: Sequence[Sequence[Opportunity]]) -> None:
        self.model = model
        self.place = {name: place for place, name in enumerate(model.aims)}
        self._course = CourseArrays.of(model)
        own = [[one for one in opportunities if one.exercise in model.probes] for opportunities in seen]
        self._count: Ints = np.array([len(one) for one in own], np.int_)
        self._first: Ints = np.cumsum(self._count) - self._count
        self._order: Ints = np.argsort(-self._count, kind="stable")
        self._rank: Ints = np.argsort(self._order)
        self._students = Students.unknown(len(own), self._course)
        self._judged: tuple[float, list[list[float]], list[list[float]]] | None = None
        self._record = self._replay(_table(model, own))

    def _replay(self, table: Answers) -> _Record:
        """Students with most opportunities first, so that those of round t are always the first ones."""
        total, objectives, width = len(table.probe), len(self.place), self._course.place.shape[1]
        shown, all_of_them = (total, width), (total, objectives)
        record = _Record(
            np.empty(shown), np.empty(shown), np.empty(all_of_them), np.empty(all_of_them), np.empty(total)
        )
        count, first = self._count[self._order], self._first[self._order]
        for turn in range(int(count[0]) if len(count) else 0):
            active = int(np.searchsorted(-count, -turn, side="left"))
            at = first[:active] + turn
            answers = Answers(table.probe[at], table.day[at], table.value[at], table.weight[at])
            students = self._students.first(active)
            record.before[at], record.after[at] = take_all(self._course, students, answers)
            record.z[at], record.known[at] = standing(self._course, students, answers.day)
            record.odds[at] = students.odds
        return record

    def judged(self, student: int, day: float) -> tuple[list[float], list[float]]:
        """One student's mastery of every objective at `day`, and average success; all are worked out together."""
        if self._judged is None or self._judged[0] != day:
            found, success = judged(self._course, self._students, day)
            self._judged = (day, found.tolist(), success.tolist())
        row = int(self._rank[student])
        return self._judged[1][row], self._judged[2][row]

    def believer(self, student: int) -> Recorded:
        """What a trace of one student is made from."""
        rows = slice(int(self._first[student]), int(self._first[student] + self._count[student]))
        return Recorded(self, student, self._record, rows)

    def belief(self, student: int) -> Belief:
        """The belief about one student after all their opportunities."""
        row, all_of = int(self._rank[student]), self._students
        names = [name for name, place in self.place.items() if all_of.since[row, place] > NEVER / 2]
        at = [self.place[name] for name in names]
        standing_at = zip(
            all_of.level[row, at].tolist(),
            all_of.pull[row, at].tolist(),
            np.diag(all_of.spread[row])[at].tolist(),
            all_of.since[row, at].tolist(),
            strict=True,
        )
        own = dict(zip(names, (Ability(*one) for one in standing_at), strict=True))
        links = self._links(all_of.spread[row], names)
        abilities = Abilities(float(all_of.mean[row]), float(all_of.variance[row]), own, links)
        known = dict(zip(names, all_of.known[row, at].tolist(), strict=True))
        return Belief(abilities, known, float(all_of.odds[row]))

    def _links(self, spread: Floats, names: Sequence[str]) -> Links:
        """Covariances between objectives that some exercise has shown together."""
        if self._course.place.shape[1] == 1:
            return {}
        return {
            one: {
                other: float(spread[self.place[one], self.place[other]])
                for other in names
                if other != one and spread[self.place[one], self.place[other]]
            }
            for one in names
        }


def _table(model: Model, own: Sequence[Sequence[Opportunity]]) -> Answers:
    number = {name: row for row, name in enumerate(model.probes)}

    def flat() -> Iterator[Opportunity]:
        return (one for opportunities in own for one in opportunities)

    return Answers(
        np.array([number[one.exercise] for one in flat()], np.int_),
        np.array([day_of(one.at) for one in flat()], np.float64),
        np.array([one.value for one in flat()], np.float64),
        np.array([one.weight for one in flat()], np.float64),
    )


class Recorded:
    """A `trace.Believer` that reads one student's belief from the class's record."""

    def __init__(self, replay: ClassReplay, student: int, record: _Record, rows: slice) -> None:
        self._replay, self._student, self._turn = replay, student, -1
        self._before: list[list[float]] = record.before[rows].tolist()
        self._after: list[list[float]] = record.after[rows].tolist()
        self._z: list[list[float]] = record.z[rows].tolist()
        self._known: list[list[float]] = record.known[rows].tolist()
        self._share: list[float] = (1.0 / (1.0 + np.exp(-record.odds[rows]))).tolist()
        self._place = replay.place

    def take(self, probe: Probe, opportunity: Opportunity) -> tuple[list[float], list[float]]:
        """Go on to the next opportunity; mastery of its objectives just before and just after it."""
        self._turn += 1
        shown = len(probe.objectives)
        return self._before[self._turn][:shown], self._after[self._turn][:shown]

    def mastery(self, objective: str) -> float:
        """Mastery of any objective just after the opportunity taken last."""
        turn, place = self._turn, self._place[objective]
        share = self._share[turn]
        return share * self._known[turn][place] + (1.0 - share) * normal_cdf(self._z[turn][place])

    def standing(self, objective: str, day: float) -> tuple[float, float]:
        """Mastery and predicted success on an average exercise at `day`, after the last opportunity."""
        mastery, success = self._replay.judged(self._student, day)
        return mastery[self._place[objective]], success[self._place[objective]]

    def belief(self) -> Belief:
        """The belief after the last opportunity."""
        return self._replay.belief(self._student)
