"""What the class has mastered, objective by objective, and how many versions it takes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.mastery import ObjectiveProgress


@dataclass(frozen=True)
class ObjectiveSummary:
    """One objective over the class. `mastered`, `under_way` and `not_begun` add up to `students`.

    `stuck` of those under way need a person; `review_due` of those who mastered it have a review waiting.
    `versions` is how many versions half of those who began need, None while that can't be said.
    """

    objective: str
    title: str
    students: int
    mastered: int
    under_way: int
    stuck: int
    review_due: int
    versions: int | None

    @property
    def not_begun(self) -> int:
        """Students who have not tried any exercise of it."""
        return self.students - self.mastered - self.under_way


def what_is_mastered(evidence: ClassEvidence) -> tuple[ObjectiveSummary, ...]:
    """Every objective of the course, in its order."""
    return tuple(_summary(evidence, name) for name in evidence.course.objectives)


def _summary(evidence: ClassEvidence, name: str) -> ObjectiveSummary:
    own = [one.objectives[name] for one in evidence.progress.values() if name in one.objectives]
    mastered = [one for one in own if one.mastered_at is not None]
    under_way = [one for one in own if one.mastered_at is None and one.opportunities]
    return ObjectiveSummary(
        objective=name,
        title=evidence.objective_title(name),
        students=len(own),
        mastered=len(mastered),
        under_way=len(under_way),
        stuck=sum(one.stuck is not None for one in under_way),
        review_due=sum(one.state == "review due" for one in mastered),
        versions=half_need([_needed(one) for one in mastered], [len(one.opportunities) for one in under_way]),
    )


def _needed(one: ObjectiveProgress) -> int:
    return sum(each.at <= one.mastered_at for each in one.opportunities if one.mastered_at)


def half_need(done: Iterable[int], so_far: Iterable[int]) -> int | None:
    """How many versions half the students need: the median of the product-limit estimate (Kaplan, Meier 1958).

    `done` are the counts of those who got there, `so_far` of those who are still on the way: leaving these
    out would make an objective look easier the more students it holds up. None if fewer than half got there.
    """
    there, counts = Counter(done), Counter(so_far)
    at_risk, left = there.total() + counts.total(), 1.0
    for versions in sorted(there | counts):
        left *= 1 - there[versions] / at_risk
        if there[versions] and left <= 0.5 + 1e-9:
            return versions
        at_risk -= there[versions] + counts[versions]
    return None
