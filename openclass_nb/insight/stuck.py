"""Who needs a person: students whom more practice alone will not help, and what happened to them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from openclass_nb.insight.evidence import ClassEvidence, Try, is_right
from openclass_nb.insight.standing import percent
from openclass_nb.insight.wording import how_many, quoted
from openclass_nb.mastery import ObjectiveProgress


@dataclass(frozen=True)
class StuckStudent:
    """One student, stuck on one objective; `what` says in a few words what happened, `last` when last."""

    student: str
    objective: str
    title: str
    what: str
    last: datetime


def who_is_stuck(evidence: ClassEvidence) -> tuple[StuckStudent, ...]:
    """Everybody who is stuck, the objective with most of them first, then whoever has waited longest."""
    found = [
        _stuck(evidence, student, own)
        for student, progress in evidence.progress.items()
        for own in progress.objectives.values()
        if own.stuck
    ]
    together = Counter(one.objective for one in found)
    return tuple(sorted(found, key=lambda one: (-together[one.objective], one.title, one.last, one.student)))


def _stuck(evidence: ClassEvidence, student: str, own: ObjectiveProgress) -> StuckStudent:
    exercises = set(evidence.exercises_of.get(own.objective, ()))
    tries = [one for one in evidence.tries_by_student.get(student, ()) if one.exercise in exercises]
    times = [one.at for one in tries] + [one.at for one in own.opportunities] or [evidence.at]
    return StuckStudent(student, own.objective, own.name, _what(evidence, own, tries), max(times))


def _what(evidence: ClassEvidence, own: ObjectiveProgress, tries: Sequence[Try]) -> str:
    failed = Counter(one.exercise for one in tries if not is_right(one))
    if own.stuck and own.stuck.rule == "one exercise" and failed:
        exercise, count = failed.most_common(1)[0]
        told = f"{count} tries at {evidence.exercise_title(exercise)}"
        return told + (_wrong_idea(evidence, tries, exercise) or ", no known misconception")
    told = how_many(len(own.opportunities), "version")
    if own.opportunities and all(one.hints for one in own.opportunities):
        told += ", every one with a hint"
    else:
        told += f", mastery {percent(own.probability)}"
    return told + _wrong_idea(evidence, tries)


def _wrong_idea(evidence: ClassEvidence, tries: Sequence[Try], exercise: str | None = None) -> str:
    """“, 6 with “Full weight as normal force”” where one wrong idea comes again."""
    own = [one for one in tries if exercise in (None, one.exercise)]
    shown = Counter(one.misconception for one in own if one.misconception)
    if not shown:
        return ""
    name, count = shown.most_common(1)[0]
    return f", {count} with {quoted(evidence.misconception_title(name))}" if count > 1 else ""
