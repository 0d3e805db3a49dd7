"""In which way two numbers differ, as a word: nothing of the right one's size or sign is in it."""

import math

from openclass_nb.hints.forms.seen import Apart

NEAR = 0.05
SIMPLE = (
    2,
    3,
    4,
    6,
    8,
    math.sqrt(2),
    math.pi,
    2 * math.pi,
    4 * math.pi,
    4 * math.pi / 3,
    9.81,
    3.6,
    60,
    3600,
)


def apart(got: float, asked: float, within: float = 1e-3) -> Apart:
    """The first word that fits; `within` is how near, as a share, counts as the same."""
    if not (math.isfinite(got) and math.isfinite(asked)):
        return "other"
    if math.isclose(got, asked, rel_tol=1e-12) or got == asked:
        return "same"
    if not got or not asked:
        return "other"
    if math.isclose(got, -asked, rel_tol=within):
        return "sign"
    ratio = abs(got / asked)
    if got * asked > 0 and abs(ratio - 1) <= NEAR:
        return "near"
    if _is_power_of_ten(ratio, within):
        return "power of ten"
    if any(
        math.isclose(ratio, one, rel_tol=within) or math.isclose(1 / ratio, one, rel_tol=within)
        for one in SIMPLE
    ):
        return "simple factor"
    if abs(asked) != 1 and math.isclose(abs(got * asked), 1, rel_tol=within):
        return "upside down"
    squares = math.isclose(abs(got), asked * asked, rel_tol=within)
    roots = math.isclose(got * got, abs(asked), rel_tol=within)
    return "square" if squares or roots else "other"


def _is_power_of_ten(ratio: float, within: float) -> bool:
    power = round(math.log10(ratio))
    return power != 0 and abs(power) <= 15 and math.isclose(ratio, 10.0**power, rel_tol=within)
