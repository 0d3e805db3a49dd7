"""Which objectives nobody can master with the exercises that a course has: for the proof of a course."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from openclass_nb.mastery.events import Syllabus
from openclass_nb.mastery.model import model_of
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.parameters import Settings
from openclass_nb.mastery.policies import policy_of
from openclass_nb.mastery.trace import Path, StepByStep, traced

ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def out_of_reach(syllabus: Syllabus, settings: Settings) -> tuple[str, ...]:
    """Objectives that stay unmastered although every version in the course, in its order, is right at once.

    One that is reached only through later exercises counts too: its gate would keep those closed.
    """
    model, policy = model_of(syllabus, settings), policy_of(settings)
    seen = [one for one in _all_right(syllabus) if one.exercise in model.probes]
    trace = traced(model, policy, seen, StepByStep(model, seen))
    return tuple(name for name, path in trace.paths.items() if not _in_time(path))


def _all_right(syllabus: Syllabus) -> Iterator[Opportunity]:
    minute = 0
    for item in syllabus.items.values():
        for variant in range(item.variants):
            minute += 1
            yield Opportunity(
                item.exercise,
                variant,
                ANY_DAY + timedelta(minutes=minute),
                tries=1,
                first=1.0,
                passed=True,
                value=1.0,
                unaided_success=True,
            )


def _in_time(path: Path) -> bool:
    return path.mastered_at is not None and path.mastered_at <= path.opportunities[-1].at
