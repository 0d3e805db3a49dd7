"""A visible test rewritten so that what it calls and compares is noted; it does the same otherwise.

Sent into the sandbox as text, together with values.py and running.py: standard library only.
"""

import ast
from typing import Any

SHOWN = 160


class Marker(ast.NodeTransformer):
    """Rewrites a test so that calls of the student's and comparisons are noted; it does the same otherwise."""

    def __init__(self, own: set[str]) -> None:
        self.own = set(own)

    def visit_Assign(self, node: ast.Assign) -> Any:
        """What is made from the student's values is the student's."""
        if self.is_own(node.value):
            self.own |= {
                one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name)
            }
        return self.generic_visit(node)

    def visit_For(self, node: ast.For) -> Any:
        """So is what a loop takes from them."""
        if self.is_own(node.iter):
            self.own |= {one.id for one in ast.walk(node.target) if isinstance(one, ast.Name)}
        return self.generic_visit(node)

    def is_own(self, node: ast.AST) -> bool:
        """Whether the student's work is in it."""
        return any(isinstance(one, ast.Name) and one.id in self.own for one in ast.walk(node))

    def visit_Call(self, node: ast.Call) -> Any:
        """A call of the student's, or a comparison in the form of a call."""
        close = name_of(node.func) in CLOSE and len(node.args) >= 2
        sides = (node.args[0], node.args[1]) if close else None
        text = ast.unparse(node) if close else ""
        mine = self.side(*sides) if sides else ""
        own = isinstance(node.func, ast.Name) and node.func.id in self.own
        starred = any(isinstance(one, ast.Starred) for one in node.args) or any(
            not one.arg for one in node.keywords
        )
        texts = [ast.unparse(one) for one in (*node.args, *(one.value for one in node.keywords))]
        self.generic_visit(node)
        if close and not starred:
            pair = self._pair(node.args[0], node.args[1], "close", mine, text)
            return ast.Call(node.func, [ast.Starred(pair, ast.Load()), *node.args[2:]], node.keywords)
        if own and not starred and isinstance(node.func, ast.Name):
            return self._called(node, node.func.id, texts)
        return node

    def visit_Compare(self, node: ast.Compare) -> Any:
        """One comparison; of a distance with a tolerance, what the distance is between."""
        whole = ast.unparse(node)
        distance = _distance(node.left) if isinstance(node.ops[0], ast.Lt | ast.LtE) else None
        sides = distance or (node.left, node.comparators[0])
        mine = self.side(*sides)
        self.generic_visit(node)
        if len(node.ops) != 1 or isinstance(node.ops[0], ast.Is | ast.IsNot):
            return node
        if distance is not None:
            found = _distance(node.left)
            if found is not None and isinstance(node.left, ast.Call):
                pair = self._pair(*found, "close", mine, whole)
                node.left.args[0] = ast.Call(_name("__oc_less"), [pair], [])
            return node
        pair = self._pair(node.left, node.comparators[0], type(node.ops[0]).__name__, mine, whole)
        return ast.Call(_name(f"__oc_{type(node.ops[0]).__name__}"), [pair], [])

    def side(self, left: ast.AST, right: ast.AST) -> str:
        """Whose side is the student's: left, right or both."""
        sides = self.is_own(left), self.is_own(right)
        return {(True, True): "both", (False, True): "right"}.get(sides, "left")

    def _pair(self, left: ast.expr, right: ast.expr, kind: str, mine: str, text: str) -> ast.expr:
        told = [ast.Constant(one) for one in (kind, mine, text)]
        return ast.Call(ast.Attribute(_name("__oc"), "compared", ast.Load()), [left, right, *told], [])

    def _called(self, node: ast.Call, name: str, texts: list[str]) -> ast.expr:
        args = ast.List(node.args, ast.Load())
        named = ast.Dict(
            [ast.Constant(one.arg) for one in node.keywords], [one.value for one in node.keywords]
        )
        words = ast.List([ast.Constant(one[:SHOWN]) for one in texts], ast.Load())
        function = ast.Attribute(_name("__oc"), "called", ast.Load())
        return ast.Call(function, [ast.Constant(name), words, node.func, args, named], [])


CLOSE = {
    "isclose", "allclose", "array_equal", "assert_allclose", "assert_array_equal", "assert_almost_equal",
    "assert_array_almost_equal", "assert_equal", "assertEqual", "assertAlmostEqual", "assert_frame_equal",
    "assert_series_equal", "approx_equal",
}  # fmt: skip


def name_of(node: ast.AST) -> str:
    """The last part of a dotted name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _name(text: str) -> ast.Name:
    return ast.Name(text, ast.Load())


def _distance(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """a and b of abs(a - b)."""
    if isinstance(node, ast.Call) and name_of(node.func) in ("abs", "fabs") and len(node.args) == 1:
        inner = node.args[0]
        if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Sub):
            return inner.left, inner.right
    return None


def bound(tree: ast.AST) -> set[str]:
    """Names that the answer makes."""
    names: set[str] = set()
    for one in getattr(tree, "body", []):
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(one.name)
        else:
            names |= {n.id for n in ast.walk(one) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return names
