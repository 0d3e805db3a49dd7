"""Which names are the student's is read from the teacher's notebook, never from a submission."""

from __future__ import annotations

from openclass_nb.grading.isolated import ExamPlan, TestStep
from openclass_nb.grading.warm.exam import (
    covering,
    exam_limits,
    limits_data,
    plan_from,
    step_data,
    step_from,
    with_modes,
)
from openclass_nb.grading.warm.tasks import CellTask, Limits, Role
from tests.grading.warm.conftest import Run


def task(role: Role, source: str, name: str = "t", reference: str = "") -> CellTask:
    """A cell."""
    return CellTask(name, role, source, grade_id=name, points=1, reference=reference)


def test_a_name_that_the_reference_binds_after_a_test_is_the_students(run: Run) -> None:
    """Exercises one after another often use the same names."""
    cells = [
        "def double(n): return 2 * n",
        task("test", "t = double(2)\nassert t == 4", "first"),
        task("student", "t = [1, 2, 3]", "answer", reference="t = [3, 2, 1]"),
        task("test", "assert len(t) == 3", "second"),
    ]
    assert [cell.score for cell in run(*cells).cells] == [None, 1, None, 1]


def test_a_name_that_only_the_submission_binds_stays_the_tests(run: Run) -> None:
    """Else a cell between two tests could replace what the second compares with."""
    cells = [
        "x = 1",
        task("test", "from unittest.mock import MagicMock\nexpected = 42\nassert x", "first"),
        "expected = 1\nclass MagicMock: pass",
        task("test", "assert x == expected", "second"),
        task("test", "assert MagicMock().anything", "third"),
    ]
    assert [cell.score for cell in run(*cells).cells] == [None, 1, None, 0, 1]


def test_an_answer_takes_no_name_from_the_teacher(run: Run) -> None:
    """Neither by an assignment nor by an import."""
    for answer in ("check = print", "from builtins import print as check", "def check(n): pass"):
        cells = [
            task("teacher", "def check(n):\n    assert n == 42", "given"),
            answer,
            task("test", "check(41)"),
        ]
        assert run(*cells).cells[2].score == 0


def test_the_text_of_a_submission_changes_no_plan() -> None:
    """Whatever is in it."""
    test = task("test", "assert answer(2) == 4")
    texts = ("import os as answer", "(" * 9_999, "x")
    first, *others = [plan_from([task("student", source, "a"), test]) for source in texts]
    assert all(other == first for other in others)


def test_a_test_that_can_t_run_isolated_is_compatible_and_keeps_its_canaries(run: Run) -> None:
    """The plan says which; without one, the test's own text where it shows."""
    cells = ["x = 2", task("test", "files = !echo a\nassert files == ['a'] and x == 2")]
    assert [(cell.mode, cell.score) for cell in run(*cells).cells] == [(None, None), ("compatible", 1)]
    step = TestStep("t", "assert x", mode="compatible", reason="tried", canaries=("1 / 0",))
    (told,) = with_modes([task("test", "assert x")], ExamPlan((step,)))
    assert (told.mode, told.canaries) == ("compatible", ("1 / 0",))


def test_a_plan_that_lacks_a_test_is_not_followed() -> None:
    """It belongs to another notebook."""
    cells = [task("teacher", "import math", "given"), task("test", "assert math.pi > 3")]
    assert covering(cells, ExamPlan()) == plan_from(cells)
    plan = plan_from(cells)
    assert covering(cells, plan) is plan


def test_a_test_travels_whole() -> None:
    """With everything that its plan says of it."""
    given = task("teacher", "import math\nLIMIT = 3\nclass Kept: pass", "given")
    (step,) = plan_from([given, task("test", "assert math.pi > LIMIT")]).steps
    assert step_from(step_data(step)) == step


def test_a_call_ends_before_its_test_has_to() -> None:
    """So that a candidate whose function hangs is there for the next test."""
    limits = exam_limits(limits_data(Limits(cell_seconds=10)))
    assert limits.call_seconds + limits.grace_seconds < limits.cell_seconds
