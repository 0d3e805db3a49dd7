"""A class for the tests of insight: tries go in, the real fold over them makes the evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.course.models import Course
from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.mastery import (
    Attempt,
    Gate,
    HintTaken,
    Item,
    Objective,
    Override,
    Settings,
    Stuck,
    Syllabus,
    class_progress,
)
from openclass_nb.records import AttemptEntry

NOW = datetime(2026, 3, 14, 14, 5, tzinfo=UTC)
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def sums_course(**more: Any) -> Course:
    """Adding, then doubling; each with an assignment, and the second behind a gate."""
    told = {
        "title": "Sums",
        "objectives": {
            "adding": {"title": "Adding", "statement": "Add two numbers"},
            "doubling": {"title": "Doubling", "statement": "Double a number", "requires": ["adding"]},
        },
        "misconceptions": {
            "minus": {"title": "Takes away", "message": "Does your result grow when b grows?"}
        },
        "assignments": [
            {"name": "sums", "title": "Sums", "objectives": ["adding"]},
            {
                "name": "twice",
                "title": "Twice",
                "objectives": ["doubling"],
                "opens_when": {"mastered": ["adding"]},
            },
        ],
    }
    return Course.model_validate({**told, **more})


def released(name: str, *objectives: str, difficulty: Any = None) -> ReleasedExercise:
    """An exercise of one point; its title is its id with a capital."""
    return ReleasedExercise(
        id=name,
        title=name.replace("-", " ").capitalize(),
        notebook="n",
        objectives=objectives,
        difficulty=difficulty,
        answer_id=name,
        stub="",
        points={f"{name}-test": 1},
    )


def four_each() -> list[ReleasedExercise]:
    """Four exercises for each of the two objectives."""
    return [released(f"{name}-{k}", name) for name in ("adding", "doubling") for k in range(1, 5)]


@dataclass
class Classroom:
    """Students hand in; `evidence()` says what a report is made from. Moments are days since the start."""

    course: Course = field(default_factory=sums_course)
    exercises: list[ReleasedExercise] = field(default_factory=four_each)
    settings: Settings = field(default_factory=Settings)
    students: set[str] = field(default_factory=set)
    tries: list[AttemptEntry] = field(default_factory=list)
    hints: list[HintTaken] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)

    def enrol(self, *students: str) -> None:
        """Students who are there and have done nothing."""
        self.students.update(students)

    def hand_in(self, student: str, exercise: str, right: bool, day: float = 0, **more: Any) -> None:
        """One try; `variant`, `message`, `misconception` and `readable` as in the log."""
        self.students.add(student)
        at = START + timedelta(days=day)
        key, score = f"try-{len(self.tries)}", float(right)
        self.tries.append(AttemptEntry(key, student, "sums", exercise, at, score, 1.0, **more))

    def take_hint(self, student: str, exercise: str, day: float = 0, variant: int = 0) -> None:
        """A hint, just before a try of the same day."""
        self.students.add(student)
        at = START + timedelta(days=day) - timedelta(minutes=1)
        self.hints.append(HintTaken(student, exercise, variant, at))

    def master(self, student: str, *objectives: str, day: float = 0) -> None:
        """Right at once in every exercise of the objectives, twice over: enough for any policy."""
        for variant in range(3):
            for one in self.exercises:
                if set(one.objectives) & set(objectives):
                    day += 0.001
                    self.hand_in(student, one.id, True, day, variant=variant)

    def override(self, student: str, assignment: str, why: str, day: float, **more: Any) -> None:
        """A teacher opens something."""
        more.setdefault("who", "A. Okafor")
        at = START + timedelta(days=day)
        self.overrides.append(Override(student=student, assignment=assignment, why=why, at=at, **more))

    @property
    def syllabus(self) -> Syllabus:
        """The course as mastery sees it."""
        return Syllabus.of(
            (
                Item(one.id, one.objectives, one.difficulty, variants=9, title=one.title)
                for one in self.exercises
            ),
            (
                Objective(name, one.requires, self.course.objective_title(name))
                for name, one in self.course.objectives.items()
            ),
            (Gate(one.name, one.opens_when.mastered, one.shown) for one in self.course.assignments),
        )

    def evidence(self, now: datetime = NOW) -> ClassEvidence:
        """What is known about the class at `now`."""
        tries = sorted(self.tries, key=lambda one: one.at)
        events: dict[str, list[Attempt | HintTaken]] = {student: [] for student in sorted(self.students)}
        for one in tries:
            score = 0.0 if one.score is None else one.score
            event = Attempt(one.student, one.exercise, one.variant, one.at, score, one.readable)
            events[one.student].append(event)
        for hint in self.hints:
            events[hint.student].append(hint)
        ordered = {student: sorted(own, key=lambda one: one.at) for student, own in events.items()}
        progress = class_progress(self.syllabus, self.settings, ordered, now, overrides=self.overrides)
        exercises = {one.id: one for one in self.exercises}
        return ClassEvidence(self.course, exercises, progress, tries, self.overrides, now)


Rule = Literal["many", "flat", "one exercise"]


def with_stuck(evidence: ClassEvidence, stuck: Iterable[tuple[str, str, Rule]]) -> ClassEvidence:
    """The same evidence, where the named students are stuck on the named objectives by the named rules."""
    progress = dict(evidence.progress)
    for student, objective, rule in stuck:
        own = dict(progress[student].objectives)
        own[objective] = replace(own[objective], state="stuck", stuck=Stuck(rule, "More of the same."))
        progress[student] = replace(progress[student], objectives=own)
    return replace(evidence, progress=progress)
