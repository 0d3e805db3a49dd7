"""The proof of each template: the one run of it in all the tests."""

import shutil
from pathlib import Path

import pytest

from openclass_nb.course.findings import Severity
from openclass_nb.templates import find_template, templates
from openclass_nb.workflows.prove_course import prove_course

pytestmark = pytest.mark.slow
WHOLE = ("mechanics", "statistics", "calculus-and-linear-algebra", "python-for-science")


def test_all_templates_are_proved_here() -> None:
    """And no other is forgotten."""
    assert {*WHOLE, "minimal"} == set(templates())


@pytest.mark.parametrize("name", [*WHOLE, "minimal"])
def test_a_template_is_proved(name: str, tmp_path: Path) -> None:
    """No error and no warning, nine of ten wrong answers caught, and nine of ten of a class get to the end in good
    time; again from the cache, all of it is kept."""
    left = shutil.ignore_patterns(".openclass")
    root = Path(shutil.copytree(find_template(name), tmp_path / name, ignore=left))
    proof = prove_course(root)
    assert [str(one) for one in proof.findings if one.severity >= Severity.WARNING] == []
    assert proof.score is None or proof.score >= 0.9
    assert proof.walked is not None
    assert proof.walked.finished >= 0.9 * proof.walked.students
    assert proof.walked.hours[1] <= 20
    assert all(one.reachable for one in proof.walked.objectives)
    again = prove_course(root)
    assert (again.kept, again.findings) == (again.parts, proof.findings)
