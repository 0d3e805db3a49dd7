"""A class that nobody has taught yet: simulated students, whose true skill is known, walk a course's gates.

    walked = walk_class(syllabus, settings)      # 400 students, the same ones each time

It tells before anyone sees the course where people would get stuck, and how long it would take them. Pure: the dice
are seeded, no clock is read.
"""

from openclass_nb.insight.simulated.class_walk import GateWalk, ObjectiveWalk, WalkedClass, walk_class

__all__ = ["GateWalk", "ObjectiveWalk", "WalkedClass", "walk_class"]
