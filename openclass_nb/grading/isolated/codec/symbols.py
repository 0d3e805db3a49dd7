"""sympy's expressions as their trees, in the order in which they are built up: no text is parsed, nothing evaluated.

Each node is (what, its own data, number of arguments). Rebuilding keeps the tree as it was sent, so an expression
that the student left unevaluated arrives unevaluated, and 10**10**10 costs nothing.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable
from typing import Any

import sympy
from sympy.core.function import AppliedUndef, UndefinedFunction
from sympy.core.singleton import S, Singleton
from sympy.functions.elementary.piecewise import ExprCondPair
from sympy.logic.boolalg import BooleanFunction

from openclass_nb.grading.isolated.codec.extensions import Extension, register, register_family
from openclass_nb.grading.isolated.errors import WireError

NAME = re.compile(r"[\w\\{}^' +-]*")  # lambdify makes code of names: nothing that calls, indexes or has a dot
MOST_NODES = 200_000
DIGITS = 10_000
NUMBER = (sympy.Integer, sympy.Rational, sympy.Float)
CLASSES: dict[str, type] = {"ExprCondPair": ExprCondPair} | {
    name: one for name, one in vars(sympy).items() if isinstance(one, type) and issubclass(one, sympy.Basic)
}
UNEVALUATED = (sympy.Pow, sympy.Function, sympy.Rel, BooleanFunction, sympy.Derivative)
_MATRICES = (sympy.Matrix, sympy.ImmutableMatrix, sympy.SparseMatrix, sympy.ImmutableSparseMatrix)
MATRICES: dict[str, Any] = {one.__name__: one for one in _MATRICES}


def _pack(value: Any) -> Any:
    nodes: list[Any] = []
    waiting: list[Any] = [(value, False)]
    while waiting:
        node, is_ready = waiting.pop()
        if is_ready or not _arguments(node):
            described = _describe(node)
            if described is NotImplemented or len(nodes) > MOST_NODES:
                return NotImplemented
            nodes.append((*described, len(_arguments(node))))
        else:
            waiting.append((node, True))
            waiting.extend((one, False) for one in reversed(_arguments(node)))
    return nodes


def _arguments(node: Any) -> tuple[Any, ...]:
    return () if isinstance(node, (sympy.Symbol, *NUMBER)) else tuple(node.args)


def _describe(node: Any) -> Any:
    """What a node is, and its own data."""
    kind = type(node)
    if isinstance(kind, Singleton):
        return "single", kind.__name__
    if kind is sympy.Integer or kind is sympy.Rational:
        return "rational", (int(node.p), int(node.q))
    if kind is sympy.Float:
        sign, mantissa, exponent, bits = node._mpf_
        return "float", (int(sign), int(mantissa), int(exponent), int(bits), int(node._prec))
    if kind is sympy.Symbol and _is_symbol(node.name):
        return "symbol", (node.name, dict(node._assumptions_orig))
    if isinstance(node, AppliedUndef) and _is_function(kind.__name__):
        return "function", kind.__name__
    if kind.__name__ == "Str":
        return "text", str(node.name)
    return ("class", kind.__name__) if CLASSES.get(kind.__name__) is kind else NotImplemented


def _unpack(nodes: Any) -> Any:
    if type(nodes) is not list:
        raise WireError("The candidate sent an expression that is none.")
    stack: list[Any] = []
    for what, data, count in nodes:
        if type(count) is not int or not 0 <= count <= len(stack):
            raise WireError("The candidate sent an expression whose parts don't fit.")
        split = len(stack) - count
        arguments = stack[split:]
        del stack[split:]
        stack.append(_BUILDERS[what](data, arguments))
    (value,) = stack
    return value


def _single(name: Any, _: Any) -> Any:
    kind = getattr(S, str(name))
    if not isinstance(type(kind), Singleton):
        raise WireError("The candidate sent a constant that there isn't.")
    return kind


def _rational(parts: Any, _: Any) -> Any:
    above, below = parts
    if type(above) is not int or type(below) is not int or below == 0:
        raise WireError("The candidate sent a fraction that is none.")
    return sympy.Integer(above) if below == 1 else sympy.Rational(above, below)


def _float(parts: Any, _: Any) -> Any:
    sign, mantissa, exponent, bits, precision = map(int, parts)
    if precision > DIGITS or abs(exponent) > 1 << 30:
        raise WireError("The candidate sent a number of too many digits.")
    return sympy.Float._new((sign, mantissa, exponent, bits), precision)


def _is_symbol(name: Any) -> bool:
    return type(name) is str and NAME.fullmatch(name) is not None


def _is_function(name: Any) -> bool:
    return (
        type(name) is str and name.isidentifier() and not name.startswith("_") and not hasattr(builtins, name)
    )


def _symbol(parts: Any, _: Any) -> Any:
    name, assumptions = parts
    if not _is_symbol(name) or not all(type(one) in (bool, type(None)) for one in assumptions.values()):
        raise WireError("The candidate sent a symbol that is none.")
    return sympy.Symbol(name, **assumptions)


def _applied(name: Any, arguments: list[Any]) -> Any:
    if not _is_function(name):
        raise WireError("The candidate sent a function whose name could be code.")
    return sympy.Function(name)(*arguments, evaluate=False)


def _instance(name: Any, arguments: list[Any]) -> Any:
    kind: Any = CLASSES[name]
    if kind in (sympy.Add, sympy.Mul):
        return kind._from_args(arguments)
    if issubclass(kind, UNEVALUATED):
        return kind(*arguments, evaluate=False)
    return kind(*arguments)


_BUILDERS: dict[str, Callable[[Any, list[Any]], Any]] = {
    "single": _single,
    "rational": _rational,
    "float": _float,
    "symbol": _symbol,
    "function": _applied,
    "text": lambda text, _: CLASSES["Str"](str(text)),
    "class": _instance,
}


def _pack_matrix(value: Any) -> Any:
    name = type(value).__name__
    if MATRICES.get(name) is not type(value):
        return NotImplemented
    items = [_pack(one) for one in value.flat()]
    return NotImplemented if NotImplemented in items else (name, value.rows, value.cols, items)


def _unpack_matrix(parts: Any) -> Any:
    name, rows, columns, items = parts
    if type(items) is not list or len(items) != rows * columns:
        raise WireError("The candidate sent a matrix whose size doesn't fit.")
    kind: Any = MATRICES[name]
    return kind(rows, columns, [_unpack(one) for one in items])


def _is_own(module: object) -> bool:
    return str(module).partition(".")[0] == "sympy"


CLASSES.setdefault("Str", type(sympy.MatrixSymbol("A", 1, 1).args[0]))
for _kind in MATRICES.values():
    register(_kind, Extension("sympy.matrix", _pack_matrix, _unpack_matrix))
register_family(
    lambda kind, module: (
        isinstance(kind, UndefinedFunction) or (issubclass(kind, sympy.Basic) and _is_own(module))
    ),
    Extension("sympy.expression", _pack, _unpack),
)
