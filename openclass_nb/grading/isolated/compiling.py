"""Text of the teacher's to code, as IPython runs a cell."""

from __future__ import annotations

import ast
import marshal
from collections.abc import Iterable
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Any

from openclass_nb.grading.isolated.guard import trusting
from openclass_nb.grading.isolated.teacher_text import without_magics

RESOLVE, FORGET = "__openclass_resolve__", "__openclass_forget__"


TEST, GIVEN = "<test cell>", "<given cell>"
Compiled = tuple[CodeType, CodeType | None]
_ready: dict[tuple[str, str], Compiled] = {}


def packed(texts: Iterable[tuple[str, str]]) -> bytes:
    """What (text, filename) pairs are compiled to, for another process of the same Python: see `unpack`."""
    found: list[tuple[str, str, CodeType, CodeType | None]] = []
    for text, filename in texts:
        try:
            found.append((text, filename, *_compiled(text, filename, True)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue  # the examiner tells of it when it comes to run it
    return MAGIC_NUMBER + marshal.dumps(found)


def unpack(data: bytes) -> None:
    """Have code at hand for texts that are compiled here next. Only for what the supervisor has sent."""
    _ready.clear()
    if data.startswith(MAGIC_NUMBER):
        for text, filename, *code in marshal.loads(data[len(MAGIC_NUMBER) :]):
            _ready[text, filename] = code[0], code[1]


def compiled_cell(source: str, filename: str, resolve: bool = True) -> Compiled:
    """A cell's statements, and its last expression if that is to be displayed. SyntaxError if it isn't Python.

    With `resolve` the names that a class body reads are looked up before it: Python reads them from the dictionary of
    globals without asking its `__missing__`.
    """
    known = _ready.get((source, filename)) if resolve else None
    return known or _compiled(source, filename, resolve)


def _compiled(source: str, filename: str, resolve: bool) -> Compiled:
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
