"""All that the class report says, put together; `page.py` makes a page of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.insight.item_analysis import ItemAnalysis, analyse_items, to_look_at
from openclass_nb.insight.lead import lead
from openclass_nb.insight.mastered import ObjectiveSummary, what_is_mastered
from openclass_nb.insight.mastery_map import MasteryMap, mastery_map
from openclass_nb.insight.misconceptions import (
    MisconceptionSeen,
    Unexplained,
    misconceptions_seen,
    unexplained,
)
from openclass_nb.insight.objective_map import ObjectiveMap, objective_map
from openclass_nb.insight.opened_by_hand import OpenedByHand, opened_by_hand
from openclass_nb.insight.standing import class_standing
from openclass_nb.insight.stuck import StuckStudent, who_is_stuck
from openclass_nb.insight.where import HeldUp, Place, held_up, places
from openclass_nb.insight.wording import how_many


@dataclass(frozen=True)
class ClassReport:
    """The class at the moment `at`, section by section."""

    title: str
    at: datetime
    size: str
    students: int
    policy: str
    lead: tuple[str, ...]
    places: tuple[Place, ...]
    held_up: HeldUp | None
    objectives: tuple[ObjectiveSummary, ...]
    objective_map: ObjectiveMap | None
    stuck: tuple[StuckStudent, ...]
    misconceptions: tuple[MisconceptionSeen, ...]
    unexplained: tuple[Unexplained, ...]
    items: tuple[ItemAnalysis, ...]
    to_look_at: tuple[ItemAnalysis, ...]
    opened_by_hand: tuple[OpenedByHand, ...]
    mastery_map: MasteryMap


def class_report(evidence: ClassEvidence) -> ClassReport:
    """Ask every question about the class once. Pure: the same evidence gives the same report."""
    course = evidence.course
    where = places(course, class_standing(course, evidence.progress))
    held = held_up(course, evidence.progress, where)
    seen, stuck, items = misconceptions_seen(evidence), who_is_stuck(evidence), analyse_items(evidence)
    look_at = to_look_at(items)
    return ClassReport(
        title=course.title,
        at=evidence.at,
        size=_size(evidence),
        students=len(evidence.progress),
        policy=course.mastery.policy,
        lead=lead(evidence, held, seen, stuck, look_at),
        places=where,
        held_up=held,
        objectives=what_is_mastered(evidence),
        objective_map=objective_map(course),
        stuck=stuck,
        misconceptions=seen,
        unexplained=unexplained(evidence),
        items=items,
        to_look_at=look_at,
        opened_by_hand=opened_by_hand(course, evidence.overrides, evidence.at.tzinfo),
        mastery_map=mastery_map(evidence, where),
    )


def _size(evidence: ClassEvidence) -> str:
    """“400 students, 12 objectives, 6 assignments, 27 exercises”."""
    parts: Sequence[tuple[int, str]] = (
        (len(evidence.progress), "student"),
        (len(evidence.course.objectives), "objective"),
        (len(evidence.course.assignments), "assignment"),
        (len(evidence.exercises), "exercise"),
    )
    return ", ".join(how_many(*part) for part in parts)
