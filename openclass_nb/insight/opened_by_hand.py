"""Teachers' exceptions, those of one decision told together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from openclass_nb.course.models import Course
from openclass_nb.mastery import Override


@dataclass(frozen=True)
class OpenedByHand:
    """One decision: an assignment opened for some students, by whom, why and until when."""

    at: datetime
    assignment: str
    title: str
    students: tuple[str, ...]
    who: str
    why: str
    until: datetime | None


def opened_by_hand(
    course: Course, overrides: Iterable[Override], zone: tzinfo | None = None
) -> tuple[OpenedByHand, ...]:
    """Newest first. The same assignment, person, reason and end on one day is one decision."""
    together: dict[tuple[date, str, str, str, datetime | None], list[Override]] = defaultdict(list)
    for one in overrides:
        together[one.at.astimezone(zone).date(), one.assignment, one.who, one.why, one.until].append(one)
    found = [_told(course, some) for some in together.values()]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _told(course: Course, some: list[Override]) -> OpenedByHand:
    first = some[0]
    known = course.assignment(first.assignment)
    return OpenedByHand(
        at=max(one.at for one in some),
        assignment=first.assignment,
        title=known.shown if known else first.assignment,
        students=tuple(dict.fromkeys(one.student for one in some)),
        who=first.who,
        why=first.why,
        until=first.until,
    )
