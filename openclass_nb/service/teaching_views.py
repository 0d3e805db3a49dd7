"""What the API takes and gives for teachers: classes, exceptions and long work."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from openclass_nb.service.views import Problem, View


class StudentView(View):
    """A row of the roster. `levels` goes with the class's `objectives`: none, low, middle, high, full or stuck."""

    student: str
    mastered: int
    objectives: int
    at: str | None
    next_gate: str | None
    waits_for: list[str]
    stuck: list[str]
    levels: list[str]


class NamedView(View):
    """An objective or an assignment by its id and its name."""

    id: str
    name: str


class ClassView(View):
    """A whole class."""

    objectives: list[NamedView]
    assignments: list[NamedView]
    students: list[StudentView]


class OverrideRequest(BaseModel):
    """A teacher's exception."""

    why: str = Field(max_length=2000)
    until: datetime | None = None


class OverrideView(View):
    """An exception that was made."""

    student: str
    assignment: str
    who: str
    why: str
    at: datetime
    until: datetime | None


class GradeRequest(BaseModel):
    """Whom to grade: everybody who handed in if nobody is named."""

    students: list[str] = Field(default=[], max_length=10_000)
    force: bool = False


class RegradeRequest(BaseModel):
    """Grade again; only shown unless `apply`."""

    students: list[str] = Field(default=[], max_length=10_000)
    why: str = Field(min_length=1, max_length=2000)
    apply: bool = False


class ProofRequest(BaseModel):
    """Which assignments to prove; all if none is named."""

    assignments: list[str] = Field(default=[], max_length=1000)


class JobView(View):
    """Long work. `result` is there when `state` is done, `problem` when it is failed."""

    job: str
    kind: str
    course: str
    assignment: str | None
    state: Literal["waiting", "running", "done", "failed", "stopped"]
    what: str
    done: int
    total: int
    result: dict[str, Any] | None = None
    problem: Problem | None = None
