"""Slips in single lines and loops: operators, methods, start values, angles, axes."""

import ast
import builtins
import re
from collections.abc import Iterator
from itertools import pairwise

from openclass_nb.hints.deterministic.slip import Look, Slip, called


def _floor_division(tree: ast.AST) -> Iterator[Slip]:
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv):
            told = (
                f"Line {node.lineno} divides with two slashes, which keeps whole numbers only. Is that meant?"
            )
            yield Slip(node.lineno, "integer-division", told)


ANGLE = re.compile(r"deg|angle|alpha|beta|theta|phi|latitude|inclin|slope|winkel", re.IGNORECASE)
TRIGONOMETRY = ("sin", "cos", "tan")


def _degrees(tree: ast.AST) -> Iterator[Slip]:
    """A sine of something that is called like an angle, in code that never speaks of radians."""
    text = ast.unparse(tree)
    if re.search(r"radians|deg2rad|pi\b|180", text):
        return
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and called(node) in TRIGONOMETRY and node.args):
            continue
        if ANGLE.search(ast.unparse(node.args[0])):
            told = (
                f"Line {node.lineno} takes the {called(node)} of an angle. In which unit does Python want it?"
            )
            yield Slip(node.lineno, "degrees", told)


REDUCING = (
    "mean",
    "sum",
    "max",
    "min",
    "std",
    "median",
    "argmax",
    "argmin",
    "nanmean",
    "nansum",
    "nanmax",
    "cumsum",
)


def _axis(tree: ast.AST) -> Iterator[Slip]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in REDUCING:
            axis = [one for one in node.keywords if one.arg == "axis"]
            if axis:
                told = (
                    f"Line {node.lineno} goes along one axis. Which one vanishes: do rows or columns remain?"
                )
                yield Slip(node.lineno, "axis", told)


def _caret(tree: ast.AST) -> Iterator[Slip]:
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor):
            told = f"The ^ in line {node.lineno} does not make a power in Python. Try 2 ^ 3 in a cell of your own."
            yield Slip(node.lineno, "caret", told, True)


def _or_constant(tree: ast.AST) -> Iterator[Slip]:
    """x == "a" or "b"."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.BoolOp) and isinstance(node.values[0], ast.Compare)):
            continue
        if any(isinstance(one, ast.Constant) and not isinstance(one.value, bool) for one in node.values[1:]):
            told = f"In line {node.lineno} one side of “{_word(node.op)}” is not a comparison: alone it counts as true."
            yield Slip(node.lineno, "half-comparison", told, True)


def _word(op: ast.boolop) -> str:
    return "or" if isinstance(op, ast.Or) else "and"


def _comparison_alone(tree: ast.AST) -> Iterator[Slip]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Compare):
            told = f"Line {node.lineno} compares and throws the answer away. Was a value to be given, or returned?"
            yield Slip(node.lineno, "comparison-alone", told, True)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.BinOp | ast.Name):
            told = f"Line {node.lineno} works something out and throws it away."
            yield Slip(node.lineno, "value-thrown-away", told, True)


IN_PLACE = ("sort", "append", "extend", "reverse", "remove", "insert", "update", "clear")
WITHOUT_EFFECT = (
    "upper",
    "lower",
    "strip",
    "replace",
    "split",
    "join",
    "title",
    "sort_values",
    "dropna",
    "round",
    "fillna",
)


def _methods(tree: ast.AST) -> Iterator[Slip]:
    """The result of a method that has none, and a result that nobody takes."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign | ast.Return | ast.Expr):
            continue
        value = node.value
        if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
            continue
        name = value.func.attr
        if name in IN_PLACE and not isinstance(node, ast.Expr) and not value.keywords:
            if isinstance(value.func.value, ast.Name | ast.Attribute):
                told = f".{name}() in line {node.lineno} changes its list and gives None. Which name holds the list?"
                yield Slip(node.lineno, "result-of-in-place", told, True)
        elif name in WITHOUT_EFFECT and isinstance(node, ast.Expr):
            told = f".{name}() in line {node.lineno} gives a new value and leaves the old one. Which name keeps it?"
            yield Slip(node.lineno, "result-not-kept", told, True)


def _reset(tree: ast.AST) -> Iterator[Slip]:
    """A start value inside the loop that adds to it."""
    for loop in ast.walk(tree):
        if not isinstance(loop, ast.For | ast.While):
            continue
        for first in loop.body:
            if not (isinstance(first, ast.Assign) and isinstance(first.targets[0], ast.Name)):
                continue
            name = first.targets[0].id
            empty = isinstance(first.value, ast.Constant | ast.List | ast.Dict)
            grows = any(
                isinstance(one, ast.AugAssign) and isinstance(one.target, ast.Name) and one.target.id == name
                for one in ast.walk(loop)
            )
            if empty and grows:
                told = f"Line {first.lineno} sets “{name}” back in every round. Where should it get its first value?"
                yield Slip(first.lineno, "reset-in-loop", told, True)


def _unreachable(tree: ast.AST) -> Iterator[Slip]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        for one, after in pairwise(body):
            if isinstance(one, ast.Return | ast.Break | ast.Continue | ast.Raise):
                told = f"Line {after.lineno} can never be reached: line {one.lineno} leaves before it."
                yield Slip(after.lineno, "unreachable", told, True)


BUILTINS = {
    "sum",
    "max",
    "min",
    "list",
    "len",
    "range",
    "str",
    "int",
    "float",
    "dict",
    "set",
    "abs",
    "round",
    "sorted",
}


def _shadowed(tree: ast.AST) -> Iterator[Slip]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Store)
            and node.id in BUILTINS & set(vars(builtins))
        ):
            told = f"Line {node.lineno} names a variable “{node.id}”, like one of Python’s own functions, now hidden."
            yield Slip(node.lineno, "hides-a-builtin", told)


def _endless(tree: ast.AST) -> Iterator[Slip]:
    """A while whose condition nothing in its body can change."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.While):
            continue
        inside = [one for part in node.body for one in ast.walk(part)]
        leaves = any(isinstance(one, ast.Break | ast.Return | ast.Raise) for one in inside)
        names = {one.id for one in ast.walk(node.test) if isinstance(one, ast.Name)}
        changed = {one.id for one in inside if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
        calls = {one.func.value.id for one in inside if _is_method(one)}  # type: ignore[attr-defined]
        if not leaves and not names & (changed | calls):
            told = f"Nothing inside the loop of line {node.lineno} changes its condition. When does it end?"
            yield Slip(node.lineno, "endless-loop", told, True)


def _is_method(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
    )


def _plus_after_equals(tree: ast.AST) -> Iterator[Slip]:
    """x =+ 1."""
    for node in ast.walk(tree):
        signed = isinstance(node, ast.Assign) and isinstance(node.value, ast.UnaryOp)
        if isinstance(node, ast.Assign) and signed and isinstance(getattr(node.value, "op", None), ast.UAdd):
            told = f"Line {node.lineno} says =+ , which sets a positive value and adds nothing."
            yield Slip(node.lineno, "equals-plus", told, True)


LOOKS: tuple[Look, ...] = (
    _caret,
    _or_constant,
    _comparison_alone,
    _methods,
    _reset,
    _unreachable,
    _endless,
    _plus_after_equals,
    _shadowed,
    _floor_division,
    _degrees,
    _axis,
)
