"""The whole way in one go: a course made, proved, released, answered by a class, graded, and opened step by step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from openclass_nb.insight.standing import Standing, class_standing
from openclass_nb.workflows.check_course import OnStep, check_course
from openclass_nb.workflows.choose_engine import choose_engine
from openclass_nb.workflows.grade_batch import GradedBatch, grade_batch
from openclass_nb.workflows.new_course import new_course
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.play_class import PlayedStudent, hand_in, play_students
from openclass_nb.workflows.release import release
from openclass_nb.workflows.show_progress import show_class

SEED = 7


@dataclass
class Round:
    """One assignment's turn: who might hand it in, and what came out."""

    assignment: str
    handed_in: list[str]
    batch: GradedBatch
    standings: list[Standing]


@dataclass
class Demo:
    """What the demo did."""

    root: Path
    opened: OpenedCourse
    rounds: list[Round] = field(default_factory=list)


@dataclass
class Stage:
    """Where the demo tells what it does: a headline for each part, and steps within it."""

    headline: Callable[[str], None] = lambda text: None
    step: OnStep = lambda what, done, total: None


def run_demo(
    folder: Path, stage: Stage, students: int = 24, rounds: int = 2, template: str = "python-for-science"
) -> Demo:
    """Make the course in `folder` unless it is there, then play `rounds` assignments, as far as somebody gets."""
    root = folder if (folder / "course.yml").is_file() else new_course(folder.name, template, folder.parent)
    opened = open_course(root)
    demo = Demo(root, opened)
    everybody = play_students(students, SEED)
    start = _start(opened)
    for number, assignment in enumerate(opened.course.assignments[:rounds]):
        may = [one for one in everybody if _is_open(opened, assignment.name, one.name)]
        if not may:
            stage.headline(f"Nobody may open “{assignment.shown}” yet")
            break
        at = start + timedelta(days=7 * number)
        demo.rounds.append(_round(demo, stage, assignment.name, may, at))
    return demo


def _start(opened: OpenedCourse) -> datetime:
    """Two weeks ago at nine, so that the class's work lies in the past; the same when the demo is run again."""
    first = next(iter(opened.log.releases()), None)
    day = (first.at if first else opened.clock()) - timedelta(days=14)
    return day.astimezone(UTC).replace(hour=9, minute=0, second=0, microsecond=0)


def _round(demo: Demo, stage: Stage, assignment: str, may: list[PlayedStudent], at: datetime) -> Round:
    opened = demo.opened
    if assignment not in opened.manifests:
        stage.headline(f"Proving and releasing “{opened.assignment(assignment).shown}”")
        release(opened, assignment, on_step=stage.step)
    loaded = check_course(opened.root, run=False).loaded
    hand_in(loaded, assignment, may, at, SEED)
    stage.headline(
        f"Grading {len(may)} submissions for “{opened.assignment(assignment).shown}” by running them"
    )
    batch = grade_batch(
        opened,
        assignment,
        choose_engine(opened),
        on_graded=lambda graded, done, total: stage.step(graded.submission.student, done, total),
    )
    return Round(
        assignment, [one.name for one in may], batch, class_standing(opened.course, show_class(opened))
    )


def _is_open(opened: OpenedCourse, assignment: str, student: str) -> bool:
    gate = opened.assignment(assignment).opens_when.mastered
    return not gate or any(one.assignment == assignment for one in opened.log.openings(student))
