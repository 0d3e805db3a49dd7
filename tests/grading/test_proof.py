"""The proof of an assignment: solutions pass, blanks don't, known wrong answers lose points."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from openclass_nb.course.files import load_course
from openclass_nb.course.findings import Finding
from openclass_nb.course.manifest import Signature
from openclass_nb.errors import GradingError
from openclass_nb.grading.proof import Proof, blank_answers, plan_trials, prove
from openclass_nb.grading.warm_runner import WarmRunner
from tests.building import KERNEL, CourseDraft, wrong_answer

pytestmark = pytest.mark.slow
Prove = Callable[[CourseDraft], Proof]
SUMS = "source/sums/sums.ipynb"


@pytest.fixture(scope="module")
def runner() -> Iterator[WarmRunner]:
    with WarmRunner(cell_seconds=5) as warm:
        yield warm


@pytest.fixture
def proved(runner: WarmRunner, tmp_path: Path) -> Prove:
    """Proves both assignments of a draft."""

    def run(draft: CourseDraft) -> Proof:
        loaded = load_course(draft.write(tmp_path))
        return prove(loaded, [*plan_trials(loaded, "sums"), *plan_trials(loaded, "twice")], runner)

    return run


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(one.code, str(one.place)) for one in findings]


def test_a_right_course_is_proved_in_a_handful_of_runs(draft: CourseDraft, proved: Prove) -> None:
    """Solutions, blanks and one round of wrong answers for each notebook, however many exercises there are."""
    proof = proved(draft)
    assert proof.findings == []
    assert proof.trials == 6


def test_known_wrong_answers_leave_their_signature(draft: CourseDraft, proved: Prove) -> None:
    """The score and message of each test, with the misconception behind it."""
    other = {"source": "def add(a, b):\n    return 3", "note": "Learned by heart."}
    draft.mark("add")["wrong_answers"] = [wrong_answer("add"), other]
    assert proved(draft).signatures["add"] == (
        Signature(
            misconception="minus-for-plus", outcomes={"add-test-1": (0, "What are one and two together?")}
        ),
        Signature(outcomes={"add-test-1": (0, "Try negative numbers.")}),
    )


def test_a_solution_that_fails_is_an_error_at_its_test(draft: CourseDraft, proved: Prove) -> None:
    """Nobody could get these points."""
    draft.cell("add")["source"] = draft.cell("add")["source"].replace("a + b", "a - b")
    draft.mark("add")["wrong_answers"] = []
    (finding,) = proved(draft).findings
    assert told([finding]) == [("solution-fails", f"{SUMS}, cell 3 (add-test-1)")]
    assert "What are one and two together?" in finding.message


def test_a_test_that_asks_nothing_lets_a_blank_and_a_wrong_answer_pass(
    draft: CourseDraft, proved: Prove
) -> None:
    """Both are errors at the answer cell."""
    draft.cell("add-test-1")["source"] = "assert True, 'Well?'"
    assert told(proved(draft).findings) == [
        ("blank-passes", f"{SUMS}, cell 2 (add)"),
        ("wrong-passes", f"{SUMS}, cell 2 (add)"),
    ]


def test_an_answer_that_raises_is_a_proof_too(draft: CourseDraft, proved: Prove) -> None:
    """A solution with an error in it fails its test; the rest of the notebook runs."""
    draft.cell("add")["source"] = "### BEGIN SOLUTION\n1 / 0\n### END SOLUTION"
    (finding,) = proved(draft).findings
    assert told([finding]) == [("solution-fails", f"{SUMS}, cell 3 (add-test-1)")]
    assert "NameError" in finding.message


def test_a_notebook_that_cannot_be_run_does_not_hide_the_next(draft: CourseDraft, proved: Prove) -> None:
    """A missing kernel here, a failing solution there: both are told."""
    draft.notebooks["sums/sums"]["metadata"]["kernelspec"] = KERNEL | {"name": "fortran-77"}
    draft.cell("twice")["source"] = draft.cell("twice")["source"].replace("a + b", "a - b")
    draft.mark("twice")["wrong_answers"] = []
    findings = proved(draft).findings
    assert told(findings) == [
        ("run", SUMS),
        ("solution-fails", "source/twice/twice.ipynb, cell 3 (twice-test-1)"),
    ]
    assert "python3" in findings[0].next_step


def test_a_language_that_nbgrader_cannot_blank_is_told(draft: CourseDraft, proved: Prove) -> None:
    """With what to set so that it can."""
    draft.notebooks["sums/sums"]["metadata"]["kernelspec"] = KERNEL | {"language": "fortran"}
    (finding,) = proved(draft).findings
    assert told([finding]) == [("run", SUMS)]
    assert "ClearSolutions" in finding.next_step


def test_blanks_are_made_by_nbgraders_own_rule(draft: CourseDraft, tmp_path: Path) -> None:
    """With marks, what is between them goes; without, the whole cell."""
    draft.cell("plus")["source"] = "plus = lambda a, b: a + b"
    blanks = blank_answers(draft.notebooks["sums/sums"], tmp_path)
    assert blanks["add"] == "def add(a, b):\n    # YOUR CODE HERE\n    raise NotImplementedError()\n"
    assert blanks["plus"] == "# YOUR CODE HERE\nraise NotImplementedError()"


def test_blanks_obey_the_courses_settings(draft: CourseDraft, tmp_path: Path) -> None:
    """Other marks and another stub in nbgrader_config.py are those of the release, and so of the proof."""
    settings = (
        'c = get_config()\nc.ClearSolutions.begin_solution_delimeter = "<solution>"\n'
        'c.ClearSolutions.end_solution_delimeter = "</solution>"\n'
        'c.ClearSolutions.code_stub = {"python": "..."}\n'
    )
    (tmp_path / "nbgrader_config.py").write_text(settings)
    draft.cell("plus")["source"] = "def plus(a, b):\n    # <solution>\n    return a + b\n    # </solution>"
    blanks = blank_answers(draft.notebooks["sums/sums"], tmp_path)
    assert blanks["plus"] == "def plus(a, b):\n    ..."


def test_marks_that_do_not_pair_up_cannot_be_blanked(draft: CourseDraft, tmp_path: Path) -> None:
    """An error for people, should somebody try."""
    draft.cell("add")["source"] = "### BEGIN SOLUTION\nx = 1"
    with pytest.raises(GradingError, match="no end solution statement"):
        blank_answers(draft.notebooks["sums/sums"], tmp_path)
