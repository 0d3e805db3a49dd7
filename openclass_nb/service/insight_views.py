"""What the API tells teachers about the class beyond who is where: what it gets wrong, and what a student did."""

from datetime import datetime
from typing import Literal

from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.insight.misconceptions import MisconceptionSeen, misconceptions_seen, unexplained
from openclass_nb.insight.opened_by_hand import opened_by_hand
from openclass_nb.insight.standing import class_standing
from openclass_nb.insight.stuck import who_is_stuck
from openclass_nb.insight.where import HeldUp, held_up, places
from openclass_nb.service.views import View


class HeldUpView(View):
    """The largest group: how many students are at `assignment`, and the objective that holds `waiting` of them up."""

    assignment: str
    students: int
    objective: str | None
    waiting: int


class StuckView(View):
    """A student who is stuck: `name` is the objective's, `what` says what happened, `last` when last."""

    student: str
    objective: str
    name: str
    what: str
    last: datetime


class MistakeView(View):
    """A known wrong idea: how many showed it, and how many of the next tries at its objectives were right.

    `exercises` has the titles of those that `exercise_ids` names, in the same order.
    """

    misconception: str
    title: str
    message: str
    students: int
    objectives: list[str]
    exercises: list[str]
    exercise_ids: list[str]
    next_tries: int
    next_right: int
    helps_few: bool


class UnexplainedView(View):
    """One message of a test that several students met, and no known misconception explains."""

    exercise: str
    title: str
    message: str
    students: int


class InsightView(View):
    """What a teacher looks for first. Objectives and exercises are told by their names."""

    held_up: HeldUpView | None
    reviews_due: int
    opened_by_hand: int
    stuck: list[StuckView]
    mistakes: list[MistakeView]
    unexplained: list[UnexplainedView]


class StepView(View):
    """One try of a student, or one hint; see `openclass_nb.workflows.show_tries`."""

    kind: Literal["try", "hint"]
    assignment: str
    exercise: str
    title: str
    objectives: list[str]
    number: int
    nth: int
    at: datetime
    text: str
    outcome: str | None
    score: float | None
    max_score: float
    misconception: str
    answer: str


def insight_view(evidence: ClassEvidence) -> InsightView:
    """All of it, from what is known about the class."""
    course, progress = evidence.course, evidence.progress
    where = places(course, class_standing(course, progress))
    excepted = opened_by_hand(course, evidence.overrides, evidence.at.tzinfo)
    due = [
        student
        for student, own in progress.items()
        if any(one.state == "review due" for one in own.objectives.values())
    ]
    return InsightView(
        held_up=_held_up(evidence, held_up(course, progress, where)),
        reviews_due=len(due),
        opened_by_hand=sum(len(one.students) for one in excepted),
        stuck=[
            StuckView(
                student=one.student, objective=one.objective, name=one.title, what=one.what, last=one.last
            )
            for one in who_is_stuck(evidence)
        ],
        mistakes=[_mistake(evidence, one) for one in misconceptions_seen(evidence)],
        unexplained=[
            UnexplainedView(
                exercise=one.exercise, title=one.title, message=one.message, students=len(one.students)
            )
            for one in unexplained(evidence)
        ],
    )


def _held_up(evidence: ClassEvidence, held: HeldUp | None) -> HeldUpView | None:
    if held is None:
        return None
    title = evidence.objective_title(held.objective) if held.objective else None
    return HeldUpView(
        assignment=held.place.title,
        students=len(held.place.students),
        objective=title,
        waiting=len(held.students),
    )


def _mistake(evidence: ClassEvidence, one: MisconceptionSeen) -> MistakeView:
    shown = [evidence.exercises[name] for name in one.exercises]
    objectives = dict.fromkeys(evidence.objective_title(name) for each in shown for name in each.objectives)
    return MistakeView(
        misconception=one.misconception,
        title=one.title,
        message=one.message,
        students=len(one.students),
        objectives=list(objectives),
        exercises=[each.title for each in shown],
        exercise_ids=list(one.exercises),
        next_tries=one.next_tries,
        next_right=one.next_right,
        helps_few=one.helps_few,
    )
