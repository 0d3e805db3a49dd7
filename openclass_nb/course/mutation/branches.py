"""Cases missed, steps left out, loops one round short or long."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from openclass_nb.course.mutation.text import SPEAKING, Edit, Program, called, whole


def branch_edits(program: Program) -> Iterator[Edit]:
    """Every change of the way that a program takes."""
    for node in program.nodes:
        if isinstance(node, ast.If | ast.IfExp):
            yield from _one_case(program, node)
        elif isinstance(node, ast.While):
            yield _replaced(program, node.test, "False", "branch", "the loop never entered")
        elif isinstance(node, ast.For):
            yield from _rounds(program, node)
        elif isinstance(node, ast.Call) and called(node) == "range":
            yield from _range(program, node)
        elif isinstance(node, ast.Slice):
            yield from _slice(program, node)
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
            yield from _filters(program, node)
        elif isinstance(node, ast.stmt):
            yield from _statement(program, node)


def _replaced(program: Program, node: ast.AST, new: str, kind: str, story: str) -> Edit:
    return Edit(*program.span(node), new, kind, story)


def _one_case(program: Program, node: ast.If | ast.IfExp) -> Iterator[Edit]:
    text = program.text(node.test)
    yield _replaced(program, node.test, "True", "branch", f"“{text}” not asked: always this case")
    yield _replaced(program, node.test, "False", "branch", f"the case “{text}” missed")


def _is_range(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and called(node) == "range"


def _rounds(program: Program, node: ast.For) -> Iterator[Edit]:
    if not _is_range(node.iter):
        text = program.text(node.iter)
        yield _replaced(
            program, node.iter, f"list({text})[:-1]", "rounds", "the last one left out of the loop"
        )
        yield _replaced(
            program, node.iter, f"list({text})[1:]", "rounds", "the first one left out of the loop"
        )


def _range(program: Program, node: ast.Call) -> Iterator[Edit]:
    if not node.args or node.keywords or isinstance(node.args[0], ast.Starred):
        return
    end = node.args[0] if len(node.args) == 1 else node.args[1]
    if not isinstance(end, ast.Constant):
        text = whole(program.text(end))
        yield _replaced(program, end, f"{text} - 1", "off by one", "the last round left out")
        yield _replaced(program, end, f"{text} + 1", "off by one", "one round too many")


def _slice(program: Program, node: ast.Slice) -> Iterator[Edit]:
    for bound, story in ((node.lower, "begin"), (node.upper, "end")):
        if bound is None:
            continue
        if not isinstance(bound, ast.Constant):
            text = f"{whole(program.text(bound))} + 1"
            yield _replaced(program, bound, text, "off by one", f"the slice’s {story} one too far")
        yield _replaced(program, bound, "", "off by one", f"the slice’s {story} left out")


def _filters(program: Program, node: ast.AST) -> Iterator[Edit]:
    for one in node.generators:  # type: ignore[attr-defined]
        for condition in one.ifs:
            story = f"“{program.text(condition)}” not asked"
            yield _replaced(program, condition, "True", "branch", story)


def _statement(program: Program, node: ast.stmt) -> Iterator[Edit]:
    if _is_step(program, node):
        yield _replaced(program, node, "pass", "step", f"“{program.text(node)}” left out")
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield _replaced(program, node, "return None", "step", "nothing returned")


def _is_step(program: Program, node: ast.stmt) -> bool:
    """Whether the program would run without this statement, and differently."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call) and called(node.value) not in SPEAKING
    return isinstance(node, ast.AugAssign | ast.Break | ast.Continue) or _is_change(program, node)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_change(program: Program, node: ast.stmt) -> bool:
    """Whether an assignment changes what was there before; without the first one nothing would run at all."""
    if not isinstance(node, ast.Assign):
        return False
    target = node.targets[0]
    if isinstance(target, ast.Subscript | ast.Attribute):
        return True
    names = {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}
    return any(_binds(one, names) for one in program.nodes if _is_before(one, node))


def _is_before(one: ast.AST, node: ast.stmt) -> bool:
    return isinstance(one, ast.stmt) and one.lineno < node.lineno


def _binds(node: ast.AST, names: set[str]) -> bool:
    targets = (
        node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.For) else []
    )
    return any(isinstance(one, ast.Name) and one.id in names for each in targets for one in ast.walk(each))
