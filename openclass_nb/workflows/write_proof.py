"""Write the page of a proof."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from openclass_nb.course.exercises import Exercise
from openclass_nb.course.files import write_atomically
from openclass_nb.course.findings import Severity
from openclass_nb.workflows.prove_course import CourseProof, ProvedExercise

if TYPE_CHECKING:
    from openclass_nb.insight.proof_page import ExerciseRow, ProofPage, VersionsRow

SIDE_BY_SIDE = 10


def write_proof(proof: CourseProof, path: Path, now: datetime) -> Path:
    """Write the page to `path`, whole or not at all. The path."""
    from openclass_nb.insight.proof_page import render

    write_atomically(path, render(page_of(proof, now)))
    return path


def page_of(proof: CourseProof, now: datetime) -> ProofPage:
    """What stands on the page."""
    from openclass_nb.insight.proof_page import ProofPage

    return ProofPage(
        title=proof.loaded.course.title,
        when=f"{now.day} {now:%B %Y, %H:%M}",
        lead=lead_of(proof),
        findings=proof.findings,
        exercises=tuple(_row(proof, one) for one in proof.exercises),
        walked=proof.walked,
        versions=tuple(
            _versions(proof.loaded.root, one.exercise) for one in proof.exercises if one.exercise.variant
        ),
    )


def _versions(root: Path, exercise: Exercise) -> VersionsRow:
    """Ten versions of an exercise as a class would get them, side by side."""
    from openclass_nb.grading.course_secret import course_secret
    from openclass_nb.grading.prepared_sources import TEACHERS
    from openclass_nb.grading.version_maker import MAKER
    from openclass_nb.insight.proof_page import VersionsRow

    secret = course_secret(root)
    found = [
        MAKER.version(secret, TEACHERS, exercise.id, exercise.variant, number).values
        for number in range(SIDE_BY_SIDE)
    ]
    names = tuple(found[0])
    return VersionsRow(
        exercise.shown, names, tuple(tuple(str(one.get(name)) for name in names) for one in found)
    )


def lead_of(proof: CourseProof) -> str:
    """The result in two sentences."""
    errors, warnings = (_count(proof, kind) for kind in (Severity.ERROR, Severity.WARNING))
    if errors:
        told = f"{_many(errors, 'error')} to mend before students see it"
        told += f", and {_many(warnings, 'warning')} worth a look." if warnings else "."
    elif warnings:
        told = f"It can be released; {_many(warnings, 'warning')} worth a look."
    else:
        told = "It is proved: every solution passes, no blank and no known wrong answer does."
    if proof.score is None:
        return told
    tried = sum(one.strength.count for one in proof.exercises if one.strength)
    caught = sum(one.strength.caught for one in proof.exercises if one.strength)
    return f"{told} Of {tried} wrong answers made from the solutions the tests catch {caught}."


def _count(proof: CourseProof, severity: Severity) -> int:
    return sum(one.severity is severity for one in proof.findings)


def _many(count: int, what: str) -> str:
    return f"1 {what} is" if count == 1 else f"{count} {what}s are"


def _row(proof: CourseProof, one: ProvedExercise) -> ExerciseRow:
    from openclass_nb.insight.proof_page import ExerciseRow, SurvivorRow

    assignment = proof.loaded.course.assignment(one.exercise.assignment)
    strength = one.strength
    survivors = tuple(
        SurvivorRow(each.mutant.id, each.mutant.story, each.mutant.diff, each.witness, each.undecided)
        for each in (strength.survivors if strength else ())
    )
    return ExerciseRow(
        title=one.exercise.shown,
        assignment=assignment.shown if assignment else one.exercise.assignment,
        caught=strength.caught if strength else None,
        count=strength.count if strength else None,
        marked=strength.marked if strength else 0,
        survivors=survivors,
    )
