"""What to practise next: the weakest objective within reach, at a difficulty that teaches and tells most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from openclass_nb.mastery.belief import Belief, success
from openclass_nb.mastery.events import Item, Syllabus
from openclass_nb.mastery.model import Model

EASIEST, HARDEST = 0.75, 0.60
"""Predicted success that is aimed at: hard enough to tell something, easy enough to keep at it."""


@dataclass(frozen=True, slots=True)
class Next:
    """What to practise now: an objective, an exercise and one of its fresh variants."""

    objective: str
    exercise: str
    variant: int
    expected_success: float
    reason: str


@dataclass(frozen=True, slots=True)
class Practice:
    """What a choice is made from: the belief about a student at `day`, and the variants they have seen."""

    syllabus: Syllabus
    model: Model
    belief: Belief
    day: float
    tried: Mapping[str, Collection[int]]


def next_exercise(
    practice: Practice, weakest_first: Iterable[str], reviews: Iterable[str], closed: Collection[str] = ()
) -> Next | None:
    """The first objective with a fresh variant outside `closed` assignments; then a due review; else None."""
    for objective in weakest_first:
        chosen = fresh_variant(practice, objective, closed)
        if chosen is not None:
            item, variant, chance = chosen
            return Next(objective, item.exercise, variant, chance, f"one fresh version of {item.name}.")
    for objective in reviews:
        chosen = fresh_variant(practice, objective, closed)
        if chosen is not None:
            item, variant, chance = chosen
            name = practice.syllabus.objectives[objective].name
            return Next(objective, item.exercise, variant, chance, f"review {name} with {item.name}.")
    return None


def fresh_variant(
    practice: Practice, objective: str, closed: Collection[str] = ()
) -> tuple[Item, int, float] | None:
    """The exercise whose predicted success is nearest to the aim, one of its unseen variants, and that success.

    Among equals the exercise practised least, then the course's order.
    """
    best: tuple[tuple[float, int], Item, int, float] | None = None
    for item in practice.syllabus.items_of(objective):
        seen = practice.tried.get(item.exercise, ())
        variant = next((v for v in range(item.variants) if v not in seen), None)
        if variant is None or (item.assignment and item.assignment in closed):
            continue
        chance = success(practice.belief, practice.model, practice.model.probes[item.exercise], practice.day)
        key = (round(max(0.0, HARDEST - chance, chance - EASIEST), 9), len(seen))
        if best is None or key < best[0]:
            best = (key, item, variant, chance)
    return best[1:] if best else None
