"""Compatible mode: tests beside the student's code, with what they rely on put back, and canaries beside them."""

from __future__ import annotations

import pytest

from openclass_nb.grading.warm.tasks import CellTask
from tests.grading.warm.conftest import Run

TAMPERING = {
    "a shadowed builtin": "import builtins\nbuiltins.sum = lambda *_: 42\nbuiltins.AssertionError = Warning",
    "numpy.testing patched": "import numpy as np\nnp.testing.assert_equal = lambda *a, **k: None",
    "code swapped": "import numpy as np\nnp.testing.assert_equal.__code__ = (lambda *a, **k: None).__code__",
    "showtraceback patched": "get_ipython().showtraceback = lambda *a, **k: None",
    "the shell's class patched": "type(get_ipython()).showtraceback = lambda *a, **k: None",
    "run_cell patched": (
        "shell = get_ipython()\nreal = shell.run_cell\nshell.run_cell = lambda code, **k: real('1', **k)"
    ),
    "the kernel's do_execute patched": (
        "kernel = get_ipython().kernel\nreal = kernel.do_execute\n"
        "kernel.do_execute = lambda code, *a, **k: real('1', *a, **k)"
    ),
    "an AST transformer": (
        "import ast\nclass Away(ast.NodeTransformer):\n    def visit_Assert(self, node): return ast.Pass()\n"
        "get_ipython().ast_transformers.append(Away())"
    ),
    "an input transformer": "get_ipython().input_transformers_post.append(lambda lines: ['1\\n'])",
    "a cleanup transformer": (
        "get_ipython().input_transformer_manager.cleanup_transforms.insert(0, lambda lines: ['1\\n'])"
    ),
    "a hook before cells": (
        "get_ipython().events.register('pre_run_cell', lambda info: globals().update(answer=lambda: 42))"
    ),
    "messages dropped": "get_ipython().kernel.session.send = lambda *a, **k: {}",
    "a trace function": "import sys\nsys.settrace(lambda *a: None)",
}
TEST = "import numpy as np\nnp.testing.assert_equal(sum([answer()]), 42)\nassert answer() == 42"
PLAIN_TEST, CANARY = "assert answer() == 42", "assert answer() == 43"


def graded(run: Run, answer: str, *canaries: str, test: str = TEST) -> tuple[float | None, tuple[str, ...]]:
    """Score and flags of one test in compatible mode after a student's cell."""
    task = CellTask("t", "test", test, grade_id="t", points=2.0, mode="compatible", canaries=canaries)
    result = run(answer, task).cells[1]
    assert result.mode == "compatible"
    return result.score, result.flags


@pytest.mark.parametrize("source", TAMPERING.values(), ids=TAMPERING)
def test_common_tampering_gains_nothing(run: Run, source: str) -> None:
    """A wrong answer stays wrong."""
    assert graded(run, f"def answer(): return 41\n{source}")[0] == 0


@pytest.mark.parametrize("source", TAMPERING.values(), ids=TAMPERING)
def test_tampering_costs_nothing_that_was_earned(run: Run, source: str) -> None:
    """What is put back is put back for right answers too."""
    assert graded(run, f"def answer(): return 42\n{source}")[0] == 2


def test_an_object_that_equals_everything_frees_the_canary(run: Run) -> None:
    """Same-process tests believe it; a copy of the test that can't hold shows that something is wrong."""
    liar = "class All:\n    __eq__ = __le__ = lambda self, other: True\n    __radd__ = lambda self, other: self\n"
    liar += "def answer(): return All()"
    assert graded(run, liar, test=PLAIN_TEST) == (2, ())
    assert graded(run, liar, CANARY, test=PLAIN_TEST) == (0, ("a test that can't hold was made to hold",))


def test_a_right_answer_passes_its_canary(run: Run) -> None:
    """The canary fails, as it should."""
    assert graded(run, "def answer(): return 42", CANARY) == (2, ())


def test_canaries_leave_no_output(run: Run) -> None:
    """A student never sees them."""
    test = CellTask(
        "t", "test", "print(answer())", grade_id="t", points=1, mode="compatible", canaries=("1 / 0",)
    )
    result = run("def answer(): return 42", test).cells[1]
    assert [one["text"] for one in result.outputs] == ["42\n"]
