"""Answers observed in this process: what tests of hints share."""

import contextlib
import io
from typing import Any

from openclass_nb.hints.deterministic import FailingCase, deterministic_hints
from openclass_nb.hints.observing.report import Observation, job_source, read_report

MARK = "-the-mark-"


def observed(answer: str, *tests: str, given: str = "", seconds: float = 5.0) -> Observation:
    """What `answer` does under the tests, after the cell `given`."""
    names: dict[str, Any] = {}
    exec(given, names)
    pairs = [(f"test-{number}", source) for number, source in enumerate(tests, 1)]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(job_source(MARK, [answer], pairs, seconds), names)
    (seen,) = read_report(out.getvalue(), MARK, 1)
    return seen


def hints(answer: str, *tests: str, given: str = "", **more: Any) -> tuple[str, ...]:
    """The deterministic hints for an answer."""
    seen = observed(answer, *tests, given=given)
    pairs = tuple((f"test-{number}", source) for number, source in enumerate(tests, 1))
    return deterministic_hints(FailingCase(answer, seen, pairs, **more))


def returning(value: str) -> str:
    """A function of nothing that returns `value`."""
    return f"def f():\n    return {value}\n"


def first(got: str, expected: str, given: str = "") -> str:
    """The first hint when `got` comes back where `expected` should."""
    return hints(returning(got), f"assert f() == {expected}", given=given)[0]
