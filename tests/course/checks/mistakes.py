"""How a mistake in a course is written down for a test."""

from collections.abc import Callable
from pathlib import Path

from openclass_nb.course.checks import check_by_reading
from openclass_nb.course.files import load_course
from openclass_nb.course.findings import Finding
from tests.building import CourseDraft

Mistake = tuple[Callable[[CourseDraft], object], str, str, str, str]
"""What breaks the course; the finding's code, place, a part of its sentence, a part of its advice."""


def found(draft: CourseDraft, root: Path) -> list[Finding]:
    """What reading the course finds."""
    return check_by_reading(load_course(draft.write(root)))


def told(mistake: object) -> str:
    """A mistake's name in a test run."""
    return mistake[0].__name__ if isinstance(mistake, tuple) else str(mistake)


def makes_one_finding(draft: CourseDraft, root: Path, mistake: Mistake) -> None:
    """Check that one mistake gives one finding: a stable code, the place, what is wrong and what to do."""
    broken, code, place, says, advises = mistake
    broken(draft)
    (finding,) = found(draft, root)
    assert (finding.code, str(finding.place)) == (code, place)
    assert says in finding.message
    assert advises in finding.next_step
