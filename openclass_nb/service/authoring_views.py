"""What the API takes and gives while a course is written."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from openclass_nb.course.models import Name
from openclass_nb.service.views import View


class AuthoredObjective(BaseModel):
    """An objective as it stands in course.yml. `requires` are ids; for no change of a field it is left out."""

    title: str | None = Field(default=None, max_length=200)
    statement: str | None = Field(default=None, max_length=2000)
    requires: list[str] | None = Field(default=None, max_length=100)


class RenameRequest(BaseModel):
    """Another id for an objective."""

    to: Name


class RenamedView(View):
    """What got the new id: places in all, notebooks by their file, assignments released before."""

    places: int
    notebooks: list[str]
    released: list[str]
    note: str


class ShownByView(View):
    """An exercise that shows an objective: `file` below the course, `cell` from 0, `fresh` with versions."""

    exercise: str
    title: str
    kind: str
    difficulty: str | None
    fresh: bool
    file: str
    cell: int


class ObjectiveCoverage(View):
    """An objective and where it stands: `missing` exercises until a gate can rest on it, titles of assignments that it
    `opens`, and the places and notebooks that another id would change.
    """

    objective: str
    name: str
    statement: str
    requires: list[str]
    exercises: int
    fresh: int
    missing: int
    shown_by: list[ShownByView]
    opens: list[str]
    places: int
    notebooks: int


class AuthoredMisconception(BaseModel):
    """A wrong idea: the title is the teacher's, the message what students read."""

    title: str = Field(min_length=1, max_length=200)
    message: str = Field(min_length=1, max_length=2000)


class MisconceptionView(View):
    """A misconception as course.yml has it."""

    misconception: str
    title: str
    message: str


class IdsRequest(BaseModel):
    """How many ids are wanted, and those that stand in notebooks which are not saved yet."""

    count: int = Field(default=1, ge=1, le=200)
    taken: list[str] = Field(default=[], max_length=2000)


class PreviewView(View):
    """A notebook as a student would get it now."""

    notebook: dict[str, Any]


class SourceCellView(View):
    """A cell of an exercise as its teacher has it; without `id` it is a new one."""

    id: str | None = Field(default=None, max_length=200)
    cell_type: Literal["code", "markdown", "raw"]
    source: str
    metadata: dict[str, Any]


class ExerciseSourceView(View):
    """An exercise in its source notebook: `file` below the course; `seen` names this state of its cells."""

    exercise: str
    assignment: str
    file: str
    seen: str
    cells: list[SourceCellView]


class AuthoredExercise(BaseModel):
    """The exercise's cells as they shall be, in place of those that `seen` names."""

    seen: str = Field(max_length=64)
    cells: list[SourceCellView] = Field(min_length=1, max_length=200)
