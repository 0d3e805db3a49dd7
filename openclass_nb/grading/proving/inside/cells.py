"""Running a notebook's cells in this process, as plainly as can be: thousands of times in a proof."""

from __future__ import annotations

import ast
import inspect
import linecache
import math
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

Space = dict[str, Any]
Outcome = tuple[bool, str]
"""Whether a test cell gave all of its points, and what it said if not."""
Transform = Callable[[ast.Module], ast.Module]
FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def space() -> Space:
    """The names of the notebook: those of the kernel's shell, or an empty namespace without one."""
    shell = _shell()
    found: Space = shell.user_ns if shell is not None else {"__name__": "__main__"}
    return found


def _shell() -> Any:
    try:
        from IPython.core.getipython import get_ipython
    except ImportError:
        return None
    return get_ipython()


class Cell:
    """A code cell, compiled once. `value` of a run is that of its last line, if it is an expression."""

    def __init__(self, source: str, name: str = "cell", transform: Transform | None = None) -> None:
        shell = _shell()
        text = shell.transform_cell(source) if shell is not None else source
        self._name = f"<{name}-{abs(hash(text)):x}>"
        self._text = text
        self._last: CodeType | None = None
        tree = ast.parse(text)
        tree = ast.fix_missing_locations(transform(tree)) if transform else tree
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not text.rstrip().endswith(";"):
            final = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
            self._last = compile(final, self._name, "eval", FLAGS)
        self._body = compile(tree, self._name, "exec", FLAGS)

    def run(self, names: Space) -> Any:
        """Run it on these names; what it raises comes out."""
        lines = self._text.splitlines(keepends=True)
        linecache.cache[self._name] = (len(self._text), None, lines, self._name)
        _finish(eval(self._body, names))
        return None if self._last is None else _finish(eval(self._last, names))


def _finish(value: Any) -> Any:
    """A cell with `await` in it gives a coroutine; nothing here waits for anything but time."""
    if not inspect.iscoroutine(value):
        return value
    try:
        while True:
            value.send(None)
    except StopIteration as end:
        return end.value


def judged(test: Cell, points: float, names: Space) -> Outcome:
    """A test cell's outcome by nbgrader's rule: an error gives nothing, a number shown at its end so many points."""
    try:
        value = test.run(names)
    except (Exception, SystemExit, KeyboardInterrupt) as error:
        return False, told(error)
    shown = _points(value)
    return (True, "") if shown is None or shown >= points else (False, f"{shown:g} of {points:g} points.")


def _points(value: Any) -> float | None:
    if value is None:
        return None
    try:
        points = float(repr(value))
    except ValueError:
        return None
    return None if math.isnan(points) or points < 0 else points


def told(error: BaseException) -> str:
    """What a student is told: an assertion's own message, or the error by its name."""
    text = str(error).strip()
    if isinstance(error, AssertionError):
        return text[:300] or "A test of this exercise does not hold yet."
    return f"{type(error).__name__}: {text}"[:300]


def run_quietly(source: str, names: Space) -> str:
    """Run a cell that is no test; what went wrong, "" if nothing did."""
    try:
        Cell(source).run(names)
    except (Exception, SystemExit, KeyboardInterrupt) as error:
        return told(error)
    return ""


def failed(outcomes: Mapping[str, Outcome]) -> bool:
    """Whether any test withheld points."""
    return not all(passed for passed, _ in outcomes.values())
