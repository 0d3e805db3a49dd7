"""A gate's decision as the API tells it: what is asked, what moved mastery, and what would open it."""

from datetime import datetime

from openclass_nb.service.views import View


class ConditionView(View):
    """One thing that mastery asks for."""

    label: str
    have: str
    need: str
    met: bool


class ContributionView(View):
    """How one thing moved mastery, in percentage points."""

    kind: str
    label: str
    note: str
    points: float
    after: float
    exercise: str | None
    at: datetime | None


class DecisionView(View):
    """One objective that a gate waits for, with its reasons."""

    objective: str
    name: str
    mastered: bool
    probability: float
    needed: float
    lead: str
    would_open: str
    if_right: float
    missing: list[str]
    conditions: list[ConditionView]
    contributions: list[ContributionView]
    forecast: ContributionView | None = None


class ExplanationView(View):
    """Why an assignment is open or closed to a student."""

    assignment: str
    name: str
    open: bool
    because: str
    headline: str
    opened_at: datetime | None
    objectives: list[DecisionView]
