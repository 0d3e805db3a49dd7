"""What stands in the way of a class, found by walking the gates."""

from pathlib import Path

from openclass_nb.course.files import load_course
from openclass_nb.course.findings import Finding, Severity
from openclass_nb.workflows.prove_gates import prove_gates
from tests.building import CourseDraft, exercise


def slips(draft: CourseDraft, root: Path) -> list[Finding]:
    _, findings = prove_gates(load_course(draft.write(root)), None)
    return [one for one in findings if one.code == "one-slip"]


def test_a_gate_that_one_slip_closes_is_told(draft: CourseDraft, tmp_path: Path) -> None:
    """Three exercises and no variant: one wrong first try, and nobody gets on; with what to do about it."""
    (found,) = slips(draft, tmp_path)
    assert found.severity is Severity.WARNING
    assert found.place.name == "objectives.adding"
    assert "One wrong first try at an exercise of “Adding” (whichever)" in found.message
    assert "“twice” can’t open any more" in found.message
    assert "variant" in found.next_step


def test_enough_exercises_mend_a_slip(draft: CourseDraft, tmp_path: Path) -> None:
    """Eight of them; and an objective that no gate asks for holds nobody up."""
    cells = draft.notebooks["sums/sums"]["cells"]
    for number in range(5):
        cells += exercise(f"more-{number}", objective="adding")
    assert slips(draft, tmp_path) == []
