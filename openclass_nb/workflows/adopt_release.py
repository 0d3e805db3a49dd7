"""Record a release that nbgrader made, as it lies there: nothing is run and nothing is written but the log."""

from dataclasses import dataclass
from typing import Literal

from openclass_nb.course.files import LoadedCourse
from openclass_nb.course.findings import Finding, Place
from openclass_nb.course.manifest import Manifest, Signature
from openclass_nb.errors import GradingError
from openclass_nb.records import ReleaseEntry
from openclass_nb.workflows.opened_course import OpenedCourse

State = Literal["recorded", "known", "none", "unreadable"]
"""Recorded now; recorded before and the same; nothing released; there, but not to be used."""


@dataclass(frozen=True)
class AdoptedRelease:
    """What became of an assignment's release, and what is to be said about it."""

    state: State
    findings: tuple[Finding, ...] = ()


def adopt_release(opened: OpenedCourse, loaded: LoadedCourse, assignment: str) -> AdoptedRelease:
    """Record what lies in `release/ASSIGNMENT/`, so that submissions for it can be graded at once."""
    notebooks = [one.name for one in loaded.notebooks if one.assignment == assignment]
    folder = opened.root / "release" / assignment
    missing = [name for name in notebooks if not (folder / f"{name}.ipynb").is_file()]
    if missing == notebooks:
        return AdoptedRelease("none")
    if missing:
        told = f"Released without {', '.join(f'{name}.ipynb' for name in missing)}, which source/ has."
        return AdoptedRelease("unreadable", (_finding(assignment, told, _again(assignment)),))
    try:
        manifest = _manifest(opened, loaded, assignment)
        unknown = _unknown_to_gradebook(opened, assignment)
    except GradingError as error:
        step = error.next_step or _again(assignment)
        return AdoptedRelease("unreadable", (_finding(assignment, error.message, step),))
    if opened.manifests.get(assignment) == manifest:
        return AdoptedRelease("known", unknown)
    opened.log.add([ReleaseEntry(assignment, opened.clock(), manifest.model_dump_json())])
    opened.__dict__.pop("manifests", None)  # read anew at the next use
    return AdoptedRelease("recorded", unknown)


def _manifest(opened: OpenedCourse, loaded: LoadedCourse, assignment: str) -> Manifest:
    """Known wrong answers keep the behaviour that a proof has seen, as long as the tests are the same."""
    from openclass_nb.grading.nbgrader_release import build_manifest

    before = opened.manifests.get(assignment)
    if before is None:
        return build_manifest(loaded, assignment, {})
    points = {
        one.id: {test.grade_id: test.points for test in one.tests} for one in loaded.of_assignment(assignment)
    }
    proved: dict[str, tuple[Signature, ...]] = {
        one.id: one.signatures for one in before.exercises if one.points == points.get(one.id)
    }
    return _with_tried_plans(build_manifest(loaded, assignment, proved), before)


def _with_tried_plans(manifest: Manifest, before: Manifest) -> Manifest:
    """A release has tried the tests with the reference answers; as long as they are the same, what it found holds."""
    tried = {one.name: one for one in before.notebooks}
    notebooks = (
        one.model_copy(update={"plan": tried[one.name].plan})
        if one.name in tried and tried[one.name].cells == one.cells and tried[one.name].plan
        else one
        for one in manifest.notebooks
    )
    return manifest.model_copy(update={"notebooks": tuple(notebooks)})


def _unknown_to_gradebook(opened: OpenedCourse, assignment: str) -> tuple[Finding, ...]:
    from openclass_nb.grading.nbgrader_course import NbgraderCourse
    from openclass_nb.grading.nbgrader_sources import released_sources

    if released_sources(NbgraderCourse(opened.root), assignment):
        return ()
    told = "nbgrader's gradebook does not know this assignment, so its scores have no place there."
    return (_finding(assignment, told, _again(assignment)),)


def _again(assignment: str) -> str:
    return f"Release it anew with “openclass release {assignment}”."


def _finding(assignment: str, told: str, step: str) -> Finding:
    return Finding.warning("release", Place(file=f"release/{assignment}"), told, step)
