"""Edits of lines: a snippet put in, a line removed or moved, sides exchanged, brackets, a return for a print."""

import ast
import copy
from collections.abc import Iterator
from itertools import islice

from openclass_nb.hints.guards.mention import Mention
from openclass_nb.hints.guards.replacing import replaced_in, unparsed


def with_snippets(tree: ast.Module, snippets: list[str]) -> Iterator[str]:
    """Each snippet in the place of each expression or line that it could replace, and between the lines."""
    for snippet in snippets:
        body = _parsed(snippet)
        if not body:
            continue
        yield ast.unparse(ast.Module(body, []))
        alone = (
            body[0].value
            if len(body) == 1 and isinstance(body[0], ast.Expr | ast.Return | ast.Assign)
            else None
        )
        if alone is not None:
            yield from _as_expression(tree, alone)
        yield from _as_lines(tree, body)


def _parsed(snippet: str) -> list[ast.stmt]:
    for text in (snippet, snippet.rstrip(".:,;"), f"{snippet.rstrip(':')}:\n pass"):
        try:
            return ast.parse(text).body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            continue
    return []


def _as_expression(tree: ast.Module, new: ast.expr) -> Iterator[str]:
    for place, node in enumerate(ast.walk(tree)):
        read = isinstance(getattr(node, "ctx", ast.Load()), ast.Load)
        if isinstance(node, ast.expr) and read and not isinstance(node, ast.Starred | ast.Slice):
            yield from _kept(replaced_in(tree, place, copy.deepcopy(new)))


def _as_lines(tree: ast.Module, body: list[ast.stmt]) -> Iterator[str]:
    for place, at in _lines(tree):
        for width in (1, 0):
            whole = copy.deepcopy(tree)
            _body(whole, place)[at : at + width] = copy.deepcopy(body)
            yield from _kept(unparsed(whole))
            if width and isinstance(body[0], ast.If | ast.For | ast.While | ast.FunctionDef):
                old = copy.deepcopy(_body(tree, place)[at])
                if hasattr(old, "body"):
                    head = copy.deepcopy(body[0])
                    head.body = old.body
                    again = copy.deepcopy(tree)
                    _body(again, place)[at] = head
                    yield from _kept(unparsed(again))


def with_changes(tree: ast.Module, mention: Mention) -> Iterator[str]:
    """The changes that a text asks for, made everywhere where they can be made."""
    if "swap" in mention.changes:
        yield from _swapped(tree)
    if "brackets" in mention.changes:
        yield from _bracketed(tree)
    if "return" in mention.changes:
        yield from _returning(tree)
    if "remove" in mention.changes:
        yield from _without_lines(tree)
    if "move" in mention.changes or "return" in mention.changes:
        yield from _moved(tree)
    if "sign" in mention.changes:
        yield from _signed(tree)


def _swapped(tree: ast.Module) -> Iterator[str]:
    for place, node in enumerate(ast.walk(tree)):
        new = copy.deepcopy(node)
        if isinstance(new, ast.BinOp):
            new.left, new.right = new.right, new.left
        elif isinstance(new, ast.Compare) and len(new.comparators) == 1:
            new.left, new.comparators = new.comparators[0], [new.left]
        elif isinstance(new, ast.Call | ast.Tuple) and len(_parts(new)) > 1:
            _parts(new).reverse()
        elif isinstance(new, ast.If | ast.IfExp) and new.orelse:
            new.body, new.orelse = new.orelse, new.body
        else:
            continue
        yield from _kept(replaced_in(tree, place, new))
    for place, at in _lines(tree):
        whole = copy.deepcopy(tree)
        body = _body(whole, place)
        if at + 1 < len(body):
            body[at], body[at + 1] = body[at + 1], body[at]
            yield from _kept(unparsed(whole))


def _parts(node: ast.Call | ast.Tuple) -> list[ast.expr]:
    return node.args if isinstance(node, ast.Call) else node.elts


def _bracketed(tree: ast.Module) -> Iterator[str]:
    """a op (b op c) for (a op b) op c, and back, at each pair of operators."""
    for place, node in enumerate(ast.walk(tree)):
        if not isinstance(node, ast.BinOp):
            continue
        for new in _regrouped(node, 0):
            yield from _kept(replaced_in(tree, place, new))


def _regrouped(node: ast.BinOp, depth: int) -> Iterator[ast.BinOp]:
    """Every way to put brackets into a row of operators, as far as it is short."""
    parts, operators = _row(node)
    if len(parts) <= 5:
        yield from _groups(parts, operators)


def _row(node: ast.expr) -> tuple[list[ast.expr], list[ast.operator]]:
    if not isinstance(node, ast.BinOp):
        return [node], []
    left, first = _row(node.left)
    right, second = _row(node.right)
    return [*left, *right], [*first, node.op, *second]


def _groups(parts: list[ast.expr], operators: list[ast.operator]) -> Iterator[ast.BinOp]:
    for at, operator in enumerate(operators):
        left, right = (parts[: at + 1], operators[:at]), (parts[at + 1 :], operators[at + 1 :])
        for one in _whole(*left):
            for other in _whole(*right):
                yield ast.BinOp(copy.deepcopy(one), operator, copy.deepcopy(other))


def _whole(parts: list[ast.expr], operators: list[ast.operator]) -> Iterator[ast.expr]:
    if len(parts) == 1:
        yield parts[0]
    else:
        yield from _groups(parts, operators)


def _returning(tree: ast.Module) -> Iterator[str]:
    """A return for a print or a bare value, and one behind the last line."""
    for place, at in _lines(tree):
        old = _body(tree, place)[at]
        value = old.value if isinstance(old, ast.Expr | ast.Assign | ast.Return) else None
        if isinstance(value, ast.Call) and isinstance(old, ast.Expr) and value.args:
            yield from _kept(_with_line(tree, place, at, ast.Return(value.args[-1])))
        if value is not None:
            yield from _kept(_with_line(tree, place, at, ast.Return(value)))
    names = sorted({one.id for one in ast.walk(tree) if isinstance(one, ast.Name)})
    for place, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.FunctionDef):
            for name in names:
                whole = copy.deepcopy(tree)
                _body(whole, place).append(ast.Return(ast.Name(name, ast.Load())))
                yield from _kept(unparsed(whole))


def _with_line(tree: ast.Module, place: int, at: int, new: ast.stmt) -> str | None:
    whole = copy.deepcopy(tree)
    _body(whole, place)[at] = copy.deepcopy(new)
    return unparsed(whole)


def _without_lines(tree: ast.Module) -> Iterator[str]:
    for place, at in _lines(tree):
        whole = copy.deepcopy(tree)
        body = _body(whole, place)
        if len(body) > 1:
            del body[at]
            yield from _kept(unparsed(whole))


def _moved(tree: ast.Module) -> Iterator[str]:
    """The last line of a block behind the block, the first before it; a line behind a block into it."""
    for place, at in _lines(tree):
        old = _body(tree, place)[at]
        if isinstance(old, ast.For | ast.While | ast.If | ast.With) and len(old.body) > 1:
            for inner, offset in ((len(old.body) - 1, 1), (0, 0)):
                whole = copy.deepcopy(tree)
                body = _body(whole, place)
                block = body[at]
                body.insert(at + offset, block.body.pop(inner))  # type: ignore[attr-defined]
                yield from _kept(unparsed(whole))
        if isinstance(old, ast.For | ast.While | ast.If) and at + 1 < len(_body(tree, place)):
            whole = copy.deepcopy(tree)
            body = _body(whole, place)
            moved = body.pop(at + 1)
            body[at].body.append(moved)  # type: ignore[attr-defined]
            yield from _kept(unparsed(whole))


def _signed(tree: ast.Module) -> Iterator[str]:
    for place, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.BinOp | ast.Name | ast.Call | ast.Constant):
            if isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
                yield from _kept(replaced_in(tree, place, ast.UnaryOp(ast.USub(), copy.deepcopy(node))))
                absolute = ast.Call(ast.Name("abs", ast.Load()), [copy.deepcopy(node)], [])
                yield from _kept(replaced_in(tree, place, absolute))
        elif isinstance(node, ast.UnaryOp):
            yield from _kept(replaced_in(tree, place, node.operand))


def _lines(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """(place of the block's owner in ast.walk, position in its body) of every line."""
    for place, node in enumerate(ast.walk(tree)):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield from ((place, at) for at in range(len(body)))


def _body(tree: ast.Module, place: int) -> list[ast.stmt]:
    found: list[ast.stmt] = next(islice(ast.walk(tree), place, None)).body  # type: ignore[attr-defined]
    return found


def _kept(program: str | None) -> list[str]:
    return [program] if program is not None else []
