"""What the API takes and gives, as models: from these come its OpenAPI and the front end's types."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class View(BaseModel):
    """A model of the API; made from the workflows' own dataclasses by their attributes."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Problem(View):
    """Every error: a code for machines; for people a sentence, what to do next, and the place."""

    code: str
    message: str
    next_step: str | None = None
    where: str | None = None


class Health(View):
    """Whether the service does its work. `graders` says how far checking is: starting, ready or unavailable."""

    status: Literal["ok"] = "ok"
    graders: str


class Version(View):
    """Which openclass_nb this is."""

    version: str
    api: int = 1


class CourseView(View):
    """A course, and what the caller is in it."""

    course: str
    title: str
    role: str


class Me(View):
    """Who is asking."""

    name: str
    administrator: bool
    courses: list[CourseView]


class AssignmentView(View):
    """An assignment as it stands for one student; `reason` is the sentence that goes with `state`.

    `objectives` and `opens_after` are ids: what its exercises show, and what its gate asks to be mastered.
    """

    name: str
    title: str
    state: str
    reason: str
    waits_for: list[str]
    objectives: list[str]
    opens_after: list[str]
    released: bool
    due: datetime | None = None


class ExerciseView(View):
    """An exercise of an open assignment, and how far the student is with it."""

    exercise: str
    title: str
    notebook: str
    kind: str
    difficulty: str | None
    objectives: list[str]
    max_score: float
    best: float | None
    tries: int
    passed: bool
    hints: int
    hints_given: int


class AssignmentDetail(AssignmentView):
    """An assignment with its exercises; none while it is locked."""

    exercises: list[ExerciseView]


class FileView(View):
    """A file of a fetched assignment; `content` is base64."""

    path: str
    content: str


class FetchedView(View):
    """An assignment as students get it."""

    assignment: str
    files: list[FileView]


class CheckRequest(BaseModel):
    """The notebook as it stands, or only its cells. Outputs may be left out. Nothing it says of scores is read."""

    notebook: dict[str, Any] | None = Field(default=None, description="A whole notebook, nbformat 4.")
    cells: list[dict[str, Any]] | None = Field(default=None, description="Its cells, if not the whole.")

    def content(self) -> dict[str, Any]:
        """A notebook, in any case."""
        return self.notebook or {
            "cells": self.cells or [],
            "metadata": {},
            "nbformat": 4,
            "nbformat_minor": 5,
        }


class MoveView(View):
    """How an objective moved: mastery from 0 to 1."""

    objective: str
    name: str
    before: float
    after: float
    needed: float
    state: str
    mastered_now: bool


class PartView(View):
    """One part of a form that is scored apart: value, unit, figures."""

    name: str
    right: bool
    told: str


class VerdictView(View):
    """What came of a check. `counted`: recorded as a try; `repeated`: it had been recorded before.

    `read_as` says how a form was read, `parts` what of it is right; `variant` is the number of the version.
    """

    exercise: str
    outcome: str
    score: float | None
    max_score: float
    message: str
    misconception: str
    counted: bool
    repeated: bool
    objectives: list[MoveView]
    opened: list[str]
    notes: list[str]
    variant: int = 0
    read_as: str = ""
    parts: list[PartView] = []


class FreshView(View):
    """An exercise in a version not tried yet: its number, how many are left after it, and its cells, in order."""

    exercise: str
    number: int
    left: int
    cells: list[dict[str, Any]]


class PracticeView(View):
    """A notebook to practise an objective with; checks of its `exercises` go to `assignment`."""

    objective: str
    assignment: str
    name: str
    exercises: list[str]
    notebook: dict[str, Any]


class SubmissionRequest(BaseModel):
    """All notebooks of an assignment, by name without .ipynb."""

    notebooks: dict[str, dict[str, Any]]


class ScoreView(View):
    """One exercise of a graded submission."""

    exercise: str
    score: float | None
    max_score: float
    message: str


class SubmissionView(View):
    """The submission that counts now; `exercises` is empty until it is graded, in the background."""

    assignment: str
    at: datetime
    digest: str
    graded: bool
    exercises: list[ScoreView] = []
    job: str | None = None


class ObjectiveView(View):
    """An objective of one student: mastery and what it needs are from 0 to 1. `requires` are ids."""

    objective: str
    name: str
    requires: list[str]
    state: str
    mastery: float
    needed: float
    unaided: int
    mastered_at: datetime | None
    review_due: datetime | None
    stuck: str | None
    lead: str


class NextView(View):
    """What to practise now, and why."""

    objective: str
    exercise: str
    reason: str


class ProgressView(View):
    """Where one student stands."""

    student: str
    at: datetime
    mastered: int
    assignments: list[AssignmentView]
    objectives: list[ObjectiveView]
    next: NextView | None
