"""Slips in how a function is built: what goes in, and what comes out."""

import ast
from collections.abc import Iterator

from openclass_nb.hints.deterministic.slip import Look, Slip, called

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (one for one in ast.walk(tree) if isinstance(one, Function))


def own_nodes(function: Function) -> Iterator[ast.AST]:
    """All below a function, without what functions inside it do."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += list(ast.iter_child_nodes(node))


def _parameters(function: Function) -> list[str]:
    given = function.args
    return [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def _no_return(tree: ast.AST) -> Iterator[Slip]:
    for function in _functions(tree):
        nodes = list(own_nodes(function))
        if any(isinstance(one, ast.Return | ast.Yield | ast.YieldFrom | ast.Raise) for one in nodes):
            continue
        prints = [one.lineno for one in nodes if isinstance(one, ast.Call) and called(one) == "print"]
        if prints:
            told = f"Line {prints[0]} prints the result, but the function returns nothing. Who calls it gets None."
            yield Slip(prints[0], "print-for-return", told, True)
        elif function.name != "__init__":
            told = f"“{function.name}” has no return: whoever calls it gets None. What should it hand over?"
            yield Slip(function.lineno, "no-return", told, True)


def _bare_return(tree: ast.AST) -> Iterator[Slip]:
    for function in _functions(tree):
        returns = [one for one in own_nodes(function) if isinstance(one, ast.Return)]
        bare = [one for one in returns if one.value is None]
        if bare and len(bare) == len(returns):
            told = f"The return in line {bare[0].lineno} stands alone: it hands nothing over."
            yield Slip(bare[0].lineno, "bare-return", told, True)


def _return_in_loop(tree: ast.AST) -> Iterator[Slip]:
    for function in _functions(tree):
        for loop in own_nodes(function):
            if not isinstance(loop, ast.For | ast.While):
                continue
            last = loop.body[-1]
            if isinstance(last, ast.Return):
                told = f"The return in line {last.lineno} belongs to the loop: in which round does the function end?"
                yield Slip(last.lineno, "return-in-loop", told, True)


def _overwritten(tree: ast.AST) -> Iterator[Slip]:
    """A parameter that gets a value before anybody has read it."""
    for function in _functions(tree):
        for name in _parameters(function):
            uses = [one for one in own_nodes(function) if isinstance(one, ast.Name) and one.id == name]
            stores = [one for one in uses if isinstance(one.ctx, ast.Store)]
            loads = [one for one in uses if isinstance(one.ctx, ast.Load)]
            first = min((one.lineno for one in stores), default=0)
            if first and not any(one.lineno <= first for one in loads):
                told = f"Line {first} gives “{name}” a new value: what the caller passed in is lost."
                yield Slip(first, "overwritten-parameter", told, True)


def _unused(tree: ast.AST) -> Iterator[Slip]:
    for function in _functions(tree):
        used = {one.id for one in ast.walk(function) if isinstance(one, ast.Name)}
        for name in _parameters(function):
            if name not in used and name not in ("self", "cls", "_") and len(function.body) > 0:
                told = f"“{name}” is passed in, and no line of yours uses it. Where should it matter?"
                yield Slip(function.lineno, "unused-parameter", told)


def _mutable_default(tree: ast.AST) -> Iterator[Slip]:
    for function in _functions(tree):
        for value in (*function.args.defaults, *(one for one in function.args.kw_defaults if one)):
            if isinstance(value, ast.List | ast.Dict | ast.Set):
                told = f"The default in line {value.lineno} is made once for all calls. What is in it later?"
                yield Slip(value.lineno, "mutable-default", told, True)


LOOKS: tuple[Look, ...] = (_no_return, _bare_return, _return_in_loop, _overwritten, _unused, _mutable_default)
