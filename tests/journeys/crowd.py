"""Four hundred students in the course of mechanics, with everything that a teacher of so many meets."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from openclass_nb.records import AttemptEntry, HintEntry
from openclass_nb.workflows.opened_course import open_course
from tests.journeys.mechanics import CONTENTS, PRESENT, Task

FIRST = "Ines Tomas Noor Jonas Mei Kofi Lena Omar Priya Aoife Luca Sara Daniel Fatima Emre Chloe Ravi Anna Marco Yuki"
LAST = "Duarte Rivera Amin Weber Tanaka Mensah Novak Haddad Nair Byrne Conti Lindqvist Kim Zahra Yildiz Martin Shah"
STEPS = [(name, task) for name in ("units", "forces", "energy") for task in CONTENTS[name]]


def names(count: int) -> list[str]:
    """As many names as are asked for, no two alike, as people have them on a Hub."""
    firsts, lasts = FIRST.lower().split(), LAST.lower().split()
    pairs = [f"{first}.{last}" for last in lasts for first in firsts]
    return [
        pairs[k % len(pairs)] + (str(k // len(pairs) + 1) if k >= len(pairs) else "") for k in range(count)
    ]


def make_crowd(root: Path, now: datetime = PRESENT, count: int = 400, seed: int = 7) -> list[str]:
    """Write what they did in the week before `now` into the course's records; their names."""
    opened, dice = open_course(root, clock=lambda: now), random.Random(seed)
    everybody = names(count)
    for student in everybody:
        opened.log.add(_of(student, now, dice))
    opened.log.close()
    return everybody


def _of(student: str, now: datetime, dice: random.Random) -> list[AttemptEntry | HintEntry]:
    """A few steps of the course; whoever is unlucky fails one exercise eight times, with hints."""
    skill, reached = dice.uniform(0.75, 1), dice.randint(2, len(STEPS))
    unlucky = dice.random() < 0.06
    entries: list[AttemptEntry | HintEntry] = []
    at = now - timedelta(days=dice.randint(0, 6), hours=5)
    for minute, (assignment, task) in enumerate(STEPS[: reached - 1] if unlucky else STEPS[:reached]):
        when = at + timedelta(minutes=4 * minute)
        if dice.random() > skill:
            entries.append(_try(student, assignment, task, when, right=False, number=0))
        entries.append(
            _try(student, assignment, task, when + timedelta(minutes=2), right=dice.random() < skill)
        )
    if unlucky:
        assignment, task = STEPS[reached - 1]
        for number in range(8):
            when = now - timedelta(hours=2, minutes=-number)
            entries.append(_try(student, assignment, task, when, right=False, number=10 + number))
        entries.append(
            HintEntry(student, assignment, task.name, now - timedelta(hours=1), 0, "authored", task.hints[0])
        )
    return entries


def _try(
    student: str, assignment: str, task: Task, at: datetime, *, right: bool, number: int = 1
) -> AttemptEntry:
    answer = task.source(task.right if right else task.wrong)
    return AttemptEntry(
        key=f"{student} {task.name} {number} {at}",
        student=student,
        assignment=assignment,
        exercise=task.name,
        at=at,
        score=2.0 if right else 0.0,
        max_score=2,
        answer=answer,
        message="" if right else f"Try {task.call}.",
        misconception=None if right else task.misconception,
        source="check",
    )
