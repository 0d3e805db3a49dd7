"""Which exercises tell little: how many are right at first, who takes hints, and whether it tells students apart."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import StatisticsError, correlation, fmean

from openclass_nb.insight.evidence import RIGHT, ClassEvidence
from openclass_nb.mastery import Opportunity

ENOUGH_STUDENTS = 20
"""Below this a share or a correlation says more about chance than about the exercise."""
NEARLY_ALL, HARDLY_ANY, MOSTLY_HINTS = 0.95, 0.1, 0.5
TELLS_LITTLE, AT_THE_MOST = 0.1, 0.2
"""An exercise is named if its correlation is below the first, and below the second even with all that chance allows."""
ONE_SIDED_95 = 1.6449


@dataclass(frozen=True)
class ItemAnalysis:
    """One exercise. Shares are of the versions tried, 0 to 1, None where nobody tried.

    `first_right`: right at the first try without a hint. `with_hint`: a hint was taken. `discrimination`:
    point-biserial correlation with the student's other exercises of the same objectives, -1 to 1, None where
    fewer than 20 students have tried both or all are alike. `advice` is empty where nothing stands out.
    """

    exercise: str
    title: str
    objectives: tuple[str, ...]
    students: int
    first_right: float | None
    with_hint: float | None
    discrimination: float | None
    advice: str = ""


def analyse_items(evidence: ClassEvidence) -> tuple[ItemAnalysis, ...]:
    """Every released exercise, in the course's order."""
    values = _values(evidence)
    tried: dict[str, list[Opportunity]] = defaultdict(list)
    for opportunities in evidence.opportunities_by_student.values():
        for one in opportunities:
            tried[one.exercise].append(one)
    return tuple(_analysis(evidence, name, tried[name], values) for name in evidence.exercises)


def to_look_at(items: Sequence[ItemAnalysis]) -> tuple[ItemAnalysis, ...]:
    """Those with advice, the ones that tell least first."""
    named = [one for one in items if one.advice]
    return tuple(sorted(named, key=lambda one: 1.0 if one.discrimination is None else one.discrimination))


def _values(evidence: ClassEvidence) -> dict[str, dict[str, float]]:
    """By student and exercise: share of the versions that were right at the first try, unaided."""
    found: dict[str, dict[str, float]] = {}
    for student, opportunities in evidence.opportunities_by_student.items():
        own: dict[str, list[float]] = defaultdict(list)
        for one in opportunities:
            if one.first is not None:
                own[one.exercise].append(float(_right_at_first(one)))
        found[student] = {exercise: fmean(values) for exercise, values in own.items()}
    return found


def _right_at_first(one: Opportunity) -> bool:
    return one.first is not None and one.first >= RIGHT and not one.aided


def _analysis(
    evidence: ClassEvidence, name: str, tried: Sequence[Opportunity], values: dict[str, dict[str, float]]
) -> ItemAnalysis:
    exercise = evidence.exercises[name]
    pairs = _pairs(evidence, name, values)
    answered = [one for one in tried if one.first is not None]
    first_right = fmean(_right_at_first(one) for one in answered) if answered else None
    with_hint = fmean(one.hints > 0 for one in tried) if tried else None
    students = sum(name in own for own in values.values())
    telling = point_biserial(pairs)
    advice = ""
    if students >= ENOUGH_STUDENTS and first_right is not None and with_hint is not None:
        advice = _advice(first_right, with_hint, telling, len(pairs), exercise.difficulty)
    return ItemAnalysis(
        name, exercise.title, exercise.objectives, students, first_right, with_hint, telling, advice
    )


def _pairs(
    evidence: ClassEvidence, name: str, values: dict[str, dict[str, float]]
) -> list[tuple[float, float]]:
    """For each student who tried this exercise and another one of its objectives: (this, mean of the others)."""
    near = [evidence.exercises_of.get(one, ()) for one in evidence.exercises[name].objectives]
    others = dict.fromkeys(one for exercises in near for one in exercises if one != name)
    found = []
    for own in values.values():
        rest = [own[one] for one in others if one in own]
        if name in own and rest:
            found.append((own[name], fmean(rest)))
    return found


def point_biserial(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Correlation of an exercise with the rest; None with too few students, or where all are alike."""
    if len(pairs) < ENOUGH_STUDENTS:
        return None
    try:
        return correlation([one for one, _ in pairs], [rest for _, rest in pairs])
    except StatisticsError:
        return None


def at_most(telling: float, students: int) -> float:
    """The largest correlation that chance leaves possible: one-sided 95% by Fisher's z."""
    z = atanh(max(-0.999, min(0.999, telling)))
    return tanh(z + ONE_SIDED_95 / sqrt(students - 3))


def _advice(
    first_right: float, with_hint: float, telling: float | None, students: int, difficulty: str | None
) -> str:
    """What to do about it: at most one thing, the most pressing."""
    if first_right >= NEARLY_ALL:
        return "Nearly all are right; use it as an example."
    little = telling is not None and telling < TELLS_LITTLE and at_most(telling, students) < AT_THE_MOST
    if telling is not None and at_most(telling, students) < 0:
        return "Strong students fail it more often. Check the text, the tests and the expected value."
    if first_right <= HARDLY_ANY:
        return (
            "Hardly anyone is right at first. Check the text and the tests, or put an easier step before it."
        )
    if little:
        return "Strong and weak students do alike. Does it ask for something else than its objective?"
    if with_hint > MOSTLY_HINTS:
        return "More than half take a hint. Does the text leave something out?"
    return _about_label(first_right, difficulty)


def _about_label(first_right: float, difficulty: str | None) -> str:
    if difficulty == "easy" and first_right < 0.4:
        return "Called easy, but most are wrong at first. Call it hard."
    if difficulty == "hard" and first_right > 0.85:
        return "Called hard, but most are right at first. Call it easy."
    return ""
