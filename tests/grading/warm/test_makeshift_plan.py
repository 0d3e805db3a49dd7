"""Without a release's plan the tests still ask for the right names, and never trust a student's text."""

from __future__ import annotations

from openclass_nb.grading.warm.makeshift_plan import plan_from
from openclass_nb.grading.warm.tasks import CellTask
from tests.grading.warm.conftest import Run


def task(role: str, source: str, name: str = "t") -> CellTask:
    """A cell."""
    return CellTask(name, role, source, grade_id=name, points=1)  # type: ignore[arg-type]


def test_a_name_that_a_test_used_and_an_answer_binds_is_the_answers(run: Run) -> None:
    """Exercises one after another often use the same names."""
    cells = [
        "def double(n): return 2 * n", task("test", "t = double(2)\nassert t == 4", "first"),
        "t = [1, 2, 3]", task("test", "assert len(t) == 3", "second"),
    ]
    assert [cell.score for cell in run(*cells).cells] == [None, 1, None, 1]


def test_an_answer_takes_no_name_from_the_teacher(run: Run) -> None:
    """Neither by an assignment nor by an import."""
    for answer in ("check = print", "from builtins import print as check", "def check(n): pass"):
        cells = [task("teacher", "def check(n):\n    assert n == 42", "given"), answer, task("test", "check(41)")]
        assert run(*cells).cells[2].score == 0


def test_an_answers_import_is_not_made_in_the_examiner() -> None:
    """Its text is not read for more than names."""
    answers = task("student", "import this as t", "a"), task("student", "import os as t", "b")
    plan = plan_from([answers[0], task("test", "t = 1"), answers[1], task("test", "assert t", "u")])
    assert plan.steps[1].genuine == {}
    assert "t" in plan.steps[1].forget


def test_text_that_python_can_t_read_binds_nothing() -> None:
    """However deep or broken."""
    for source in ("(" * 10_000, "x = " + "-" * 50_000 + "1", "x = (", "\0", "x = 1\n" * 100_000):
        plan = plan_from([task("test", "x = 1"), task("student", source, "a"), task("test", "assert x", "u")])
        assert plan.steps[1].forget == ()
