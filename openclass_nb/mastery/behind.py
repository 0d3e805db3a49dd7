"""Which assignments stay closed until an objective is mastered: what is in them comes too late to show it."""

from __future__ import annotations

from collections.abc import Mapping

from openclass_nb.mastery.events import Syllabus


def behind(syllabus: Syllabus) -> dict[str, frozenset[str]]:
    """By objective, the assignments that nobody can open who doesn't master it, directly or on the way there."""
    places = {
        name: frozenset(item.assignment for item in syllabus.items_of(name)) for name in syllabus.objectives
    }
    return {name: _behind(name, syllabus, places) for name in syllabus.objectives}


def _behind(objective: str, syllabus: Syllabus, places: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What is left closed when everything is opened that can be, the other objectives being mastered on the way."""
    opened, closed = {""}, dict(syllabus.gates)  # exercises of no assignment are there from the start
    while more := [
        name
        for name, gate in closed.items()
        if all(one != objective and places.get(one, opened) & opened for one in gate.mastered)
    ]:
        opened.update(more)
        for name in more:
            del closed[name]
    return frozenset(closed)
