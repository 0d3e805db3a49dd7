"""The class report as one page that needs nothing else: read on screen, sent by mail, printed on A4."""

from functools import cache
from typing import TYPE_CHECKING

from openclass_nb.insight import wording
from openclass_nb.insight.class_report import ClassReport
from openclass_nb.insight.item_analysis import ENOUGH_STUDENTS
from openclass_nb.insight.standing import listed, percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Template

    from openclass_nb.insight.mastered import ObjectiveSummary
    from openclass_nb.insight.misconceptions import MisconceptionSeen

TEMPLATE = "report.html.j2"
MOST_STUCK, MOST_WRONG, MOST_UNEXPLAINED, MOST_LOOK_AT, FEW = 20, 8, 5, 10, 3
"""Rows shown; what is left out is counted in a sentence."""
ONE_PAGE = 34
"""Up to so many students the table of everybody is printed on one page of its own."""
POLICIES = {
    "default": (
        "the probability that a student solves a usual exercise of the objective without help seven times in ten "
        "or better. From 82 to 94% of it count as mastered, less the fewer fresh versions are left, with three "
        "unaided right answers on two exercises."
    ),
    "strict": (
        "the probability that a student solves a usual exercise of the objective without help eight times in ten "
        "or better. 80% and three unaided right answers on two exercises count as mastered."
    ),
    "streak": "shown by three unaided right answers in a row.",
    "bkt": "the probability that a student knows the objective, by Bayesian Knowledge Tracing. 95% count as mastered.",
    "score": "the share of the points reached. What counts as mastered is set in course.yml.",
}


def render(report: ClassReport) -> str:
    """The page as HTML. All text is escaped, whoever wrote it."""
    return _template().render(
        report=report,
        policy=POLICIES[report.policy],
        most_places=max((len(one.students) for one in report.places), default=0),
        held=report.held_up.objective if report.held_up else None,
        by_objective={one.objective: one for one in report.objectives},
        too_few=sum(one.students < ENOUGH_STUDENTS for one in report.items),
        enough=ENOUGH_STUDENTS,
        stuck_count=len({one.student for one in report.stuck}),
        most_stuck=MOST_STUCK,
        wrong=_most_seen(report.misconceptions),
        most_unexplained=MOST_UNEXPLAINED,
        most_look_at=MOST_LOOK_AT,
        one_page=ONE_PAGE,
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("openclass_nb", "insight"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters.update(
        percent=percent,
        listed=listed,
        how_many=wording.how_many,
        how_many_first=wording.how_many_first,
        quoted=wording.quoted,
        some_of=wording.some_of,
        days_ago=wording.days_ago,
        day_month=wording.day_month,
        signed=wording.signed,
        shortened=wording.shortened,
        share=_share,
        percent_of=_percent_of,
        objective_title=_objective_title,
    )
    return pages.get_template(TEMPLATE)


def _most_seen(seen: "Sequence[MisconceptionSeen]") -> "Sequence[MisconceptionSeen]":
    """What more than one student shows; where there is nothing of the kind, the first few."""
    shared = [one for one in seen if len(one.students) > 1]
    return shared[:MOST_WRONG] or seen[:FEW]


def _share(part: int, whole: int) -> str:
    """A width in percent, for a bar."""
    return f"{100 * part / whole:.1f}".removesuffix(".0") if whole else "0"


def _percent_of(part: int, whole: int) -> str:
    """A share without decimals, nothing where there is nobody."""
    return percent(part / whole) if whole else ""


def _objective_title(name: str, known: "Mapping[str, ObjectiveSummary]") -> str:
    """An objective's title; its id where the course has dropped it since."""
    return known[name].title if name in known else name
