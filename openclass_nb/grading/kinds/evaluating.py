"""Values of a formula at points, in complex numbers: whether two formulas are the same is asked of a dozen points.

No transformation has to be found for that, so it is sure for every equivalent form and takes no longer for hostile
ones. Two different formulas that agree to nine digits at twelve points do not come about by accident.
"""

import cmath
import hashlib
import math
from collections.abc import Callable, Mapping, Sequence

from openclass_nb.grading.kinds.formulas import Node

POINTS, FEWEST = 12, 5
AGREE = 1e-9
NEAR = 0.01
LARGEST = 1e250
FUNCTIONS: dict[str, Callable[[complex], complex]] = {
    "sin": cmath.sin, "cos": cmath.cos, "tan": cmath.tan, "cot": lambda x: 1 / cmath.tan(x), "asin": cmath.asin,
    "acos": cmath.acos, "atan": cmath.atan, "sinh": cmath.sinh, "cosh": cmath.cosh, "tanh": cmath.tanh,
    "exp": cmath.exp, "log": cmath.log, "log10": cmath.log10, "sqrt": cmath.sqrt, "abs": lambda x: complex(abs(x)),
}  # fmt: skip
CONSTANTS = {"pi": complex(math.pi), "e": complex(math.e)}
Point = Mapping[str, complex]


def points(ranges: Mapping[str, tuple[float, float]], count: int = POINTS) -> list[Point]:
    """Values for each symbol, the same ones every time."""
    return [
        {
            name: complex(low + (high - low) * _share(name, number))
            for name, (low, high) in sorted(ranges.items())
        }
        for number in range(count)
    ]


def _share(name: str, number: int) -> float:
    digest = hashlib.sha256(f"{name}:{number}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def value_at(node: Node, point: Point) -> complex | None:
    """The formula's value; None where it has none that a float can hold."""
    try:
        value = _value(node, point)
    except (ArithmeticError, ValueError):
        return None
    return value if cmath.isfinite(value) and abs(value) < LARGEST else None


def _value(node: Node, point: Point) -> complex:
    match node.op:
        case "number":
            return complex(float(node.name))
        case "symbol":
            return point[node.name]
        case "constant":
            return CONSTANTS[node.name]
        case "function":
            return FUNCTIONS[node.name](_value(node.parts[0], point))
    left, right = (_value(one, point) for one in node.parts)
    match node.op:
        case "+":
            return left + right
        case "*":
            return left * right
        case "/":
            return left / right
        case _:
            return complex(left**right)


def values(node: Node, where: Sequence[Point]) -> list[complex | None]:
    """The values at all points."""
    return [value_at(node, one) for one in where]


def same(
    got: Sequence[complex | None],
    asked: Sequence[complex | None],
    *,
    up_to_constant: bool = False,
    within: float = AGREE,
) -> bool:
    """Whether two formulas agree wherever the second has a value; False if that is hardly anywhere."""
    pairs = [(one, other) for one, other in zip(got, asked, strict=True) if other is not None]
    if len(pairs) < FEWEST or any(one is None for one, _ in pairs):
        return False
    apart = [one - other for one, other in pairs if one is not None]
    shift = apart[0] if up_to_constant else 0
    scales = [abs(one or 0) + abs(other) + abs(shift) for one, other in pairs]
    floor = 1e-3 * max(scales)
    return all(
        abs(one - shift) <= within * max(scale, floor) for one, scale in zip(apart, scales, strict=True)
    )
