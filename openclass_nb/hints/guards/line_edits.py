"""All that could be changed in a line in one step, whatever was said of it."""

import ast
from collections.abc import Iterator

from openclass_nb.hints.guards.prescribing import Meant, parts_of
from openclass_nb.hints.guards.replacing import replaced_in
from openclass_nb.hints.guards.rewriting import with_operator
from openclass_nb.hints.guards.signs import SIGNS
from openclass_nb.hints.guards.vocabulary import constant


def on_lines(tree: ast.Module, lines: frozenset[int], solution: str) -> Iterator[str]:
    """Every operator of these lines exchanged for every other; their numbers, names and texts for the solution's."""
    right = parts_of(solution) if lines else Meant()
    names = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}
    names |= {"np"} if "math" in names else set()
    for place, node in enumerate(ast.walk(tree)):
        if getattr(node, "lineno", None) not in lines:
            continue
        for operator in SIGNS:
            if program := with_operator(tree, place, node, operator):
                yield program
        for new in _others(node, right, names):
            if program := replaced_in(tree, place, new):
                yield program


def _others(node: ast.AST, right: Meant, names: set[str]) -> Iterator[ast.AST]:
    if isinstance(node, ast.Constant):
        yield from (constant(one) for one in sorted(right.numbers))
        yield from (ast.Constant(one) for one in sorted(right.texts))
        yield from (ast.Name(one, ast.Load()) for one in sorted(right.names | names))
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield from (ast.Name(one, ast.Load()) for one in sorted(right.names | names) if one != node.id)
    elif isinstance(node, ast.keyword):
        yield from (ast.keyword(one, node.value) for one in sorted(right.options) if one != node.arg)
    elif isinstance(node, ast.Attribute):
        yield from (
            ast.Attribute(node.value, one, node.ctx) for one in sorted(right.names) if one != node.attr
        )
