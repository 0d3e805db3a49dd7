"""A whole class at once: round t takes the t-th opportunity of every student who has one.

The numbers are those of `trace.StepByStep` to rounding; only the order of the work differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from openclass_nb.mastery.abilities import Abilities, Ability, Links
from openclass_nb.mastery.belief import Belief
from openclass_nb.mastery.class_arrays import NEVER, Answers, CourseArrays, Floats, Ints, Students
from openclass_nb.mastery.class_filter import judged, mastery_of_all, take_all
from openclass_nb.mastery.model import Model
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.trace import day_of


@dataclass(frozen=True)
class _Record:
    """A row for each opportunity: mastery of the objectives shown, before and after it, and of every objective
    after it."""

    before: Floats
    after: Floats
    mastery: Floats


class ClassReplay:
    """All opportunities of some students, taken in at once; `seen` holds each student's, in order.

    All of them are of exercises of the model.
    """

    def __init__(self, model: Model, seen: Sequence[Sequence[Opportunity]]) -> None:
        self.model = model
        self.place = {name: place for place, name in enumerate(model.aims)}
        self._course = CourseArrays.of(model)
        self._count: Ints = np.array([len(one) for one in seen], np.int_)
        self._first: Ints = np.cumsum(self._count) - self._count
        self._order: Ints = np.argsort(-self._count, kind="stable")
        self._rank: Ints = np.argsort(self._order)
        self._students = Students.unknown(len(seen), self._course)
        self._judged: tuple[float, list[list[float]], list[list[float]]] | None = None
        self._record = self._replay(_table(model, seen))

    def _replay(self, table: Answers) -> _Record:
        """Students with most opportunities first, so that those of round t are always the first ones."""
        total, objectives, width = len(table.probe), len(self.place), self._course.place.shape[1]
        record = _Record(np.empty((total, width)), np.empty((total, width)), np.empty((total, objectives)))
        count, first = self._count[self._order], self._first[self._order]
        for turn in range(int(count[0]) if len(count) else 0):
            active = int(np.searchsorted(-count, -turn, side="left"))
            at = first[:active] + turn
            answers = Answers(table.probe[at], table.day[at], table.value[at], table.weight[at])
            students = self._students.first(active)
            record.before[at], record.after[at] = take_all(self._course, students, answers)
            record.mastery[at] = mastery_of_all(self._course, students, answers.day)
        return record

    def judged(self, student: int, day: float) -> tuple[list[float], list[float]]:
        """One student's mastery of every objective at `day`, and average success; all are worked out together."""
        if self._judged is None or self._judged[0] != day:
            found, success = judged(self._course, self._students, day)
            self._judged = (day, found.tolist(), success.tolist())
        row = int(self._rank[student])
        return self._judged[1][row], self._judged[2][row]

    def history(self, student: int) -> Recorded:
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


def _table(model: Model, seen: Sequence[Sequence[Opportunity]]) -> Answers:
    number = {name: row for row, name in enumerate(model.probes)}

    def flat() -> Iterator[Opportunity]:
        return (one for opportunities in seen for one in opportunities)

    return Answers(
        np.array([number[one.exercise] for one in flat()], np.int_),
        np.array([day_of(one.at) for one in flat()], np.float64),
        np.array([one.value for one in flat()], np.float64),
        np.array([one.weight for one in flat()], np.float64),
    )


class Recorded:
    """A `trace.History` that reads one student's beliefs from the class's record.

    Rows of `before` and `after` may be longer than what the exercise shows: as long as the longest of the course.
    """

    def __init__(self, replay: ClassReplay, student: int, record: _Record, rows: slice) -> None:
        self._replay, self._student, self._place = replay, student, replay.place
        self.before: list[list[float]] = record.before[rows].tolist()
        self.after: list[list[float]] = record.after[rows].tolist()
        self._mastery: list[list[float]] = record.mastery[rows].T.tolist()  # by objective, then by turn

    def mastery(self, turn: int, objective: str) -> float:
        """Mastery of any objective just after the turn."""
        return self._mastery[self._place[objective]][turn]

    def first_reaching(self, needed: float, objective: str, turns: range) -> int | None:
        """The first of the turns after which mastery of the objective is `needed` or more."""
        own = self._mastery[self._place[objective]]
        return next((turn for turn in turns if own[turn] >= needed), None)

    def standing(self, objective: str, day: float) -> tuple[float, float]:
        """Mastery and predicted success on an average exercise at `day`, after the last turn."""
        mastery, success = self._replay.judged(self._student, day)
        return mastery[self._place[objective]], success[self._place[objective]]

    def belief(self) -> Belief:
        """The belief after the last turn."""
        return self._replay.belief(self._student)
