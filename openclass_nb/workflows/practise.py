"""Practise an objective: versions that the student has not seen, in place or as a notebook of their own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openclass_nb.course.manifest import Manifest
from openclass_nb.errors import OpenclassError, UnknownNameError
from openclass_nb.workflows.follow_student import ClosedGateError, enter_assignment
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.own_versions import next_version
from openclass_nb.workflows.record_attempt import find_exercise

if TYPE_CHECKING:
    from openclass_nb.grading.personal_notebooks import PersonalNotebooks

MOST_EXERCISES = 3
"""In one practice notebook: enough for a sitting."""


class NothingLeftError(OpenclassError):
    """There is no version left that the student has not seen."""


@dataclass(frozen=True)
class FreshVersion:
    """One exercise in a version not tried yet: its number, how many are left after it, and its cells, in order."""

    exercise: str
    number: int
    left: int
    cells: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Practice:
    """A notebook to practise an objective with; `exercises` are in it, `assignment` is where checks of them go."""

    objective: str
    assignment: str
    name: str
    exercises: tuple[str, ...]
    notebook: dict[str, Any]


def fresh_version(opened: OpenedCourse, student: str, assignment: str, exercise: str) -> FreshVersion:
    """The exercise's next version. The same one again until it has been tried. NothingLeftError after the last."""
    wanted = find_exercise(opened, student, assignment, exercise)
    number = next_version(opened, student, wanted, assignment)
    if number is None:
        step = "Practise another exercise of the objective, or ask your teacher."
        told = "You have had every version of this exercise."
        raise NothingLeftError(told, where=wanted.title, next_step=step)
    cells = _personal(opened, student, assignment, {exercise: number}).exercise(
        wanted, _released(opened, assignment, wanted.notebook)
    )
    return FreshVersion(exercise, number, wanted.versions - 1 - number, tuple(cells))


def practise(opened: OpenedCourse, student: str, objective: str) -> Practice:
    """A practice notebook from open assignments. UnknownNameError; NothingLeftError if there is nothing fresh."""
    if objective not in opened.course.objectives:
        raise UnknownNameError("objective", objective, opened.course.objectives)
    for assignment, manifest in opened.manifests.items():
        numbers = _fresh(opened, student, assignment, manifest, objective)
        if numbers:
            return _practice(opened, student, objective, assignment, numbers)
    step = "Exercises with a variant in an open assignment could give more."
    title = opened.course.objective_title(objective)
    raise NothingLeftError(f"There is nothing fresh to practise for “{title}”.", next_step=step)


def _fresh(
    opened: OpenedCourse, student: str, assignment: str, manifest: Manifest, objective: str
) -> dict[str, int]:
    """Exercises of an objective with the numbers of their next versions, those least tried first."""
    try:
        enter_assignment(opened, student, assignment)
    except ClosedGateError:
        return {}
    own = [one for one in manifest.exercises if objective in one.objectives]
    numbers = {one.id: next_version(opened, student, one, assignment) for one in own}
    left = {name: number for name, number in numbers.items() if number is not None}
    return dict(sorted(left.items(), key=lambda one: one[1])[:MOST_EXERCISES])


def _practice(
    opened: OpenedCourse, student: str, objective: str, assignment: str, numbers: Mapping[str, int]
) -> Practice:
    from openclass_nb.grading.personal_notebooks import practice_notebook

    manifest = opened.manifest(assignment)
    personal = _personal(opened, student, assignment, numbers)
    wanted = [one for one in manifest.exercises if one.id in numbers]
    parts, metadata = [], {}
    for one in wanted:
        content = _released(opened, assignment, one.notebook)
        metadata = content.get("metadata", {})
        parts += [personal.setup(one, content), personal.exercise(one, content)]
    title = f"Practice: {opened.course.objective_title(objective)}"
    sitting = max(numbers.values()) + 1
    return Practice(
        objective,
        assignment,
        f"practice-{objective}-{sitting}",
        tuple(one.id for one in wanted),
        practice_notebook(title, parts, metadata),
    )


def _personal(
    opened: OpenedCourse, student: str, assignment: str, numbers: Mapping[str, int]
) -> "PersonalNotebooks":
    from openclass_nb.grading.course_secret import course_secret
    from openclass_nb.grading.personal_notebooks import PersonalNotebooks

    return PersonalNotebooks(opened.manifest(assignment), course_secret(opened.root), student, numbers)


def _released(opened: OpenedCourse, assignment: str, notebook: str) -> dict[str, Any]:
    path = opened.root / "release" / assignment / f"{notebook}.ipynb"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def notebooks_for(
    opened: OpenedCourse, student: str, assignment: str, files: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Released notebooks, by name without .ipynb, in the versions that the student is at."""
    from openclass_nb.workflows.own_versions import versions_reached

    reached = versions_reached(opened, student, assignment)
    current = {name: max(number - 1, 0) for name, number in reached.items()}
    personal = _personal(opened, student, assignment, current)
    known = {one.name for one in personal.manifest.notebooks}
    made = {name: json.loads(content) for name, content in files.items() if name in known}
    return {
        name: (json.dumps(personal.notebook(name, one), indent=1, ensure_ascii=False) + "\n").encode()
        for name, one in made.items()
    }
