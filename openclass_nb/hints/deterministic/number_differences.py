"""In which way a number differs from the expected one: sign, factor, off by one, rounding, and their kin."""

import math
from collections.abc import Callable

from openclass_nb.hints.observing.report import Value

FACTORS = {
    1000.0: "a thousand, as between grams and kilograms or between metres and kilometres",
    100.0: "a hundred, as between centimetres and metres or with percent",
    10.0: "ten",
    60.0: "sixty, as between seconds, minutes and hours",
    3600.0: "3600, as between seconds and hours",
    3.6: "3.6, as between m/s and km/h",
    24.0: "24, as between hours and days",
    1e6: "a million, as between cm³ and m³, or with the prefix mega or micro",
    1e4: "ten thousand, as between cm² and m²",
    180 / math.pi: "180/π, as between degrees and radians",
    2 * math.pi: "2π",
    math.pi: "π",
    9.81: "9.81, like g",
    math.log(10): "ln 10, as between the natural logarithm and the one to base 10",
    2.0: "two",
    3.0: "three",
    4.0: "four",
    0.5: "one half",
    math.sqrt(2): "the square root of two",
}
"""Factors that mean something, largest numbers of digits first where one is near another."""


def number_difference(got: Value, expected: Value) -> str:
    """In which way two numbers differ; empty if one of both is none."""
    if got.kind != "number" or expected.kind != "number":
        return ""
    a, b = number(got), number(expected)
    if a is None or b is None or math.isnan(b) or math.isinf(b):
        return ""
    return next((told for find in NUMBERS if (told := find(a, b, got, expected))), "")


def number(value: Value) -> float | None:
    """The number that a value is; None if it is none."""
    return float(value.value) if isinstance(value.value, int | float) else None


def _not_a_number(a: float, b: float, got: Value, expected: Value) -> str:
    if math.isnan(a) and not math.isnan(b):
        return "Your result is nan, “not a number”. Which step first gives nan: a missing value, or 0 divided by 0?"
    if math.isinf(a) and not math.isinf(b):
        return "Your result is infinite. Where do you divide by something that can be zero?"
    return ""


def _sign(a: float, b: float, got: Value, expected: Value) -> str:
    if b and math.isclose(a, -b, rel_tol=1e-3):
        return "The size is right, the sign is not. Which difference is taken the wrong way round?"
    return ""


def _whole(a: float, b: float, got: Value, expected: Value) -> str:
    return _cut_off(a, b, got, expected) if got.whole else ""


def _cut_off(a: float, b: float, got: Value, expected: Value) -> str:
    by_chance = a == 0 and not got.whole
    if math.isfinite(b) and b != int(b) and a in (math.floor(b), math.ceil(b), round(b)) and not by_chance:
        return "Your number is whole where the expected one is not. By chance, or are decimals thrown away somewhere?"
    return ""


def _next_door(a: float, b: float, got: Value, expected: Value) -> str:
    if got.whole and expected.whole and abs(a - b) == 1:
        more = "one more" if a > b else "one less"
        return f"You are off by one: {more} than expected. Count by hand where you begin and where you stop."
    return ""


def _rounding(a: float, b: float, got: Value, expected: Value) -> str:
    if not b or math.isclose(a, b, rel_tol=1e-12) or abs(a - b) / abs(b) > 0.025:
        return ""
    return "You are very near. Is something rounded too early, or a constant taken with too few digits?"


def _factor(a: float, b: float, got: Value, expected: Value) -> str:
    if not a or not b:
        return ""
    if got.whole and expected.whole and 1 in (abs(a), abs(b)):
        return ""  # any number is a multiple of one: among counts that says nothing
    ratio = a / b
    for factor, words in FACTORS.items():
        if math.isclose(abs(ratio), factor, rel_tol=1e-4):
            return f"Your result is too large by a factor of {words}.{_also(ratio)}"
        if math.isclose(abs(ratio), 1 / factor, rel_tol=1e-4):
            return f"Your result is too small by a factor of {words}.{_also(ratio)}"
    return ""


def _also(ratio: float) -> str:
    return " The sign differs too." if ratio < 0 else " Where could that factor come from?"


def _power(a: float, b: float, got: Value, expected: Value) -> str:
    if not a or not b or abs(b) == 1:
        return ""
    if math.isclose(a, 1 / b, rel_tol=1e-4):
        return "Your result is one over the expected one: a fraction stands upside down."
    if math.isclose(a, b * b, rel_tol=1e-4):
        return "Your result is the square of the expected one. Is a root missing, or one square too many?"
    if b > 0 and math.isclose(a, math.sqrt(b), rel_tol=1e-4):
        return "Your result is the square root of the expected one. Is a square missing?"
    return ""


def _zero(a: float, b: float, got: Value, expected: Value) -> str:
    if abs(a) <= 1e-9 * abs(b):
        what = "0" if a == 0 else "as good as 0"
        return (
            f"Your result is {what}. Which step first makes it so, or does it never change after its start?"
        )
    return ""


def _size(a: float, b: float, got: Value, expected: Value) -> str:
    if a * b < 0:
        return "Your result has the other sign, and another size too. Follow the numbers line by line."
    if b and abs(a / b) > 50:
        return "Your result is far too large. Is it what is asked for? Is something multiplied that should be divided?"
    if a and b and abs(b / a) > 50:
        return "Your result is far too small. Is it what is asked for? Is something divided that should be multiplied?"
    way = "larger" if a > b else "smaller"
    return f"Your result is {way} than expected by {abs(a - b):.4g}. Work the same numbers out by hand, step by step."


NUMBERS: tuple[Callable[[float, float, Value, Value], str], ...] = (
    _not_a_number, _sign, _whole, _next_door, _rounding, _factor, _power, _cut_off, _zero, _size,
)  # fmt: skip
