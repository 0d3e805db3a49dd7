"""Numbers one too large or too small, wrong factors, other words, flags turned round."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from openclass_nb.course.mutation.text import Edit, Program, called

STYLE = set(
    """color c ls linestyle marker alpha linewidth lw markersize ms figsize cmap capsize dpi fmt facecolor
    edgecolor fontsize zorder style rotation loc layout constrained_layout tight_layout bbox_inches grid""".split()
)
"""Keywords of a plot's looks: no two teachers want the same."""
TINY = 1e-3
"""Smaller limits of a comparison are tolerances, which may as well be ten times as large."""
FORMATTING = {
    "errorbar",
    "plot",
    "scatter",
    "grid",
    "legend",
    "subplots",
    "semilogy",
    "semilogx",
    "loglog",
    "round",
}
LARGEST = 10**12
FEW = 10
"""From larger numbers, one more or less is no mistake that people make: those are doubled."""
LABELS = {"set_xlabel", "set_ylabel", "set_title", "xlabel", "ylabel", "title", "suptitle", "set_label"}
UNIT = re.compile(r"\s*[(\[/].*$")


def constant_edits(program: Program) -> Iterator[Edit]:
    """Every change of one constant."""
    docstrings = set(_docstrings(program.tree))
    for node in program.nodes:
        if isinstance(node, ast.Constant) and node not in docstrings and not _is_style(program, node):
            yield from _changed(program, node)


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Texts that stand alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _is_style(program: Program, node: ast.AST) -> bool:
    return any(isinstance(one, ast.keyword) and one.arg in STYLE for one in program.above(node))


def _changed(program: Program, node: ast.Constant) -> Iterator[Edit]:
    value = node.value
    if isinstance(value, bool):
        yield _edit(program, node, str(not value), "flag")
    elif isinstance(value, int) and abs(value) < LARGEST:
        yield from _whole_number(program, node, value)
    elif isinstance(value, float):
        yield from _decimal(program, node, value)
    elif isinstance(value, str):
        yield from _word(program, node, value)


def _whole_number(program: Program, node: ast.Constant, value: int) -> Iterator[Edit]:
    if _call(program, node) == "round":
        return
    kind = "axis" if _keyword(program, node) in ("axis", "ddof") else "off by one"
    if kind == "axis" or _counts(program, node):
        yield _edit(program, node, str(value + 1), kind)
        if value > 0:
            yield _edit(program, node, str(value - 1), kind)
    else:
        yield _edit(program, node, str(value + 1 if abs(value) <= FEW else value * 2), "constant")


def _decimal(program: Program, node: ast.Constant, value: float) -> Iterator[Edit]:
    compared = isinstance(program.parents.get(node), ast.Compare)
    if not (compared and abs(value) < TINY):
        yield _edit(program, node, repr(value * 2 if value else 1.0), "constant")


def _word(program: Program, node: ast.Constant, value: str) -> Iterator[Edit]:
    call, keyword = _call(program, node), _keyword(program, node)
    if not value or (call in FORMATTING and keyword is None):
        return
    if call in LABELS or keyword == "label":
        yield _edit(program, node, '""', "label")
        without = UNIT.sub("", value)
        if without not in ("", value):
            yield _edit(program, node, repr(without), "unit")
    else:
        yield _edit(program, node, repr(value + "?"), "word")


def _call(program: Program, node: ast.AST) -> str:
    """The name of the function whose argument this is."""
    found = next((one for one in program.above(node) if isinstance(one, ast.Call)), None)
    return called(found) if found and node is not found.func else ""


def _keyword(program: Program, node: ast.AST) -> str | None:
    above = program.parents.get(node)
    if isinstance(above, ast.UnaryOp):
        above = program.parents.get(above)
    return above.arg if isinstance(above, ast.keyword) else None


def _counts(program: Program, node: ast.AST) -> bool:
    """Whether the number is a place, a bound or a step: there people are off by one in both directions."""
    near = list(program.above(node))[:3]
    bounds = any(isinstance(one, ast.Slice | ast.Compare) for one in near[:2])
    place = any(isinstance(one, ast.Subscript) for one in near[:2])
    return bounds or place or any(isinstance(one, ast.Call) and called(one) == "range" for one in near)


def _edit(program: Program, node: ast.Constant, new: str, kind: str) -> Edit:
    start, end = program.span(node)
    return Edit(start, end, new, kind, f"{program.source[start:end]} turned into {new}")
