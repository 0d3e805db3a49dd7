"""What nobody can master with the exercises that a course has, and what one slip closes: for the proof of a course."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from openclass_nb.mastery.events import Syllabus
from openclass_nb.mastery.model import Model, model_of
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.parameters import Settings
from openclass_nb.mastery.policies import Policy, policy_of
from openclass_nb.mastery.trace import StepByStep, traced

ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)
MANY = 12
"""Versions of an objective from which on one slip is mended by the others, whatever the policy."""


def out_of_reach(syllabus: Syllabus, settings: Settings) -> tuple[str, ...]:
    """Objectives that stay unmastered although every version in the course, in its order, is right at once.

    One that is reached only through later exercises counts too: its gate would keep those closed.
    """
    model, policy = model_of(syllabus, settings), policy_of(settings)
    seen = [one for one in _all_right(syllabus) if one.exercise in model.probes]
    reached = _mastered_in_time(model, policy, seen)
    return tuple(name for name in syllabus.objectives if name not in reached)


def closed_by_a_slip(syllabus: Syllabus, settings: Settings) -> dict[str, tuple[str, ...]]:
    """The exercises at which one wrong first try puts an objective out of reach, by objective; the others left out.

    Everything else in the course is right at once. Objectives out of reach anyway are left out too.
    """
    model, policy = model_of(syllabus, settings), policy_of(settings)
    few = {name for name, aim in model.aims.items() if aim.versions <= MANY}
    own = {item.exercise for name in few for item in syllabus.items_of(name)}
    seen = [one for one in _all_right(syllabus) if one.exercise in own or not one.variant]
    seen = [one for one in seen if one.exercise in model.probes]
    reached = few & _mastered_in_time(model, policy, seen)
    closed: dict[str, list[str]] = {}
    for slip in [one for one in seen if reached.intersection(model.probes[one.exercise].objectives)]:
        tried = [_wrong(one) if one is slip else one for one in seen]
        still = _mastered_in_time(model, policy, tried)
        for name in reached.intersection(model.probes[slip.exercise].objectives) - still:
            if slip.exercise not in closed.setdefault(name, []):
                closed[name].append(slip.exercise)
    return {name: tuple(closed[name]) for name in syllabus.objectives if name in closed}


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


def _wrong(one: Opportunity) -> Opportunity:
    """Wrong at the first try, right at the second."""
    return replace(one, tries=2, failed=1, first=0.0, value=0.0, unaided_success=False)


def _mastered_in_time(model: Model, policy: Policy, seen: Sequence[Opportunity]) -> set[str]:
    """Objectives mastered by their own exercises, those aside that stay closed until then."""
    trace = traced(model, policy, seen, StepByStep(model, seen))
    found = set()
    for name, path in trace.paths.items():
        late = model.aims[name].behind
        times = [one.at for one in path.opportunities if model.probes[one.exercise].assignment not in late]
        if path.mastered_at is not None and times and path.mastered_at <= times[-1]:
            found.add(name)
    return found
