"""The course, released once, and the one batch in which everything is graded; what could not be tried is told."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from openclass_nb.grading.engine import GradedSubmission
from openclass_nb.grading.warm_engine import WarmEngine
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.release import release
from tests.attacks.batch import LIMITS, Graded, hand_in, listening, readable_text, secret_environment
from tests.attacks.case import Case, cases
from tests.attacks.course import APPROXIMATE, TRIALS, write_course

HOSTILE, ODD = cases("hostile"), cases("odd")
NOT_TRIED: list[str] = []
"""What could not be tried on this machine, and why; printed at the end of the run."""


@dataclass
class Class:
    """The whole class after grading."""

    opened: OpenedCourse
    graded: dict[str, Graded]
    everybody: dict[str, dict[str, GradedSubmission]]
    """Submissions by student, by assignment."""
    digests: dict[str, str]
    """What the course's files were before grading."""
    layers: tuple[str, ...] = ()
    missing: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> OpenedCourse:
    """The course, released; nothing handed in."""
    opened = open_course(write_course(tmp_path_factory.mktemp("attacked") / "course"))
    for assignment in (TRIALS, APPROXIMATE):
        release(opened, assignment)
    return opened


@pytest.fixture(scope="session")
def graded_class(course: OpenedCourse) -> Class:
    """Everything handed in and graded in one batch for each assignment."""
    tried = [one for one in (*HOSTILE, *ODD) if not one.lacking]
    with listening() as port, secret_environment():
        students = {name: hand_in(course.root, tried, name, port) for name in (TRIALS, APPROXIMATE)}
        before = digests(course.root)
        everybody: dict[str, dict[str, GradedSubmission]] = {}
        for name in students:
            batch = grade_batch(course, name, WarmEngine(course.root, LIMITS, jobs=3))
            everybody[name] = {one.submission.student: one for one in batch.graded}
    graded = {
        case.name: _with_neighbours(course.root, case, student, everybody[name])
        for name, found in students.items()
        for student, case in found.items()
    }
    layers = next(iter(everybody[TRIALS].values())).layers
    return Class(course, graded, everybody, before, layers)


def _with_neighbours(root: Path, case: Case, student: str, done: dict[str, GradedSubmission]) -> Graded:
    place = int(student[1:4])
    beside = done.get(f"s{place:03d}-a-honest"), done.get(f"s{place + 1:03d}-a-honest")
    own = done.get(student)
    return Graded(case, student, own, beside, readable_text(root, student, case.assignment, own))


def digests(root: Path) -> dict[str, str]:
    """Digests of the ordinary files that grading has no business to change."""
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("source", "release", "submitted", "course.yml")
        for path in ([root / folder] if (root / folder).is_file() else sorted((root / folder).rglob("*")))
        if path.is_file() and not path.is_symlink()
    }


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tried, and which layers held."""
    if not any(
        "attacks" in str(one.nodeid)
        for found in terminalreporter.stats.values()
        for one in found
        if hasattr(one, "nodeid")
    ):
        return
    for case in (*HOSTILE, *ODD):
        if case.lacking:
            NOT_TRIED.append(f"{case.name}: needs {case.lacking}")
    if NOT_TRIED:
        terminalreporter.section("ATTACKS NOT TRIED FOR LACK OF A PRIVILEGE", sep="!", red=True, bold=True)
        for one in NOT_TRIED:
            terminalreporter.line(one, red=True)
