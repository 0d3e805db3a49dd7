"""One simulated student on the way through a course: answers, events, and the hours that they take."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import exp

from openclass_nb.insight.simulated.worlds import Course, Student, Tutee, World
from openclass_nb.mastery import Attempt, Event, HintTaken, Item, ObjectiveProgress, StudentProgress, Syllabus

FIRST_DAY = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
MINUTES = {"easy": 6.0, "medium": 10.0, "hard": 16.0}
"""What an exercise takes a middling student who gets it right at once: a guess, to be replaced by a class's own."""
PACE_SPREAD = 0.35
"""Standard deviation of the logarithm of a student's pace."""
AGAIN = 0.7
"""What it takes on top, as a share, to put a wrong answer right."""
MOST_VISITS, VISIT_MINUTES = 3, 15.0
"""How often a person helps one student with one objective, and how long: a guess too."""


@dataclass
class Journey:
    """A student, what they did, and where they are."""

    name: str
    student: Student
    pace: float
    events: list[Event] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    tried: dict[str, int] = field(default_factory=dict)
    minutes: float = 0.0
    progress: StudentProgress | None = None
    tutees: dict[str, Tutee] = field(default_factory=dict)
    visits: dict[str, int] = field(default_factory=dict)
    absent: Collection[str] = ()

    def try_all(self, items: Iterable[Item], day: int) -> int:
        """Try a fresh version of each of these exercises; how many there were."""
        count = 0
        for item in items:
            if self.tried.get(item.exercise, 0) < item.variants:
                self._try(item, day)
                count += 1
        return count

    def _try(self, item: Item, day: int) -> None:
        """One version, first try; the weakest of its objectives decides, all of them grow."""
        tutees = [self._tutee(name) for name in item.objectives]
        weakest = min(tutees, key=lambda one: one.chance(item.exercise))
        answers = {id(one): one.try_one(item.exercise) for one in tutees}
        answer = answers[id(weakest)]
        variant = self.tried.get(item.exercise, 0)
        self.tried[item.exercise] = variant + 1
        at = FIRST_DAY + timedelta(days=day, minutes=len(self.events))
        if answer.hint:
            self.events.append(HintTaken(self.name, item.exercise, variant, at))
        later = at + timedelta(seconds=30)
        self.events.append(Attempt(self.name, item.exercise, variant, later, float(answer.right)))
        base = MINUTES[item.difficulty or "medium"] * self.pace
        self.minutes += base if answer.right else base * (1 + AGAIN)

    def is_lost(self, objective: str) -> bool:
        """Whether neither practice nor a person helps any more."""
        assert self.progress is not None
        return is_flat(self.progress.objectives[objective]) and self.visits.get(objective, 0) >= MOST_VISITS

    def be_helped(self, objective: str) -> None:
        """A person takes time for this student, as the record of who is stuck asks for."""
        self._tutee(objective).be_taught()
        self.visits[objective] = self.visits.get(objective, 0) + 1
        self.minutes += VISIT_MINUTES

    def _tutee(self, objective: str) -> Tutee:
        if objective not in self.tutees:
            self.tutees[objective] = self.student.begin(objective)
        return self.tutees[objective]


def journeys(course: Course, world: World, seed: str, count: int) -> list[Journey]:
    """The class at its beginning."""
    dice = random.Random(f"pace {seed}")
    return [
        Journey(
            f"s{number:03}", Student(world, course, f"{seed} {number}"), exp(dice.gauss(0.0, PACE_SPREAD))
        )
        for number in range(count)
    ]


def is_flat(one: ObjectiveProgress) -> bool:
    """Whether more practice of an objective alone no longer helps: at next to nothing, and no gain."""
    return one.stuck is not None and one.stuck.rule == "flat"


def lacking(syllabus: Syllabus, journey: Journey, closed: Sequence[str]) -> set[str]:
    """Objectives for which closed assignments wait, but for those at which nothing helps any more."""
    assert journey.progress is not None
    known = journey.progress.objectives
    waited = {name for one in closed for name in syllabus.gates[one].mastered}
    return {name for name in waited if not known[name].mastered_at and not journey.is_lost(name)}


def next_steps(
    syllabus: Syllabus, order: Sequence[str], journey: Journey, closed: Sequence[str]
) -> list[Item]:
    """Fresh versions of exercises, in what is open, of the objectives that are lacking."""
    missing = lacking(syllabus, journey, closed)
    reachable = set(journey.done)
    return [
        item
        for item in syllabus.items.values()
        if item.assignment in reachable
        and missing & set(item.objectives)
        and journey.tried.get(item.exercise, 0) < item.variants
    ]


def ask_for_help(syllabus: Syllabus, journey: Journey, closed: Sequence[str]) -> None:
    """Where practice brings no gain (`mastery.stuck`, “flat”), a person has to help: once, then practice again."""
    assert journey.progress is not None
    for name in sorted(lacking(syllabus, journey, closed)):
        if is_flat(journey.progress.objectives[name]):
            journey.be_helped(name)
