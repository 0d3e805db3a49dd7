"""What comes from the sandbox is data."""

import json

import pytest

from openclass_nb.hints.observing.report import UNKNOWN, job_source, read_report
from tests.hints.watching import observed

M = "-m-"


ODD = ["", "[", '"x"', "[1]", '[{"stage": "wonderful"}]', '[{"stage": "test", "line": "x"}]', "[" * 10_000]


@pytest.mark.parametrize("told", ODD)
def test_what_can_not_be_read_is_unknown(told: str) -> None:
    """No error, no guess."""
    assert read_report(f"printed before{M}{told}\nafter", M, 1) == [UNKNOWN]


def test_only_what_stands_after_the_mark_counts() -> None:
    """A student's own print is not a report."""
    forged = json.dumps([{"stage": "passed"}])
    assert read_report(f"{forged}\n{M}[]", M, 1) == [UNKNOWN]


def test_long_texts_are_refused() -> None:
    """A report can't fill the page."""
    assert read_report(M + json.dumps([{"stage": "test", "message": "x" * 1000}]), M, 1) == [UNKNOWN]


def test_the_job_leaves_the_notebook_alone() -> None:
    """No name is added to it, and none is changed by the program."""
    names: dict[str, object] = {"data": [1, 2]}
    source = job_source(M, ["data.append(3)\ndef f():\n    return 1"], [("t", "assert f() == 1")])
    exec(source, names)
    assert names["data"] == [1, 2]
    assert set(names) <= {"data", "__builtins__"}


def test_programs_are_watched_on_their_own() -> None:
    """An answer may print, exit, or raise what is no Exception."""
    assert observed("print('hello')\nx = 1", "assert x == 1").stage == "passed"
    assert observed("raise SystemExit", "assert x == 1").stage == "unknown"
    assert observed("while True:\n    pass", "assert x == 1", seconds=0.2).stage == "slow"
    assert observed("def f(:", "assert x == 1").stage == "unreadable"
