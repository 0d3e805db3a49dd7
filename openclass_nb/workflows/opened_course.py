"""A course with its records, ready to work on: where the parts are put together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from openclass_nb.course.files import COURSE_FILE, find_course, read_course_file
from openclass_nb.course.manifest import Manifest
from openclass_nb.course.models import Assignment, Course
from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.mastery import Gate, Item, Objective, Settings, Syllabus
from openclass_nb.records import Log, open_log
from openclass_nb.settings import MachineSettings


def utc_now() -> datetime:
    """The one clock; everything below the workflows is told the time."""
    return datetime.now(UTC)


@dataclass
class OpenedCourse:
    """A course folder, what course.yml says, and the log of what happened."""

    root: Path
    course: Course
    log: Log
    clock: Callable[[], datetime] = utc_now

    @cached_property
    def manifests(self) -> dict[str, Manifest]:
        """The newest manifest of each released assignment, in the course's order."""
        newest = {one.assignment: one.manifest for one in self.log.releases()}
        names = [one.name for one in self.course.assignments if one.name in newest]
        return {name: Manifest.model_validate_json(newest[name]) for name in names}

    def assignment(self, name: str) -> Assignment:
        """The assignment called `name`; UnknownNameError with a near name if there is none."""
        found = self.course.assignment(name)
        if found is None:
            raise UnknownNameError("assignment", name, [one.name for one in self.course.assignments])
        return found

    def manifest(self, name: str) -> Manifest:
        """What the newest release of an assignment recorded."""
        self.assignment(name)
        if name not in self.manifests:
            by_nbgrader = (self.root / "release" / name).is_dir()
            step = (
                "nbgrader has released it: “openclass import .” in the course’s folder records that."
                if by_nbgrader
                else f"Release it with “openclass release {name}”."
            )
            raise CourseError(f"“{name}” has not been released.", next_step=step)
        return self.manifests[name]

    @property
    def syllabus(self) -> Syllabus:
        """The course as mastery sees it: released exercises, all objectives, all gates."""
        items = (
            Item(
                one.id,
                one.objectives,
                one.difficulty,
                guess=one.guess,
                variants=one.versions,
                title=one.title,
                assignment=manifest.assignment,
            )
            for manifest in self.manifests.values()
            for one in manifest.exercises
        )
        objectives = (
            Objective(name, one.requires, self.course.objective_title(name))
            for name, one in self.course.objectives.items()
        )
        gates = (Gate(one.name, one.opens_when.mastered, one.shown) for one in self.course.assignments)
        return Syllabus.of(items, objectives, gates)

    @property
    def mastery_settings(self) -> Settings:
        """How evidence becomes mastery in this course."""
        chosen = self.course.mastery
        return Settings(policy=chosen.policy, evidence=chosen.evidence, score=chosen.score)

    def students(self) -> list[str]:
        """Everybody who has handed something in or is in the log, by name."""
        from openclass_nb.grading.submissions import submitting_students

        return sorted(submitting_students(self.root) | set(self.log.students()))

    def student(self, name: str) -> str:
        """`name` itself if anybody is called so; UnknownNameError with a near name otherwise."""
        known = self.students()
        if name not in known:
            raise UnknownNameError("student", name, known)
        return name


def open_course(start: Path, clock: Callable[[], datetime] = utc_now) -> OpenedCourse:
    """The course at `start` or above it, with its records. Errors name the place and the next step."""
    root = find_course(start)
    course = read_course_file(root / COURSE_FILE)
    return OpenedCourse(root, course, open_log(root, MachineSettings().database_of(root.name)), clock)
