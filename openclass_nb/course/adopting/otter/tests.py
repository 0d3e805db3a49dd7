"""otter's test cells, turned into assertions.

otter's usual test is a doctest: the cell's last line has to print what it printed for the teacher. Its other
kind is a function that raises. Both become a cell that raises where the student's work does not fit.
"""

import ast
import doctest
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openclass_nb.course.adopting.otter.assertions import asserted, guarded, printed
from openclass_nb.course.adopting.otter.yaml_blocks import config_of_test, mapping
from openclass_nb.course.cells import Cell, text

HEADER = re.compile(r"\A\s*#+[ \t]*(hidden[ \t]*tests?|tests?|hidden)[ \t]*#*[ \t]*(\n|\Z)", re.IGNORECASE)
HIDDEN = re.compile(r"\A\s*#[^\n]*\bhidden\b", re.IGNORECASE)
DOCTEST = re.compile(r"\A\s*>>> ")
BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"


@dataclass(frozen=True)
class OtterTest:
    """One test cell as otter reads it. `shown` is what it printed, `result` what it displayed for the teacher."""

    source: str
    hidden: bool = False
    points: float | None = None
    failure: str = ""
    success: str = ""
    shown: str = ""
    result: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Converted:
    """A test cell of ours, and what could not be carried over."""

    source: str
    problems: tuple[str, ...] = ()


def read_test(cell: Cell) -> OtterTest:
    """A test cell with its header and config read and taken off."""
    source = text(cell)
    header = HEADER.match(source)
    rest = source[header.end() :] if header else source
    yaml, body = config_of_test(rest)
    config = mapping(yaml)
    problems = [] if config is not None else ["its test config is no YAML that can be read"]
    config = config or {}
    points = config.get("points")
    if points is not None and (isinstance(points, bool) or not isinstance(points, int | float) or points < 0):
        problems.append(f"“{points}” is no number of points")
        points = None
    shown, result, failed = _outputs(cell.get("outputs", []))
    if failed:
        problems.append("it failed when it was last run in the otter notebook")
    return OtterTest(
        source=body.strip("\n"),
        hidden=bool(config.get("hidden", HIDDEN.match(source) is not None)),
        points=points,
        failure=str(config.get("failure_message") or ""),
        success=str(config.get("success_message") or ""),
        shown=shown,
        result=result,
        problems=tuple(problems),
    )


def _outputs(outputs: Sequence[Mapping[str, Any]]) -> tuple[str, str, bool]:
    """(printed, displayed, whether it failed)."""
    shown, result = "", ""
    for output in outputs:
        kind = output.get("output_type")
        if kind == "stream" and output.get("name", "stdout") == "stdout":
            shown += _joined(output.get("text", ""))
        elif kind in ("execute_result", "display_data"):
            result += _joined(output.get("data", {}).get("text/plain", ""))
    return shown, result, any(output.get("output_type") == "error" for output in outputs)


def _joined(value: Any) -> str:
    return value if isinstance(value, str) else "".join(value)


def converted_test(test: OtterTest, *, doctests: bool = True) -> Converted:
    """The test as a cell of ours. `doctests` is false where the assignment says `ok_format: false`."""
    problems = list(test.problems)
    body = _examples(test) if DOCTEST.match(test.source) else _cell(test, problems, doctests)
    if test.success:
        problems.append("its success message is left out: here a passed test says nothing")
    hidden = f"{BEGIN}\n{body}\n{END}" if test.hidden else body
    return Converted(hidden, tuple(problems))


def _examples(test: OtterTest) -> str:
    """Lines with `>>>`, each followed by what it should print."""
    parts = (
        _expected(one.source.rstrip("\n"), "", one.want.rstrip("\n"), test.failure)
        for one in doctest.DocTestParser().get_examples(test.source)
    )
    return "\n".join(parts)


def _cell(test: OtterTest, problems: list[str], doctests: bool) -> str:
    try:
        body = ast.parse(test.source).body
    except (SyntaxError, ValueError, RecursionError):
        problems.append("it is not plain Python, so it stays as it is")
        return test.source
    function = _test_function(body)
    if function is not None and not doctests:
        return guarded(_called(test.source, function, body, problems), test.failure)
    if not doctests or not body:
        return guarded(test.source, test.failure)
    if not test.result and not test.shown:
        return _without_output(test, body, problems)
    return _expected(test.source, test.shown, test.result, test.failure)


def _without_output(test: OtterTest, body: Sequence[ast.stmt], problems: list[str]) -> str:
    """otter takes the result from the notebook; where it was cleared, only a comparison says what it should be."""
    last = body[-1]
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Compare | ast.BoolOp):
        problems.append("no output is stored with it, so it was read as something that must be true")
        return _expected(test.source, "", "True", test.failure)
    if isinstance(last, ast.Expr) and not isinstance(last.value, ast.Call):
        problems.append("no output is stored with it: it only has to run without an error")
    return guarded(test.source, test.failure)


def _expected(source: str, shown: str, result: str, failure: str) -> str:
    """Source whose last line should display `result`, and which should print `shown` on the way."""
    try:
        last = ast.parse(source).body[-1]
    except (SyntaxError, IndexError, ValueError):
        return source
    if shown:
        return printed(source, last, shown, result, failure)
    if not isinstance(last, ast.Expr):
        return printed(source, last, result, "", failure) if result else guarded(source, failure)
    if isinstance(last.value, ast.Call) and getattr(last.value.func, "id", "") == "print":
        return printed(source, last, result, "", failure) if result else guarded(source, failure)
    return asserted(source, last, result, failure)


def _test_function(body: Sequence[ast.stmt]) -> ast.FunctionDef | None:
    """The function of an exception-based test: one `def`, and at most a call of it."""
    found = [one for one in body if isinstance(one, ast.FunctionDef)]
    if len(found) != 1 or len(body) > 2:
        return None
    return found[0] if len(body) == 1 or _calls(body[1], found[0].name) else None


def _calls(statement: ast.stmt, name: str) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") == name


def _called(source: str, function: ast.FunctionDef, body: Sequence[ast.stmt], problems: list[str]) -> str:
    """otter calls the function itself, with what its parameters are named after; `env` is everything."""
    names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    if "env" in names:
        problems.append("it looks into the student’s whole namespace (env)")
    if len(body) > 1:
        return source
    given = ", ".join("globals()" if name == "env" else name for name in names)
    return f"{source.rstrip()}\n\n{function.name}({given})"
