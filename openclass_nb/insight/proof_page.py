"""The proof of a course as one page that needs nothing else: findings, what the tests accept, how a class fares."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from openclass_nb.course.findings import Finding, Severity
from openclass_nb.insight import wording

if TYPE_CHECKING:
    from jinja2 import Template

    from openclass_nb.insight.simulated import WalkedClass

TEMPLATE = "proof.html.j2"
SEVERITIES = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"}


@dataclass(frozen=True)
class SurvivorRow:
    """A wrong answer that the tests accept; `undecided` if nothing was found that tells it from a right one."""

    mutant: str
    story: str
    diff: str
    witness: str
    undecided: bool


@dataclass(frozen=True)
class ExerciseRow:
    """One exercise: mutants caught of those that count; None for both if it could not be tried."""

    title: str
    assignment: str
    caught: int | None
    count: int | None
    marked: int
    survivors: tuple[SurvivorRow, ...]

    @property
    def score(self) -> float | None:
        """The share that is caught, 0 to 1."""
        return self.caught / self.count if self.count and self.caught is not None else None


@dataclass(frozen=True)
class VersionsRow:
    """Versions of an exercise side by side: one dictionary of values each, as they are shown."""

    title: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ProofPage:
    """All that stands on the page. `when` is written out; `kept` counts the parts of `parts` from the cache."""

    title: str
    when: str
    lead: str
    findings: tuple[Finding, ...]
    exercises: tuple[ExerciseRow, ...]
    walked: WalkedClass | None
    versions: tuple[VersionsRow, ...] = ()

    @property
    def by_severity(self) -> list[Finding]:
        """Errors first, then by place."""
        return sorted(self.findings, key=lambda one: (-one.severity, one.place.file, one.place.cell or 0))

    @property
    def weak(self) -> list[ExerciseRow]:
        """Exercises with survivors, the weakest first."""
        return sorted((one for one in self.exercises if one.survivors), key=lambda one: one.score or 0.0)

    @property
    def score(self) -> float | None:
        """The share of all mutants that are caught."""
        count = sum(one.count or 0 for one in self.exercises)
        return sum(one.caught or 0 for one in self.exercises) / count if count else None


def render(page: ProofPage) -> str:
    """The page as HTML with its pictures in it. All text is escaped, whoever wrote it."""
    from openclass_nb.insight.proof_pictures import gates_picture, objectives_picture, scores_picture

    return _template().render(
        page=page,
        severities=SEVERITIES,
        scores=scores_picture(page.exercises),
        gates=gates_picture(page.walked),
        objectives=objectives_picture(page.walked),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("openclass_nb", "insight"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(how_many=wording.how_many, lasting=wording.lasting, percent=_percent, number=_number)
    return pages.get_template(TEMPLATE)


def _percent(share: float | None) -> str:
    """Never 100% while anything is missing."""
    if share is None:
        return "–"
    return "100%" if share == 1 else f"{min(99, round(100 * share))}%"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"
