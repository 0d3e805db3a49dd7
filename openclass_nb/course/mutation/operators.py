"""Operators exchanged, comparisons turned, signs lost, conversions left out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from openclass_nb.course.mutation.text import Edit, Program

ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "//"),
    ast.Pow: ("**", "*"),
    ast.MatMult: ("@", "*"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
}
COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">=")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<=")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
}
ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def operator_edits(program: Program) -> Iterator[Edit]:
    """Every change of one operator."""
    for node in program.nodes:
        if isinstance(node, ast.BinOp):
            yield from _arithmetic(program, node)
        elif isinstance(node, ast.Compare):
            yield from _comparison(program, node)
        elif isinstance(node, ast.BoolOp):
            yield from _joined(program, node)
        elif isinstance(node, ast.UnaryOp):
            yield from _sign(program, node)
        elif isinstance(node, ast.AugAssign):
            yield from _gathered(program, node)


def _token(program: Program, left: ast.AST, right: ast.AST, word: str) -> tuple[int, int]:
    """Where the operator stands between its two sides; brackets and blanks may be around it."""
    start = program.span(left)[1]
    between = program.source[start : program.span(right)[0]]
    pattern = r"\s+".join(re.escape(part) for part in word.split())
    found = re.search(pattern, between)
    if found is None:  # a comment between the sides holds something else
        return start, start
    return start + found.start(), start + found.end()


def _exchanged(program: Program, left: ast.AST, right: ast.AST, old: str, new: str, kind: str) -> Edit:
    start, end = _token(program, left, right, old)
    return Edit(start, end, new, kind, f"{old} turned into {new}")


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _is_number(node: ast.AST) -> bool:
    plain = isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    return plain and not isinstance(getattr(node, "value", None), bool)


def _arithmetic(program: Program, node: ast.BinOp) -> Iterator[Edit]:
    pair = ARITHMETIC.get(type(node.op))
    if pair is None or _is_text(node.left) or _is_text(node.right):
        return
    yield _exchanged(program, node.left, node.right, *pair, "operator")
    yield from _turned_round(program, node, pair[0])
    start, end = program.span(node)
    for side, other in ((node.left, node.right), (node.right, node.left)):
        if _is_number(side) and not (isinstance(node.op, ast.Pow) and side is node.left):
            kept = program.text(other)
            lost = (program.text(side), pair[0]) if side is node.left else (pair[0], program.text(side))
            story = f"{' '.join(lost)} left out, as when a unit or a factor is forgotten"
            yield Edit(start, end, kept if isinstance(other, ast.Name) else f"({kept})", "conversion", story)


def _turned_round(program: Program, node: ast.BinOp, operator: str) -> Iterator[Edit]:
    """A difference or a fraction the wrong way round; nobody writes 2 ** x for a square."""
    if isinstance(node.op, ast.Pow) and (_is_number(node.left) or _is_number(node.right)):
        return
    if isinstance(node.op, ast.Sub | ast.Div | ast.FloorDiv | ast.Mod | ast.Pow):
        left, right = program.text(node.left), program.text(node.right)
        turned = f"{_bracketed(node.right, right)} {operator} {_bracketed(node.left, left)}"
        inner = isinstance(program.parents.get(node), ast.BinOp | ast.UnaryOp)
        text = f"({turned})" if inner else turned
        yield Edit(*program.span(node), text, "turned round", f"{left} {operator} {right} turned round")


def _bracketed(node: ast.AST, text: str) -> str:
    return f"({text})" if isinstance(node, ast.BinOp | ast.UnaryOp | ast.IfExp | ast.Compare) else text


def _comparison(program: Program, node: ast.Compare) -> Iterator[Edit]:
    sides = [node.left, *node.comparators]
    for place, operator in enumerate(node.ops):
        old, news = COMPARISONS[type(operator)]
        for new in news:
            kind = "limit" if isinstance(operator, ORDERED) and new in (f"{old}=", old[:1]) else "comparison"
            yield _exchanged(program, sides[place], sides[place + 1], old, new, kind)


def _joined(program: Program, node: ast.BoolOp) -> Iterator[Edit]:
    old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    yield _exchanged(program, node.values[0], node.values[1], old, new, "logic")


def _sign(program: Program, node: ast.UnaryOp) -> Iterator[Edit]:
    start, end = program.span(node)
    lost = {ast.USub: "a minus", ast.Not: "a not", ast.Invert: "a ~"}.get(type(node.op))
    if lost:
        yield Edit(start, end, program.text(node.operand), "sign", f"{lost} left out")


def _gathered(program: Program, node: ast.AugAssign) -> Iterator[Edit]:
    pair = ARITHMETIC.get(type(node.op))
    if pair is None or _is_text(node.value):
        return
    start, end = _token(program, node.target, node.value, f"{pair[0]}=")
    yield Edit(start, end, f"{pair[1]}=", "operator", f"{pair[0]}= turned into {pair[1]}=")
    yield Edit(start, end, "=", "overwritten", "the value so far overwritten instead of gathered")
