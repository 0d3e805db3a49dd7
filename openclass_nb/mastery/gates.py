"""The gate of an assignment: open or closed, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from openclass_nb.mastery.decisions import GateDecision, ObjectiveDecision, OpenBecause
from openclass_nb.mastery.events import Gate, Override
from openclass_nb.mastery.wording import Reader, day, listed


def decide_gate(
    gate: Gate,
    decisions: Mapping[str, ObjectiveDecision],
    mastered: Mapping[str, datetime],
    opened: datetime | None,
    overrides: Sequence[Override],
    reader: Reader = "student",
) -> GateDecision:
    """Open if nothing is asked, if every objective asked for was ever mastered, if it was `opened` before, or
    if a teacher's exception among `overrides` (all in force) says so. Nothing that was open closes here.

    `decisions` are by objective, `mastered` tells since when those mastered are. An objective that the course
    does not have can't be mastered.
    """
    since = [mastered[k] for k in gate.mastered if k in mastered]
    because: OpenBecause = "closed"
    at: datetime | None = None
    override = next((one for one in overrides if one.assignment == gate.assignment), None)
    if not gate.mastered:
        because = "no gate"
    elif len(since) == len(gate.mastered):
        because, at = "mastery", max(since)
        at = min(at, opened) if opened else at
    elif opened:
        because, at = "was open", opened
    elif override:
        because, at = "override", override.at
    waits = tuple(decisions[k] for k in gate.mastered if k in decisions)
    headline = _headline(gate, because, at, override, waits, reader)
    return GateDecision(
        gate.assignment, gate.name, because != "closed", because, headline, at, override, waits
    )


def _headline(
    gate: Gate,
    because: OpenBecause,
    at: datetime | None,
    override: Override | None,
    waits: Sequence[ObjectiveDecision],
    reader: Reader,
) -> str:
    if because == "closed":
        missing = [one.name for one in waits if not one.mastered]
        if reader == "student":
            return f"{gate.name} opens when you master {listed(missing)}"
        return f"{gate.name} opens when {listed(missing)} {'are' if len(missing) > 1 else 'is'} mastered"
    if because == "override" and override:
        return f"{gate.name} is open{f' until {day(override.until)}' if override.until else ''}"
    return f"{gate.name} opened on {day(at)}" if at else f"{gate.name} is open"
