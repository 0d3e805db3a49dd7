"""A release tries each test with the reference solution and says how it is to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.isolated.plan import TeacherCell
from openclass_nb.grading.isolated.preparing import prepare_exam, prepare_exam_apart
from openclass_nb.grading.isolated.rehearsal import run_together
from tests.grading.isolated.cases import Case, read_cases
from tests.grading.isolated.sitting import notebook

COMPATIBLE = [one for one in read_cases() if one.compatible]
SHARE = 0.97


@pytest.mark.parametrize("case", COMPATIBLE, ids=str)
def test_what_cannot_run_isolated_is_found_and_gets_canaries(case: Case) -> None:
    """With a reason, and with canaries that the reference solution fails."""
    (step,) = prepare_exam(case.cells).steps
    assert step.mode == "compatible"
    assert step.reason
    assert step.canaries
    place = case.cells.index(case.tests[0])
    for canary in step.canaries:
        cells = [*case.cells[:place], TeacherCell("canary", "test", canary), *case.cells[place + 1 :]]
        assert run_together(cells)["canary"].status != "passed"


def test_the_share_that_runs_isolated_is_kept() -> None:
    """Of the cells of the conformance set; each of the others is listed with a reason."""
    cases = read_cases()
    everything = sum(len(one.tests) for one in cases)
    rest = sum(len(one.tests) for one in COMPATIBLE)
    assert everything >= 150
    assert (everything - rest) / everything >= SHARE


def test_what_a_tests_objects_are_asked_is_recorded() -> None:
    """Attributes by name, operators with the class and with what stood on the other side."""
    reference = (
        "class V:\n    def __init__(self, x): self.x = x\n    def __mul__(self, k): return V(self.x * k)"
    )
    (step,) = prepare_exam(notebook(reference, "assert (V(2) * 3).x == 6")).steps
    assert step.mode == "isolated"
    assert step.asks == ("V.__mul__, a value", "x")


def test_a_test_that_the_reference_fails_is_told() -> None:
    """It runs isolated all the same: the teacher has to look at it."""
    (step,) = prepare_exam(notebook("def f(): return 1", "assert f() == 2")).steps
    assert step.mode == "isolated"
    assert step.reason.startswith("the reference solution doesn't pass it: line 1")


def test_runs_work_on_copies_of_the_assignments_files(tmp_path: Path) -> None:
    """What a test writes is gone afterwards, what is there can be read."""
    (tmp_path / "data.txt").write_text("5")
    reference = "def f(): return int(open('data.txt').read())"
    test = "import os\nassert f() == 5 and not os.path.exists('made')\nopen('made', 'w').write('x')"
    (step,) = prepare_exam(notebook(reference, test), folder=tmp_path).steps
    assert (step.mode, step.reason) == ("isolated", "")
    assert [one.name for one in tmp_path.iterdir()] == ["data.txt"]


def test_it_can_be_done_in_a_process_of_its_own(tmp_path: Path) -> None:
    """For a service that has threads; the same plan comes out."""
    cells = notebook("def f(): return 1", "assert f() == 1")
    assert prepare_exam_apart(cells, tmp_path) == prepare_exam(cells, folder=tmp_path)


def test_a_process_that_fails_is_told(tmp_path: Path) -> None:
    """With what it said last."""
    with pytest.raises(GradingError, match="could not be tried out"):
        prepare_exam_apart(notebook("import os; os._exit(3)", "x"), tmp_path / "nowhere")
