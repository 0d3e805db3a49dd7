"""Release an assignment: proved, made for students, recorded."""

from dataclasses import dataclass
from pathlib import Path

from openclass_nb.course.findings import Finding
from openclass_nb.course.manifest import Manifest
from openclass_nb.errors import CourseError
from openclass_nb.records import ReleaseEntry
from openclass_nb.workflows.check_course import Checked, OnStep, check_course
from openclass_nb.workflows.opened_course import OpenedCourse


class UnprovedError(CourseError):
    """The assignment has errors; `findings` tells them all."""

    def __init__(self, assignment: str, findings: tuple[Finding, ...]) -> None:
        count = "1 error" if len(findings) == 1 else f"{len(findings)} errors"
        step = "Mend what the check found, then release again; students see nothing of it yet."
        super().__init__(f"“{assignment}” has {count} and was not released.", next_step=step)
        self.findings = findings


@dataclass(frozen=True)
class Released:
    """A release: where the student's version lies, and what was recorded."""

    folder: Path
    manifest: Manifest
    findings: tuple[Finding, ...]


def release(
    opened: OpenedCourse, assignment: str, *, on_step: OnStep = lambda what, done, total: None
) -> Released:
    """Prove `assignment`, then write `release/ASSIGNMENT/` and its manifest. UnprovedError if it has errors."""
    opened.assignment(assignment)
    checked = check_course(opened.root, [assignment], on_step=on_step)
    errors = tuple(one for one in checked.errors if _concerns(assignment, one))
    if errors:
        raise UnprovedError(assignment, errors)
    return publish(opened, assignment, checked)


def publish(opened: OpenedCourse, assignment: str, checked: Checked) -> Released:
    """Write and record a proved assignment."""
    from openclass_nb.grading.nbgrader_release import build_manifest, release_with_nbgrader

    release_with_nbgrader(opened.root, assignment)
    manifest = build_manifest(checked.loaded, assignment, checked.signatures, tried=True)
    opened.log.add([ReleaseEntry(assignment, opened.clock(), manifest.model_dump_json())])
    opened.__dict__.pop("manifests", None)  # read anew at the next use
    return Released(opened.root / "release" / assignment, manifest, checked.findings)


def _concerns(assignment: str, finding: Finding) -> bool:
    """course.yml's errors concern every assignment; a notebook's only its own."""
    return finding.place.file == "course.yml" or finding.place.file.startswith(f"source/{assignment}/")
