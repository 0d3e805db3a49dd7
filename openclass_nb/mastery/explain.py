"""Why an objective is or is not mastered: conditions, contributions, forecast, and words for all of it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from openclass_nb.mastery.belief import mastery, take
from openclass_nb.mastery.decisions import Contribution, ObjectiveDecision
from openclass_nb.mastery.events import Item, Syllabus
from openclass_nb.mastery.model import Model
from openclass_nb.mastery.observations import Opportunity
from openclass_nb.mastery.policies import Policy
from openclass_nb.mastery.practice import Practice, fresh_variant
from openclass_nb.mastery.trace import Move, Path, Trace
from openclass_nb.mastery.wording import Reader, count, percent, versions_left

ADD_ONE: dict[Reader, str] = {
    "student": "Your teacher can add one.",
    "teacher": "Write one more, give an exercise a variant, or open the assignment by hand.",
}
ADD_MORE: dict[Reader, str] = {
    "student": "Your teacher can add more.",
    "teacher": "Write more, give an exercise a variant, or open the assignment by hand.",
}
SMALL = 0.005
"""Changes from elsewhere below half a percentage point get no row of their own; the start takes them in."""
FARTHEST = 12


@dataclass(frozen=True, slots=True)
class Explainer:
    """What explanations of one student at `day` are made from."""

    syllabus: Syllabus
    model: Model
    policy: Policy
    trace: Trace
    now: datetime
    day: float
    reader: Reader = "student"

    def decide(self, objective: str, measure: float, story: bool = True) -> ObjectiveDecision:
        """The decision about one objective, whose measure now is `measure`.

        Conditions, contributions and forecasts only if `story`.
        """
        path, policy = self.trace.paths[objective], self.policy
        needed = policy.needed(path.tally)
        conditions = policy.conditions(path.tally, measure) if story else ()
        foresee = story and path.mastered_at is None
        steps = list(self._rehearse(objective)) if foresee else []
        return ObjectiveDecision(
            objective=objective,
            name=self.syllabus.objectives[objective].name,
            policy=policy.name,
            mastered=path.mastered_at is not None,
            satisfied=policy.ready(path.tally) and measure >= needed,
            probability=measure,
            needed=needed,
            conditions=conditions,
            contributions=self._contributions(path, measure) if story else (),
            if_right=steps[0].measure if steps else measure,
            missing=tuple(one.label for one in conditions if not one.met),
            lead=self._lead(path, measure),
            would_open=_would_open(steps, path.tally.left, self.reader) if foresee else "",
            forecast=_forecast(steps[0], measure) if steps else None,
        )

    def _lead(self, path: Path, measure: float) -> str:
        if path.mastered_with is not None and path.mastered_needed is not None:
            return f"Mastered with {percent(path.mastered_with)}; {percent(path.mastered_needed)} was needed."
        if path.mastered_at is not None:
            return "Mastered."
        return f"{self.policy.brief(path.tally, measure)} {versions_left(path.tally.left, self.reader)}"

    def _contributions(self, path: Path, measure: float) -> tuple[Contribution, ...]:
        """The start, each opportunity and what came in between, so that their points sum to `measure`."""
        start = path.before[0] if path.before else measure
        later: list[tuple[Move | None, float]] = []
        pending, stands = 0.0, start
        for move in path.moves():
            pending += move.before - stands
            if abs(pending) >= SMALL:
                later.append((None, pending))
                pending = 0.0
            later.append((move, move.after - move.before))
            stands = move.after
        pending += measure - stands
        if abs(pending) >= SMALL:
            later.append((None, pending))
            pending = 0.0
        return self._rows(path, start + pending, later)

    def _rows(
        self, path: Path, start: float, later: list[tuple[Move | None, float]]
    ) -> tuple[Contribution, ...]:
        first = path.opportunities[0] if path.opportunities else None
        elsewhere = any(one is not first for one in self.trace.opportunities[:1])
        others = "from your other objectives" if self.reader == "student" else "from other objectives"
        note = others if elsewhere and self.policy.believes else ""
        rows = [Contribution("start", "Start", note, 100.0 * start, start)]
        stands = start
        for move, change in later:
            stands += change
            if move is None:
                rows.append(
                    Contribution(
                        "elsewhere", "In between", "other objectives, and time", 100.0 * change, stands
                    )
                )
            else:
                rows.append(self._row(move.opportunity, 100.0 * change, stands))
        return tuple(rows)

    def _row(self, one: Opportunity, points: float, after: float) -> Contribution:
        item = self.syllabus.items[one.exercise]
        return Contribution(
            "opportunity",
            label(item, one.variant),
            outcome(one),
            points,
            after,
            one.exercise,
            one.variant,
            one.at,
        )

    def _rehearse(self, objective: str) -> Iterator[_Rehearsed]:
        """The exercises to come, each answered right and unaided, until that would be enough."""
        belief, tally = self.trace.history.belief(), copy(self.trace.paths[objective].tally)
        tally.on = set(tally.on)
        tried = {exercise: set(seen) for exercise, seen in self.trace.tried.items()}
        for _ in range(FARTHEST):
            practice = Practice(self.syllabus, self.model, belief, self.day, tried)
            chosen = fresh_variant(practice, objective, self.model.aims[objective].behind)
            if chosen is None:
                return
            item, variant, _ = chosen
            tried.setdefault(item.exercise, set()).add(variant)
            belief = take(belief, self.model, self.model.probes[item.exercise], self.day, 1.0, 1.0)
            tally.add(_right(item, variant, self.now))
            tally.left -= 1
            believed = mastery(belief, self.model, objective, self.day) if self.policy.believes else 0.0
            measure = self.policy.measure(tally, believed)
            enough = self.policy.ready(tally) and measure >= self.policy.needed(tally)
            yield _Rehearsed(item, variant, measure, enough)
            if enough:
                return


@dataclass(frozen=True, slots=True)
class _Rehearsed:
    item: Item
    variant: int
    measure: float
    enough: bool


def _right(item: Item, variant: int, now: datetime) -> Opportunity:
    return Opportunity(
        item.exercise, variant, now, tries=1, first=1.0, passed=True, value=1.0, unaided_success=True
    )


def _forecast(first: _Rehearsed, measure: float) -> Contribution:
    points, name = 100.0 * (first.measure - measure), label(first.item, first.variant)
    note = "if right, unaided"
    return Contribution("forecast", name, note, points, first.measure, first.item.exercise, first.variant)


def _would_open(steps: list[_Rehearsed], left: int, reader: Reader) -> str:
    """What would bring mastery: so many fresh versions, or more than there are."""
    if not steps:
        return f"No fresh version is left. {ADD_ONE[reader]}"
    last = steps[-1]
    if not last.enough:
        more = "" if len(steps) < left else f" {ADD_MORE[reader]}"
        which = f"{count(len(steps)).capitalize()} fresh versions, all right,"
        which = "The last fresh version, right and without a hint," if left == 1 else which
        return f"{which} would not be enough.{more}"
    reached = percent(last.measure)
    if len(steps) == 1:
        which = "The last fresh version" if left == 1 else "One fresh version"
        return f"{which}, right and without a hint: {reached}."
    return f"{count(len(steps)).capitalize()} fresh versions, right and without a hint: {reached}."


def label(item: Item, variant: int) -> str:
    """'Block on an incline, 3', and without the number where there is one version only."""
    return f"{item.name}, {variant + 1}" if item.variants > 1 else item.name


def outcome(one: Opportunity) -> str:
    """What came of an opportunity: 'right, unaided', 'not yet' ..."""
    if one.unaided_success:
        return "right, unaided" if one.tries == 1 or not one.failed else "right after a retry, unaided"
    if one.aided:
        return (
            "right, with a hint"
            if one.passed
            else "not yet, with a hint"
            if one.tries
            else "a hint, no answer yet"
        )
    part = f"almost, {percent(one.first)} of the points" if one.first else "not yet"
    return f"{part}; right later" if one.passed else part
