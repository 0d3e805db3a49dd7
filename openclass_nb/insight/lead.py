"""The report's first paragraph: what the class shows, and what to do about it tomorrow."""

from collections.abc import Sequence

from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.insight.item_analysis import ItemAnalysis
from openclass_nb.insight.misconceptions import MisconceptionSeen
from openclass_nb.insight.stuck import StuckStudent
from openclass_nb.insight.where import HeldUp
from openclass_nb.insight.wording import how_many, how_many_first, quoted


def lead(
    evidence: ClassEvidence,
    held: HeldUp | None,
    seen: Sequence[MisconceptionSeen],
    stuck: Sequence[StuckStudent],
    look_at: Sequence[ItemAnalysis],
) -> tuple[str, ...]:
    """The sentences of the paragraph, the most important first."""
    if not any(evidence.tries_by_student.values()):
        return (
            "Nothing has been graded yet.",
            "Once it is, this page says where the class is, what holds it up and who needs a person:",
            "grade what comes in with “openclass grade ASSIGNMENT”, then write the report again.",
        )
    told = [_about_group(evidence, held), _about_misconception(evidence, held, seen)]
    told += [_about_stuck(stuck), _about_exercises(look_at)]
    return tuple(filter(None, told))


def _about_group(evidence: ClassEvidence, held: HeldUp | None) -> str:
    everybody = len(evidence.progress)
    if held is None:
        all_of_them = f"All {everybody} students have" if everybody > 1 else "The one student has"
        return f"{all_of_them} mastered every assignment."
    size = len(held.place.students)
    who = f"The largest group, {size} of {how_many(everybody, 'student')}, is at {held.place.title}"
    if size == everybody:
        who = f"The whole class, {how_many(size, 'student')}, is at {held.place.title}"
    if held.objective is None:
        return f"{who} and has yet to begin it."
    title = evidence.objective_title(held.objective)
    if 2 * len(held.students) <= size:
        return f"{who}; of what it has tried, {title} holds up most ({len(held.students)})."
    if title == held.place.title:  # one name for both
        return f"{who}, which holds it up."
    return f"{who}, and {title} holds it up."


def _about_misconception(
    evidence: ClassEvidence, held: HeldUp | None, seen: Sequence[MisconceptionSeen]
) -> str:
    """What to teach tomorrow: the wrong idea seen most where the group is held up, or else anywhere."""
    here = set(evidence.exercises_of.get(held.objective, ())) if held and held.objective else set()
    near = [one for one in seen if here.intersection(one.exercises) and len(one.students) > 1]
    chosen = next(iter(near or [one for one in seen if len(one.students) > 1]), None)
    if chosen is None:
        title = evidence.objective_title(held.objective) if held and held.objective else ""
        return f"Tomorrow is a good day for another example of {title}." if title else ""
    place = " there" if near else ""
    students = how_many(len(chosen.students), "student")
    return f"Begin tomorrow with the wrong idea seen most{place}: {quoted(chosen.title)}, {students}."


def _about_stuck(stuck: Sequence[StuckStudent]) -> str:
    count = len({one.student for one in stuck})
    if not count:
        return "Nobody is stuck."
    are, need = ("student is", "needs") if count == 1 else ("students are", "need")
    return f"{how_many_first(count, are, are)} stuck and {need} a person."


def _about_exercises(look_at: Sequence[ItemAnalysis]) -> str:
    if not look_at:
        return ""
    count = len(look_at)
    tell = "tells little" if count == 1 else "tell little"
    return f"{how_many_first(count, 'exercise')} {tell} and should be looked at."
