"""Whether a formula is expanded or factored: asked of sympy, with bounded powers. Nothing else needs sympy."""

from typing import Any

from openclass_nb.grading.kinds.formulas import Node

LARGEST_POWER = 12
LARGEST_NUMBER = 1e9


def has_form(node: Node, form: str) -> bool:
    """Whether the formula as it was typed has the form; one with huge powers has none."""
    if form == "any":
        return True
    if not _is_small(node):
        return False
    import sympy

    typed = sympify(node)
    shaped = sympy.expand(typed) if form == "expanded" else sympy.factor(typed)
    return bool(sympy.count_ops(typed) <= sympy.count_ops(shaped) and _kind(typed) == _kind(shaped))


def _kind(expression: Any) -> str:
    """Sum, product or power: what the formula is at its top."""
    import sympy

    return "sum" if isinstance(expression, sympy.Add) else "other"


def _is_small(node: Node) -> bool:
    if node.op == "number" and abs(float(node.name)) > LARGEST_NUMBER:
        return False
    if node.op == "^":
        above = node.parts[1]
        if above.op != "number" or not 0 <= float(above.name) <= LARGEST_POWER or "^" in _ops(node.parts[0]):
            return False
    return all(map(_is_small, node.parts))


def _ops(node: Node) -> set[str]:
    return {node.op}.union(*(_ops(one) for one in node.parts))


def sympify(node: Node) -> Any:
    """The formula as sympy has it; built part by part, no text is evaluated."""
    import sympy

    match node.op:
        case "number":
            return sympy.Integer(node.name) if node.name.lstrip("-").isdigit() else sympy.Float(node.name)
        case "symbol":
            return sympy.Symbol(node.name)
        case "constant":
            return {"pi": sympy.pi, "e": sympy.E}[node.name]
        case "function":
            return _function(node.name)(sympify(node.parts[0]))
    left, right = (sympify(one) for one in node.parts)
    match node.op:
        case "+":
            return left + right
        case "*":
            return sympy.Mul(left, right, evaluate=left.is_Number and right.is_Number)
        case "/":
            return left / right
        case _:
            return sympy.Pow(left, right)


def _function(name: str) -> Any:
    import sympy

    special = {"abs": sympy.Abs, "log10": lambda one: sympy.log(one, 10)}
    return special.get(name) or getattr(sympy, name)
