"""The whole class on one sheet: every student, or every group of a large class, against every objective."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Literal

from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.insight.standing import percent
from openclass_nb.insight.where import Place
from openclass_nb.insight.wording import how_many
from openclass_nb.mastery import ObjectiveProgress

MOST_STUDENTS = 60
"""A class up to this size is shown by name; a larger one by where its students are."""

Shade = Literal["none", "low", "middle", "high", "full", "stuck"]


@dataclass(frozen=True)
class Cell:
    """One square: how dark, the few letters in it, and the same in words."""

    shade: Shade
    text: str
    words: str


@dataclass(frozen=True)
class Row:
    """A student (or a group) with a cell for each objective; `mastered` counts the objectives."""

    name: str
    cells: tuple[Cell, ...]
    mastered: int


@dataclass(frozen=True)
class Group:
    """The students who are at one assignment, by name."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class MasteryMap:
    """`objectives` are the columns' titles. `by_student` is false where each row is a whole group."""

    objectives: tuple[str, ...]
    groups: tuple[Group, ...]
    by_student: bool


def mastery_map(evidence: ClassEvidence, where: Iterable[Place]) -> MasteryMap:
    """Students in groups by the assignment they are at; a class of more than 60 with one row for each group."""
    names = tuple(evidence.course.objectives)
    titles = tuple(evidence.objective_title(name) for name in names)
    peopled = [one for one in where if one.students]
    by_student = len(evidence.progress) <= MOST_STUDENTS
    if by_student:
        groups = tuple(_by_student(evidence, place, names) for place in peopled)
    else:
        groups = (Group("", tuple(_whole(evidence, place, names) for place in peopled)),)
    return MasteryMap(titles, groups, by_student)


def _by_student(evidence: ClassEvidence, place: Place, names: tuple[str, ...]) -> Group:
    rows = []
    for student in sorted(place.students, key=str.casefold):
        own = evidence.progress[student].objectives
        cells = tuple(cell_of(own[name]) for name in names)
        rows.append(Row(student, cells, sum(own[name].mastered_at is not None for name in names)))
    return Group(f"{place.title} ({how_many(len(rows), 'student')})", tuple(rows))


def cell_of(own: ObjectiveProgress) -> Cell:
    """One student's square for one objective."""
    if own.mastered_at is not None:
        return Cell("full", "✓", "mastered, review due" if own.state == "review due" else "mastered")
    if own.stuck is not None:
        return Cell("stuck", "!", f"stuck at {percent(own.probability)}")
    if not own.opportunities:
        return Cell("none", "·", "not begun")
    return Cell(shade(own.probability), percent(own.probability).rstrip("%"), percent(own.probability))


def _whole(evidence: ClassEvidence, place: Place, names: tuple[str, ...]) -> Row:
    cells = []
    for name in names:
        own = [evidence.progress[student].objectives[name] for student in place.students]
        share = sum(one.mastered_at is not None for one in own) / len(own)
        begun = any(one.opportunities for one in own)
        full = all(one.mastered_at is not None for one in own)
        look: Shade = "full" if full else "none" if not begun else shade(share)
        letters = "·" if look == "none" else percent(share).rstrip("%")
        cells.append(Cell(look, letters, f"{percent(share)} have mastered it" if begun else "not begun"))
    counts = [
        sum(one.mastered_at is not None for one in evidence.progress[student].objectives.values())
        for student in place.students
    ]
    return Row(
        f"{place.title} ({how_many(len(place.students), 'student')})", tuple(cells), round(median(counts))
    )


def shade(share: float) -> Shade:
    """Below 30%, to 55%, above: the steps of the heat map."""
    return "low" if share < 0.3 else "middle" if share < 0.55 else "high"
