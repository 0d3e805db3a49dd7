"""The course as `course.yml` says it. These models also give the JSON schemas and the forms."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
"""An id that is safe as a folder name, a URL part and an nbgrader assignment name."""

PolicyName = Literal["default", "strict", "streak", "bkt", "score"]
EvidenceRule = Literal["first", "attempts"]


class Model(BaseModel):
    """Strict about unknown keys, so that a typing mistake in `course.yml` is found and not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Objective(Model):
    """What a student should be able to do."""

    title: str = Field(default="", description="A few words, as shown in lists: “Friction”.")
    statement: str = Field(min_length=1, description="What a student who meets it can do, in one sentence.")
    requires: tuple[Name, ...] = Field(default=(), description="Objectives that come before this one.")


class Misconception(Model):
    """A known wrong idea, with the message that a student who shows it gets."""

    title: str = Field(min_length=1, description="For the teacher: “Degrees taken as radians”.")
    message: str = Field(min_length=1, description="For the student; best a question that makes them think.")


class HintSwitches(Model):
    """Exceptions of one assignment from the course's `hints`; what is left out is as in the course."""

    ai: bool | None = Field(default=None, description="May an AI model write hints here?")
    bottom_out: bool | None = Field(default=None, description="May the last hint show the answer here?")


class OpensWhen(Model):
    """The rule of a gate. With nothing in it the assignment is open from the start."""

    mastered: tuple[Name, ...] = Field(default=(), description="Objectives to be mastered first.")


class Draw(Model):
    """An item bank: each student gets some of the assignment's exercises of an objective, drawn by lot."""

    objective: Name = Field(description="Its exercises in this assignment are the bank.")
    count: int = Field(ge=1, description="How many of them each student gets.")


class Assignment(Model):
    """nbgrader's assignment: the notebooks in `source/NAME/` that one gate opens."""

    name: Name
    title: str = Field(default="", description="As students see it; the name if left out.")
    objectives: tuple[Name, ...] = Field(default=(), description="Objectives that it practises.")
    opens_when: OpensWhen = OpensWhen()
    draws: tuple[Draw, ...] = Field(
        default=(), description="Item banks; left out: every student gets every exercise."
    )
    due: datetime | None = Field(default=None, description="When it is due, with a time zone.")
    hints: HintSwitches = HintSwitches()

    @property
    def shown(self) -> str:
        """What people read: the title, or the name."""
        return self.title or self.name


class MasterySettings(Model):
    """How evidence becomes mastery, and when it is enough."""

    policy: PolicyName = Field(default="default", description="The rule that says “mastered”.")
    evidence: EvidenceRule = Field(
        default="first",
        description="first: the first try of a version counts. attempts: later tries count less.",
    )
    score: float = Field(
        default=0.85, gt=0, le=1, description="Share of points that the policy “score” asks."
    )


class HintSettings(Model):
    """What help students may get."""

    ai: bool = Field(default=False, description="May an AI model write hints?")
    bottom_out: bool = Field(default=False, description="May the last hint show the answer?")
    wait_minutes: float = Field(
        default=2, ge=0, le=1440, description="After how long the next hint opens without another try."
    )
    each_exercise: int = Field(default=12, ge=0, description="Most hints for one exercise.")
    each_day: int = Field(default=60, ge=0, description="Most hints for one student on one day.")
    ai_each_day: int = Field(default=20, ge=0, description="Of these, written by a model.")
    tokens_each_day: int = Field(
        default=200_000, ge=0, description="What the course may spend on a model in a day."
    )
    instruction: str = Field(
        default="",
        max_length=2000,
        description="What the model is told besides: words to use, tone, language.",
    )


class GradingSettings(Model):
    """How submissions are run."""

    engine: Literal["warm", "nbgrader"] | None = Field(
        default=None, description="Left out: the best there is."
    )
    cell_seconds: float = Field(default=30, gt=0, le=3600, description="Time limit for one cell.")
    fresh_process: bool = Field(
        default=False,
        description="Start a kernel for each submission: slow, and tests run beside the student’s code.",
    )
    stderr_is_failure: bool = Field(
        default=False, description="nbgrader takes points for a warning on stderr; true keeps that rule."
    )


class Course(Model):
    """All that `course.yml` says."""

    title: str = Field(min_length=1)
    objectives: dict[Name, Objective] = Field(default_factory=dict)
    misconceptions: dict[Name, Misconception] = Field(default_factory=dict)
    assignments: tuple[Assignment, ...] = ()
    mastery: MasterySettings = MasterySettings()
    hints: HintSettings = HintSettings()
    grading: GradingSettings = GradingSettings()

    def assignment(self, name: str) -> Assignment | None:
        """The assignment called `name`, or None."""
        return next((one for one in self.assignments if one.name == name), None)

    def objective_title(self, name: str) -> str:
        """What people read for an objective: its title, or its id made readable."""
        known = self.objectives.get(name)
        return known.title if known and known.title else name.replace("-", " ").replace("_", " ").capitalize()
