"""Which exercise a finding is about."""

from __future__ import annotations

from dataclasses import dataclass

from openclass_nb.course.exercises import Exercise
from openclass_nb.course.findings import Finding, Severity
from openclass_nb.workflows.prove_course import CourseProof


@dataclass(frozen=True)
class Alarm:
    """A warning or error on an exercise."""

    course: str
    exercise: str
    code: str
    message: str


def alarms(proof: CourseProof) -> list[Alarm]:
    """Every warning and error about an exercise; those about the course as a whole are left out."""
    title = str(proof.loaded.root)
    return [
        Alarm(title, name, one.code, one.message)
        for one in proof.findings
        if one.severity >= Severity.WARNING and (name := _exercise(proof, one))
    ]


def found(proof: CourseProof, name: str) -> set[str]:
    """The codes of the warnings and errors about one exercise."""
    return {one.code for one in alarms(proof) if one.exercise == name}


def _exercise(proof: CourseProof, finding: Finding) -> str:
    if not finding.place.file.startswith("source/"):
        return ""
    if finding.place.cell is None:
        return _beside(proof, finding)
    for one in proof.loaded.exercises:
        if finding.place.file == f"source/{one.assignment}/{one.notebook}.ipynb" and _holds(
            one, finding.place.cell
        ):
            return one.id
    return ""


def _beside(proof: CourseProof, finding: Finding) -> str:
    """A finding about a file names the exercise in its message."""
    return next((one.id for one in proof.loaded.exercises if f"“{one.shown}”" in finding.message), "")


def _holds(exercise: Exercise, cell: int) -> bool:
    """Its prompt stands right above the answer, or above what is given for it."""
    last = max((test.index for test in exercise.tests), default=exercise.index)
    return exercise.index - 2 <= cell <= last
