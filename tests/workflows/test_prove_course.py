"""A whole course proved: found out at once, kept, and told on a page."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.prove_course import CourseProof, prove_course
from openclass_nb.workflows.write_proof import write_proof
from tests.building import CourseDraft
from tests.classroom import made_once
from tests.weak_course import make_weak

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def weak_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed, unless it is changed back."""
    return made_once(tmp_path_factory, "weak", make_weak)


@pytest.fixture(scope="module")
def proof(weak_course: Path) -> CourseProof:
    return prove_course(weak_course, jobs=1)


@pytest.fixture
def page(proof: CourseProof, tmp_path: Path) -> str:
    return write_proof(proof, tmp_path / "proof.html", NOW).read_text(encoding="utf-8")


def test_an_unknown_assignment_is_met_with_the_nearest(draft: CourseDraft, tmp_path: Path) -> None:
    """Before anything runs."""
    with pytest.raises(UnknownNameError, match="Did you mean “twice”"):
        prove_course(draft.write(tmp_path), ["twise"])


@pytest.mark.slow
def test_weak_tests_are_found_in_a_course_that_would_be_released(proof: CourseProof) -> None:
    """Where, what changed, and a call that tells it."""
    assert proof.errors == ()
    found = [one for one in proof.findings if one.code == "accepts-wrong-answer"]
    assert found
    assert {one.place.name for one in found} == {"add"}
    assert "-    return a + b\n+    return a - b\nadd(" in found[0].message
    weak, *others = proof.exercises
    assert weak.strength is not None
    assert weak.strength.score is not None
    assert 0 < weak.strength.score < 1
    assert all(one.strength and one.strength.score == 1 for one in others)
    assert proof.score is not None
    assert weak.strength.score < proof.score < 1


@pytest.mark.slow
def test_what_has_not_changed_comes_from_the_cache(proof: CourseProof, weak_course: Path) -> None:
    """All of it, with the same result, and nothing is started."""
    steps: list[tuple[str, int, int]] = []
    again = prove_course(weak_course, on_step=lambda *step: steps.append(step))
    assert (again.kept, again.parts) == (8, 8)
    assert (again.findings, again.signatures, again.runs) == (proof.findings, proof.signatures, proof.runs)
    assert [one.strength for one in again.exercises] == [one.strength for one in proof.exercises]
    assert again.walked == proof.walked
    assert steps == [("from the cache", 8, 8)]


@pytest.mark.slow
def test_only_what_has_changed_is_proved_anew(proof: CourseProof, weak_course: Path) -> None:
    """A test that is mended: its notebook as a whole, and the exercises from there on."""
    path = weak_course / "source" / "twice" / "twice.ipynb"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("Try negative numbers", "Try a negative number", 1), encoding="utf-8")
    try:
        again = prove_course(weak_course, jobs=1)
    finally:
        path.write_text(before, encoding="utf-8")
    assert (again.kept, again.parts) == (4, 8)


@pytest.mark.slow
def test_the_page_says_it_with_pictures(page: str) -> None:
    """Nothing from elsewhere, no script, and every text escaped."""
    assert "What to mend" in page
    assert "return a - b" in page
    assert "4 March 2026" in page
    assert "How a class would fare" in page
    assert page.count("<svg") == 3
    assert "<script" not in page
    assert "&lt;Add&gt;" in page
    assert "<Add>" not in page.replace("&lt;Add&gt;", "")


@pytest.mark.slow
def test_an_assignment_with_errors_is_not_run(draft: CourseDraft, tmp_path: Path) -> None:
    """The other one is, and of a solution that fails nothing more is said."""
    draft.cell("add-test-1")["metadata"]["nbgrader"]["points"] = 0
    draft.cell("twice")["source"] = draft.cell("twice")["source"].replace("a + b", "a - b")
    draft.mark("twice")["wrong_answers"] = []
    found = prove_course(draft.write(tmp_path), jobs=1, use_cache=False, simulate=False)
    assert [one.code for one in found.errors] == ["no-points", "solution-fails"]
    by_id = {one.exercise.id: one for one in found.exercises}
    assert set(by_id) == {"twice", "double", "again"}
    assert by_id["twice"].strength is None
    assert by_id["twice"].findings == ()
    assert not (tmp_path / ".openclass").exists()
