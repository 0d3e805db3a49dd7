"""What an examiner tells of a test cell: status, partial credit, messages for student and teacher, outputs, flags."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import replace

import pytest

from openclass_nb.grading.isolated import CellOutcome, Examiner, answer
from openclass_nb.grading.isolated.limits import Limits
from tests.grading.isolated.sitting import QUICK, sit, sit_all

SQUARE = "def f(x):\n    return x * x"
WRONG = "def f(x):\n    return x + x"


def test_a_passed_test_has_no_message() -> None:
    """And no outputs, if it shows nothing."""
    outcome = sit(SQUARE, SQUARE, "assert f(3) == 9, 'square it'")
    assert outcome == CellOutcome("passed", requests=outcome.requests)


@pytest.mark.parametrize(
    ("test", "message"),
    [
        ("assert f(3) == 9, 'square it'", "square it"),
        ("assert f(3) == 9", None),
        ("x = 3\nassert f(x) == 9, f'f({x}) is {f(x)}'", "f(3) is 6"),
        ("import unittest\nunittest.TestCase().assertEqual(f(3), 9, 'not the square')", "not the square"),
        ("import unittest\nunittest.TestCase().assertEqual(f(3), 9)", None),
        ("import unittest\nunittest.TestCase().assertTrue(f(3) == 9, msg='no')", "no"),
        ("import numpy as np\nnp.testing.assert_allclose(f(3), 9, err_msg='far off')", "far off"),
        ("import numpy as np\nnp.testing.assert_allclose(f(3), 9)", None),
        ("def check(x):\n    assert f(x) == x * x, 'wrong'\ncheck(3)", "wrong"),
        ("raise AssertionError('by hand')", "by hand"),
    ],
)
def test_a_failed_test_tells_the_teachers_own_message(test: str, message: str | None) -> None:
    """What a library adds of itself would quote the expected value; the teacher sees it in the detail."""
    outcome = sit(SQUARE, WRONG, test)
    assert (outcome.status, outcome.message) == ("failed", message)
    assert outcome.detail is not None
    assert outcome.detail.startswith("line ")
    (shown,) = outcome.outputs
    assert (shown["output_type"], shown["ename"], shown["evalue"]) == (
        "error",
        "AssertionError",
        message or "",
    )


def test_nothing_that_a_student_sees_quotes_the_test() -> None:
    """Neither the test's lines nor the expected value, in any output."""
    test = "secret = 123456\nimport unittest\nunittest.TestCase().assertEqual(f(3), secret)"
    outcome = sit(SQUARE, WRONG, test)
    assert "123456" in str(outcome.detail)
    assert "123456" not in str(outcome.outputs)
    assert "secret" not in str(outcome.outputs)


def test_an_error_of_the_students_code_is_told_with_its_own_lines() -> None:
    """Type, text, and where in the student's cell."""
    outcome = sit(SQUARE, "def f(x):\n    return x / 0", "assert f(3) == 9")
    assert (outcome.status, outcome.message) == ("error", "division by zero")
    (shown,) = outcome.outputs
    assert shown["ename"] == "ZeroDivisionError"
    assert any("line 2, in f" in line for line in shown["traceback"])


def test_an_assertion_of_the_students_is_an_error_of_theirs() -> None:
    """Its text is told, since it isn't the test's."""
    outcome = sit(SQUARE, "def f(x):\n    assert x < 3, 'too large'", "assert f(3) == 9")
    assert (outcome.status, outcome.message) == ("error", "too large")


@pytest.mark.parametrize(
    ("last", "partial"),
    [
        ("1.5", 1.5),
        ("0.0", 0.0),
        ("2", 2.0),
        ("f(1) / 4", 0.25),
        ("'full'", None),
        ("None", None),
        ("1.5;", None),
    ],
)
def test_partial_credit_is_the_number_displayed_last(last: str, partial: float | None) -> None:
    """As nbgrader reads it."""
    assert sit(SQUARE, SQUARE, f"x = 5\n{last}").partial == partial


def test_outputs_come_in_order() -> None:
    """What the test prints, what the student's code prints, what is displayed."""
    outcome = sit(
        SQUARE, SQUARE + "\nprint('not here')\ndef g(): print('from g')", "print('a')\ng()\ndisplay(5)\n7"
    )
    kinds = [one["output_type"] for one in outcome.outputs]
    assert kinds == ["stream", "display_data", "execute_result"]
    assert outcome.outputs[0]["text"] == "a\nfrom g\n"
    assert outcome.outputs[2]["data"] == {"text/plain": "7"}


@pytest.mark.parametrize("test", ["assert f(3) ==", "def broken(:\n  pass", "await f(3)"])
def test_a_test_that_is_no_python_is_an_error(test: str) -> None:
    """Told, not raised."""
    assert sit(SQUARE, SQUARE, test).status == "error"


def test_a_missing_name_is_told() -> None:
    """As Python does."""
    outcome = sit(SQUARE, "pass", "assert f(3) == 9")
    assert (outcome.status, outcome.message) == ("error", "name 'f' is not defined")


def test_questions_and_flags_are_counted_for_each_cell() -> None:
    """`isinstance` of a student's class is flagged, in the cell where it was asked."""
    student = "class Dog: pass"
    first, second = sit_all(student, student, "assert isinstance(Dog(), Dog)", "assert Dog() is not None")
    assert first.flags == ("isinstance of a student's class",)
    assert second.flags == ()
    assert 0 < second.requests <= first.requests


def test_a_test_that_loops_by_itself_ends_in_time() -> None:
    """The cell's time holds for the test's own code too."""
    limits = replace(QUICK, cell_seconds=0.4)
    start = time.monotonic()
    outcome = sit(SQUARE, SQUARE, "try:\n    while True: pass\nexcept Exception: pass", limits=limits)
    assert outcome.status == "error"
    assert "0.4 seconds" in str(outcome.message)
    assert time.monotonic() - start < 20


def test_many_short_calls_end_in_time() -> None:
    """Each is quick, all together are not."""
    limits = replace(QUICK, cell_seconds=0.5)
    assert sit(SQUARE, SQUARE, "while True: f(3)", limits=limits).status == "error"


def test_the_number_of_questions_is_bounded() -> None:
    """For a candidate that answers fast and for ever."""
    limits = Limits(requests=50)
    outcome = sit(SQUARE, SQUARE, "for _ in range(1000): f(3)", limits=limits)
    assert outcome.status == "error"
    assert "50 questions" in str(outcome.message)


def test_helpers_can_be_given_as_text() -> None:
    """Without a plan the teacher's cells are passed as sources, and a test cell as text."""
    ours, theirs = socket.socketpair()
    child = os.fork()
    if child == 0:
        namespace = {"__name__": "__main__"}
        exec(SQUARE, namespace)
        answer(theirs, namespace)
        os._exit(0)
    theirs.close()
    examiner = Examiner(ours, ["import math\ndef near(a, b): return abs(a - b) < 1e-6"], submitted=[SQUARE])
    assert examiner.run_cell("assert near(f(2), 4) and math.pi > 3").status == "passed"
    assert examiner.run_cell("assert near(f(2), 5)").status == "failed"
    examiner.release()
    ours.close()
    os.waitpid(child, 0)
    assert examiner.run_cell("f(1)").status == "error"
    assert examiner.broken
