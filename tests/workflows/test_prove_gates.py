"""What stands in the way of a class, found by walking the gates."""

from pathlib import Path

from openclass_nb.course.files import load_course
from openclass_nb.course.findings import Finding, Severity
from openclass_nb.course.manifest import MOST_VERSIONS
from openclass_nb.workflows.proof_cache import ProofCache
from openclass_nb.workflows.prove_gates import prove_gates, syllabus_of
from tests.building import CourseDraft, exercise, notebook


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


def test_three_exercises_before_a_gate_leave_many_stuck(draft: CourseDraft, tmp_path: Path) -> None:
    """Each has to be right at once; who slips has no fresh one left."""
    walked, findings = prove_gates(load_course(draft.write(tmp_path)), None)
    assert walked is not None
    (finding,) = [one for one in findings if one.code == "class-gets-stuck"]
    assert finding.place.name == "assignments.twice"
    assert "“Adding”" in finding.message
    sums, twice = walked.gates
    assert sums.reached == 400
    assert twice.reached + twice.stuck == 400
    assert walked.finished == twice.reached


def test_what_was_walked_is_kept(draft: CourseDraft, tmp_path: Path) -> None:
    """And read back the same."""
    loaded = load_course(draft.write(tmp_path))
    cache = ProofCache(tmp_path)
    assert prove_gates(loaded, cache) == prove_gates(loaded, cache)


def test_an_objective_that_nobody_can_master(draft: CourseDraft, tmp_path: Path) -> None:
    """Two exercises are too few even for somebody who is always right."""
    draft.drop("again", "again-prompt", "again-test-1")
    codes = [one.code for one in prove_gates(load_course(draft.write(tmp_path)), None)[1]]
    assert "never-mastered" in codes


def test_a_variant_is_many_versions(draft: CourseDraft, tmp_path: Path) -> None:
    """As many as a student can get."""
    cell = {**draft.cell("add-prompt"), "cell_type": "code", "id": "add-variant", "outputs": []}
    cell["metadata"] = {"openclass": {"exercise": "add", "role": "variant"}}
    cell["source"] = "def variant(rng):\n    return {'x': rng.randint(1, 9)}"
    draft.notebooks["sums/sums"]["cells"].insert(0, {**cell, "execution_count": None})
    loaded = load_course(draft.write(tmp_path))
    assert [one.variants for one in syllabus_of(loaded).items_of("adding")] == [MOST_VERSIONS, 1, 1]


def test_a_course_without_exercises_has_nobody_to_walk_it(draft: CourseDraft, tmp_path: Path) -> None:
    """Nothing is told twice."""
    draft.notebooks = {"sums/sums": notebook([]), "twice/twice": notebook([])}
    assert prove_gates(load_course(draft.write(tmp_path)), None) == (None, [])
