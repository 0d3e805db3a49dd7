"""Canaries: copies of a test cell with one expected value changed, which no honest answer passes.

They run beside a test in compatible mode. Those that the reference solution passes all the same are worth nothing and
are left out at release.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Any, TypeGuard

from openclass_nb.grading.isolated.teacher_text import without_magics

MOST = 5
EXPECTING = frozenset(
    (
        *("assertEqual", "assertAlmostEqual", "assertListEqual", "assertTupleEqual", "assertDictEqual"),
        *("assertSetEqual", "assertSequenceEqual", "assertMultiLineEqual", "assertCountEqual", "assertIn"),
        *(
            "assert_equal",
            "assert_allclose",
            "assert_almost_equal",
            "assert_approx_equal",
            "assert_array_equal",
        ),
        *("assert_array_almost_equal", "assert_frame_equal", "assert_series_equal", "assert_index_equal"),
        *("isclose", "allclose", "array_equal", "approx", "equals"),
    )
)
"""Calls whose arguments hold an expected value."""


def make_canaries(source: str, most: int = MOST) -> list[str]:
    """Copies of a test cell: up to `most`, each with another expected value changed, and one that can't hold at all.

    The last one shows code that makes assertions pass by themselves. None if Python can't read the cell.
    """
    try:
        tree = ast.parse(without_magics(source))
    except (SyntaxError, ValueError):
        return []
    places = list(_places(tree))
    step = max(len(places) / most, 1)
    chosen = [places[int(number * step)] for number in range(min(most, len(places)))]
    return [ast.unparse(_changed(tree, place)) for place in chosen] + [f"{ast.unparse(tree)}\nassert False"]


def _places(tree: ast.AST) -> Iterator[int]:
    """Numbers (in the order of `ast.walk`) of the nodes that hold an expected value."""
    for number, node in enumerate(ast.walk(tree)):
        if _is_equation(node) or _is_membership(node) or _is_difference(node) or _is_expecting(node):
            yield number


def _is_equation(node: ast.AST) -> bool:
    return isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq)


def _is_membership(node: ast.AST) -> TypeGuard[ast.Compare]:
    return isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In)


def _is_difference(node: ast.AST) -> bool:
    """`abs(x - expected) < eps`."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], (ast.Lt, ast.LtE)):
        return False
    call = node.left
    return (
        isinstance(call, ast.Call)
        and ast.unparse(call.func).endswith("abs")
        and _subtraction(call) is not None
    )


def _subtraction(call: ast.Call) -> ast.BinOp | None:
    inner = call.args[0] if call.args else None
    return inner if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Sub) else None


def _is_expecting(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in EXPECTING
        and bool(node.args)
    )


def _changed(tree: ast.Module, place: int) -> ast.Module:
    """A copy of the cell with the expected value at that place changed."""
    copied = copy.deepcopy(tree)
    node = next(one for number, one in enumerate(ast.walk(copied)) if number == place)
    if isinstance(node, ast.Compare):
        if _is_equation(node):
            node.comparators[0] = _other(node.comparators[0])
        elif _is_membership(node):
            node.left = _other(node.left)
        else:
            call = node.left
            assert isinstance(call, ast.Call)
            difference = _subtraction(call)
            assert difference is not None
            difference.right = ast.BinOp(difference.right, ast.Sub(), ast.Constant(1e6))
    elif isinstance(node, ast.Call):
        last = 1 if len(node.args) > 1 else 0
        node.args[last] = _other(node.args[last])
    return ast.fix_missing_locations(copied)


def _other(node: ast.expr) -> ast.expr:
    """An expression for another value: with a constant changed where there is one, else a tuple that holds it."""
    constants = [one for one in ast.walk(node) if isinstance(one, ast.Constant) and _can_change(one)]
    if not constants or isinstance(node, (ast.Attribute, ast.Subscript, ast.Compare)):
        return ast.Tuple([node, ast.Constant("canary")], ast.Load())
    constants[0].value = _other_value(constants[0].value)
    return node


def _can_change(constant: ast.Constant) -> bool:
    return isinstance(constant.value, (int, float, complex, str, bytes)) or constant.value is None


def _other_value(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, (int, float, complex)):
        return value * 3 + 7
    return value + "~" if isinstance(value, str) else value + b"~"
