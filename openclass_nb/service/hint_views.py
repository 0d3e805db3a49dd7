"""What the API takes and gives about hints."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from openclass_nb.service.views import View


class HintsView(View):
    """Hints given with their kinds, how many are left, and what the next one means for mastery.

    `waits` says why the next one is not open now (empty if it is), `opens_at` when it opens without another try.
    """

    exercise: str
    given: list[str]
    kinds: list[str] = Field(default_factory=list)
    left: int
    means: str
    costs: bool
    waits: str = ""
    opens_at: datetime | None = None


class HintRequest(BaseModel):
    """Which hint is asked for, from 0: the number of those given."""

    rung: int = Field(ge=0, le=1000)


class QueuedHintView(View):
    """A written hint that students have got, and what was decided about it last; empty if nothing yet."""

    id: str
    assignment: str
    exercise: str
    rung: str
    text: str
    shown: int
    decision: str


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
