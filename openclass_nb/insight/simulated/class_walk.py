"""Four hundred simulated students walk the gates of a course: who gets stuck where, and how long the others take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import quantiles

from openclass_nb.insight.simulated.journeys import (
    FIRST_DAY,
    Journey,
    ask_for_help,
    is_flat,
    journeys,
    next_steps,
)
from openclass_nb.insight.simulated.worlds import GRADED, World, course_of
from openclass_nb.mastery import Settings, Syllabus, class_progress, out_of_reach

STUDENTS = 400
MOST_ROUNDS = 40
SEED = "proof"
Absent = Callable[[str], Collection[str]]
"""What each student does not get of the assignments' item banks."""


@dataclass(frozen=True)
class GateWalk:
    """One assignment: how many students reached it, and how many stand before it and can't go on by themselves.

    `spinning` of those have fresh versions left, but neither practice nor a person helped them; the others have none
    left. `missing` says which objectives they lack, and how many of them lack it.
    """

    assignment: str
    title: str
    reached: int
    stuck: int
    spinning: int
    missing: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ObjectiveWalk:
    """One objective: how many students tried it, how many mastered it, and how many of all needed a person's help
    with it; `reachable` at all?"""

    objective: str
    title: str
    tried: int
    mastered: int
    reachable: bool
    helped: int = 0


@dataclass(frozen=True)
class WalkedClass:
    """What became of the class. `helped` of those who got to the end needed a person on the way. Exercises and hours
    are (10%, half, 90%) of those who got to the end; () if nobody."""

    students: int
    finished: int
    gates: tuple[GateWalk, ...]
    objectives: tuple[ObjectiveWalk, ...]
    exercises: tuple[float, ...]
    hours: tuple[float, ...]
    helped: int = 0


def walk_class(
    syllabus: Syllabus,
    settings: Settings,
    *,
    students: int = STUDENTS,
    world: World = GRADED,
    seed: str = SEED,
    absent: Absent = lambda student: frozenset(),
) -> WalkedClass:
    """Have a class work through the course as students do: what is open is done; then fresh versions, if there are any,
    of what keeps the next gate closed. Whom these no longer help, a person helps, and they practise again. Who has no
    fresh version left, or was helped three times for nothing, is stuck. What an assignment does not draw for a student
    (`absent`) is there to practise with."""
    order = list(syllabus.gates)
    walking = journeys(course_of(syllabus, world, seed), world, seed, students)
    everybody = list(walking)
    for one in walking:
        one.absent = absent(one.name)
    for day in range(MOST_ROUNDS):
        _take_stock(syllabus, settings, walking, day)
        walking = [one for one in walking if _goes_on(syllabus, order, one, day)]
        if not walking:
            break
    return _summary(syllabus, settings, everybody)


def _take_stock(syllabus: Syllabus, settings: Settings, walking: Sequence[Journey], day: int) -> None:
    now = FIRST_DAY + timedelta(days=day)
    found = class_progress(syllabus, settings, {one.name: one.events for one in walking}, now)
    for one in walking:
        one.progress = found[one.name]


def _goes_on(syllabus: Syllabus, order: Sequence[str], one: Journey, day: int) -> bool:
    """Do what is open, or practise; whether there was anything to do."""
    assert one.progress is not None
    new = [name for name in order if name not in one.done and one.progress.gates[name].open]
    if new:
        one.done += new
        own = (item for item in syllabus.items.values() if item.exercise not in one.absent)
        items = [item for item in own if item.assignment in new]
        return one.try_all(items, day) > 0 or len(one.done) < len(order)
    closed = [name for name in order if name not in one.done]
    ask_for_help(syllabus, one, closed)
    return bool(closed) and one.try_all(next_steps(syllabus, order, one, closed), day) > 0


def _summary(syllabus: Syllabus, settings: Settings, everybody: Sequence[Journey]) -> WalkedClass:
    finished = [one for one in everybody if len(one.done) == len(syllabus.gates)]
    beyond = set(out_of_reach(syllabus, settings))
    return WalkedClass(
        students=len(everybody),
        finished=len(finished),
        gates=tuple(_gate(syllabus, name, everybody) for name in syllabus.gates),
        objectives=tuple(_objective(syllabus, name, everybody, beyond) for name in syllabus.objectives),
        exercises=_spread([sum(one.tried.values()) for one in finished]),
        hours=_spread([one.minutes / 60 for one in finished]),
        helped=sum(bool(one.visits) for one in finished),
    )


def _gate(syllabus: Syllabus, name: str, everybody: Sequence[Journey]) -> GateWalk:
    """Who is stuck stands before the first gate that is closed to them."""
    order = list(syllabus.gates)
    stuck = [one for one in everybody if _first_closed(order, one) == name]
    lacking = Counter(
        objective
        for one in stuck
        if one.progress
        for objective in syllabus.gates[name].mastered
        if not one.progress.objectives[objective].mastered_at
    )
    reached = sum(name in one.done for one in everybody)
    spinning = sum(_spins(syllabus, name, one) for one in stuck)
    title = syllabus.gates[name].name
    return GateWalk(name, title, reached, len(stuck), spinning, tuple(lacking.most_common()))


def _spins(syllabus: Syllabus, gate: str, one: Journey) -> bool:
    """Whether every objective that keeps the gate closed has fresh versions left: there is no want of exercises."""
    assert one.progress is not None
    known = one.progress.objectives
    missing = [known[name] for name in syllabus.gates[gate].mastered if not known[name].mastered_at]
    return all(is_flat(each) and each.fresh_left > 0 for each in missing)


def _first_closed(order: Sequence[str], one: Journey) -> str | None:
    return next((name for name in order if name not in one.done), None)


def _objective(
    syllabus: Syllabus, name: str, everybody: Sequence[Journey], beyond: set[str]
) -> ObjectiveWalk:
    found = [one.progress.objectives[name] for one in everybody if one.progress]
    return ObjectiveWalk(
        name,
        syllabus.objectives[name].name,
        tried=sum(name in one.tutees for one in everybody),
        mastered=sum(one.mastered_at is not None for one in found),
        reachable=name not in beyond,
        helped=sum(name in one.visits for one in everybody),
    )


def _spread(values: Sequence[float]) -> tuple[float, ...]:
    if len(values) < 2:
        return tuple(values) * 3
    found = quantiles(values, n=10, method="inclusive")
    return found[0], found[4], found[8]
