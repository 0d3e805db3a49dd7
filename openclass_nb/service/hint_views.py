"""What the API takes and gives about hints."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from openclass_nb.service.views import View


class HintsView(View):
    """Hints given with their kinds, how many are left, and what the next one means for mastery.

    `waits` says why the next one is not open now (empty if it is), `opens_at` when it opens without another try.
    `version` is the number of the version that the next one is about.
    """

    exercise: str
    given: list[str]
    kinds: list[str] = Field(default_factory=list)
    left: int
    means: str
    costs: bool
    waits: str = ""
    opens_at: datetime | None = None
    version: int = 0


class VersionMark(BaseModel):
    """Which version a notebook holds: what stands under `openclass.version` in the answer cell’s metadata."""

    number: int = Field(ge=0, le=10_000)
    key: str = Field(default="", max_length=200)


class HintRequest(BaseModel):
    """Which hint is asked for, from 0: the number of those given; and about which version.

    Without a version it is the one that was tried last, or the next one if that is solved.
    """

    rung: int = Field(ge=0, le=1000)
    version: VersionMark | None = None


class QueuedHintView(View):
    """A written hint that students have got, and what was decided about it last; empty if nothing yet.

    `title` is the exercise's. `answer` is the code that it was written about, as far as the log still has it; whose
    it is, is not said.
    """

    id: str
    assignment: str
    exercise: str
    rung: str
    text: str
    shown: int
    decision: str
    title: str = ""
    answer: str = ""


class ReviewRequest(BaseModel):
    """What a teacher decides: “edited” needs a text, “reported” a reason."""

    decision: Literal["approved", "edited", "promoted", "reported"]
    text: str = Field(default="", max_length=2000)
    why: str = Field(default="", max_length=2000)


class FailingGroupView(View):
    """Students who fail alike: an example of their answers, and the hint that they would get next."""

    students: list[str]
    example: str
    hint: str


class AuthoredHintRequest(BaseModel):
    """A hint of the teacher's own."""

    text: str = Field(min_length=1, max_length=2000, pattern=r"\S")


class AuthoredHintView(View):
    """How many hints the exercise has in its source notebook now; students get them once it is released again."""

    assignment: str
    exercise: str
    hints: int
