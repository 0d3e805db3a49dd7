"""Text of the teacher's to code, as IPython runs a cell."""

from __future__ import annotations

import ast
from types import CodeType
from typing import Any

from openclass_nb.grading.isolated.guard import trusting
from openclass_nb.grading.isolated.teacher_text import without_magics

RESOLVE, FORGET = "__openclass_resolve__", "__openclass_forget__"


def compiled_cell(source: str, filename: str, resolve: bool = True) -> tuple[CodeType, CodeType | None]:
    """A cell's statements, and its last expression if that is to be displayed. SyntaxError if it isn't Python.

    With `resolve` the names that a class body reads are looked up before it: Python reads them from the dictionary of
    globals without asking its `__missing__`.
    """
    text = without_magics(source)
    with trusting():
        tree = ast.parse(text, filename)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not text.rstrip().endswith(";"):
            node = tree.body.pop()
            assert isinstance(node, ast.Expr)
            last = compile(ast.Expression(node.value), filename, "eval", dont_inherit=True)
        if resolve and "class " in text:
            tree = ast.fix_missing_locations(_Classes().visit(tree))
        return compile(tree, filename, "exec", dont_inherit=True), last


class _Classes(ast.NodeTransformer):
    """Puts a look-up before each class statement."""

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        self.generic_visit(node)
        names = sorted(_names_read_in(node))
        if not names:
            return node
        return [_call(RESOLVE, names, node), node, _call(FORGET, names, node)]


def _names_read_in(node: ast.ClassDef) -> set[str]:
    """Names that the class body itself reads, functions in it aside."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        one = waiting.pop()
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load):
            found.add(one.id)
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)):
            arguments = one.args
            waiting += [
                *one.decorator_list,
                *arguments.defaults,
                *(each for each in arguments.kw_defaults if each),
            ]
            waiting += [
                each.annotation for each in (*arguments.args, *arguments.kwonlyargs) if each.annotation
            ]
            waiting += [one.returns] if one.returns else []
        elif not isinstance(one, ast.Lambda):
            waiting += ast.iter_child_nodes(one)
    return found


def _call(function: str, names: list[str], place: ast.AST) -> ast.Expr:
    call = ast.Call(ast.Name(function, ast.Load()), [ast.Constant(one) for one in names], [])
    return ast.copy_location(ast.Expr(call), place)
