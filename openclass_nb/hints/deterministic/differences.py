"""In which way a value differs from the expected one, in words a first-year student reads: the first that fits.

None of them says what to write; each says what to look at.
"""

import math
from collections.abc import Callable

from openclass_nb.hints.observing.report import Value

CLOSE = 1e-6
SORTS = {
    "none": "nothing (None)",
    "truth": "True or False",
    "number": "a number",
    "text": "a text",
    "sequence": "a list",
    "set": "a set",
    "mapping": "a dictionary",
    "array": "an array",
    "table": "a table",
    "function": "a function",
    "other": "something else",
}
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

Finder = Callable[[Value, Value], str]


def difference(got: Value, expected: Value, kind: str = "Eq") -> str:
    """One or two sentences about how `got` differs; empty if no rule fits. In a "close" comparison one number may
    stand for a whole array.
    """
    if kind == "close" and got.kind == "array" and expected.kind == "number":
        expected = got.model_copy(update={"items": (expected,) * len(got.items)})
    return next((told for find in FINDERS if (told := find(got, expected))), "")


def _kind(got: Value, expected: Value) -> str:
    if got.kind == expected.kind or {got.kind, expected.kind} <= {"sequence", "array"}:
        return ""
    if got.kind == "none":
        return "What came back is None: nothing was returned. Which line of yours hands the result over?"
    if got.kind == "function":
        return "What came back is a function and not its result. Are the brackets of a call missing?"
    if got.kind == "text" and expected.kind == "number":
        return (
            "What came back is text, not a number: look for quotation marks, or for a value read in as text."
        )
    told = f"You return {SORTS[got.kind]}; {SORTS[expected.kind]} is expected."
    single = expected.kind in ("number", "truth", "text") and got.kind in ("sequence", "array", "set")
    return f"{told} {'Which one of these values is asked for?' if single else 'What is asked for?'}"


def _truth(got: Value, expected: Value) -> str:
    if got.kind == expected.kind == "truth" and got.value != expected.value:
        return f"Your condition says {got.value} where {expected.value} is expected. Which part decides here?"
    return ""


def _number(got: Value, expected: Value) -> str:
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


def _cut_off(a: float, b: float, got: Value, expected: Value) -> str:
    if math.isfinite(b) and b != int(b) and a in (math.floor(b), math.ceil(b), float(round(b))):
        return (
            "Your number is whole where the expected one is not. Somewhere decimals are thrown away: where?"
        )
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
    ratio = a / b
    for factor, words in FACTORS.items():
        if math.isclose(abs(ratio), factor, rel_tol=1e-4):
            return f"Your result is too large by a factor of {words}.{_also(ratio)}"
        if math.isclose(abs(ratio), 1 / factor, rel_tol=1e-4):
            return f"Your result is too small by a factor of {words}.{_also(ratio)}"
    return ""


def _also(ratio: float) -> str:
    return " The sign differs too." if ratio < 0 else " Which step brings it in?"


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
    if a == 0:
        return "Your result is 0. Does the value that you return ever change after its start?"
    return ""


def _size(a: float, b: float, got: Value, expected: Value) -> str:
    if a * b < 0:
        return "Your result has the other sign, and another size too. Follow the numbers line by line."
    if b and abs(a / b) > 50:
        return "Your result is far too large. Is something multiplied that should be divided, or a power too many?"
    if a and b and abs(b / a) > 50:
        return "Your result is far too small. Is something divided that should be multiplied, or a power missing?"
    way = "larger" if a > b else "smaller"
    return f"Your result is {way} than expected by {abs(a - b):.4g}. Work the same numbers out by hand, step by step."


NUMBERS: tuple[Callable[[float, float, Value, Value], str], ...] = (
    _not_a_number, _sign, _cut_off, _next_door, _rounding, _factor, _power, _zero, _size,
)  # fmt: skip


def _text(got: Value, expected: Value) -> str:
    if got.kind != "text" or expected.kind != "text":
        return ""
    a, b = str(got.value), str(expected.value)
    if a.strip() == b.strip():
        return "Only spaces or line ends at the rim differ."
    if a.lower() == b.lower():
        return "Only capital and small letters differ."
    if a.split() == b.split():
        return "The words are right, the spaces between them are not."
    if a == b[::-1]:
        return "Your text is the expected one backwards."
    place = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return (
        f"The first {place} characters agree, then they differ."
        if place
        else "The texts differ from the start."
    )


def _shape(got: Value, expected: Value) -> str:
    a, b = _shape_of(got), _shape_of(expected)
    if a == b or max(len(a), len(b)) < 2:
        return ""
    if a == b[::-1]:
        return "Rows and columns are exchanged."
    return f"Your result has the shape {a}, the expected one {b}. Along which axis?"


def _shape_of(value: Value) -> tuple[int, ...]:
    """The shape of an array, or of lists in lists."""
    if value.shape or value.kind != "sequence":
        return value.shape
    inner = {_shape_of(one) for one in value.items}
    return (len(value.items), *inner.pop()) if len(inner) == 1 else (len(value.items),)


def _flat(value: Value) -> list[Value]:
    """All members, row by row."""
    if value.kind != "sequence":
        return list(value.items)
    return [one for each in value.items for one in (_flat(each) if each.kind == "sequence" else [each])]


def _length(got: Value, expected: Value) -> str:
    a, b = (got.size, expected.size) if got.kind == expected.kind else (len(_flat(got)), len(_flat(expected)))
    if a is None or b is None or a == b or not (got.items or expected.items):
        return ""
    things = "value" if abs(a - b) == 1 else "values"
    told = f"You return {a} values where {b} are expected: {abs(a - b)} {things} too {'many' if a > b else 'few'}."
    if a == 0:
        return f"{told} Does your loop or condition ever let one through?"
    return f"{told} Look at the first and the last of them." if abs(a - b) == 1 else told


def _order(got: Value, expected: Value) -> str:
    a, b = _plain(got), _plain(expected)
    if a is None or b is None or len(a) != len(b) or a == b:
        return ""
    if a == b[::-1]:
        return "All values are right; they stand in the opposite order."
    if sorted(map(repr, a)) == sorted(map(repr, b)):
        return "All values are right; their order is not."
    return ""


def _plain(value: Value) -> list[object] | None:
    simple = all(one.kind in ("number", "text", "truth", "none") for one in value.items)
    ordered = value.kind in ("sequence", "array") and simple and value.size == len(value.items)
    return [one.value for one in value.items] if ordered else None


def _names(got: Value, expected: Value) -> str:
    if not got.names and not expected.names:
        return ""
    missing = [one for one in expected.names if one not in got.names]
    extra = [one for one in got.names if one not in expected.names]
    if missing:
        return f"“{missing[0]}” is missing" + (f", “{extra[0]}” is too many." if extra else ".")
    return f"“{extra[0]}” is too many." if extra else ""


def _members(got: Value, expected: Value) -> str:
    """Where values first differ, and how: every difference alike is said once."""
    pairs = list(zip(_flat(got), _flat(expected), strict=False))
    wrong = [place for place, (a, b) in enumerate(pairs) if not same(a, b)]
    if not wrong:
        return ""
    a, b = pairs[wrong[0]]
    inner = difference(a, b)
    if len(wrong) == len(pairs) > 1:
        return f"No value agrees. The first: {inner}" if inner else "No value agrees."
    where = "first" if wrong[0] == 0 else "last" if wrong == [len(pairs) - 1] else f"one at place {wrong[0]}"
    count = "One value differs" if len(wrong) == 1 else f"{len(wrong)} of {len(pairs)} values differ"
    told = f"{count}: look at the {where}{'' if where.startswith('one') else ' one'}."
    return f"{told} {inner}" if inner else told


def same(a: Value, b: Value) -> bool:
    """Whether two values are equal as far as they were told; numbers within rounding."""
    x, y = number(a), number(b)
    if x is not None and y is not None and a.kind == b.kind == "number":
        return math.isclose(x, y, rel_tol=CLOSE, abs_tol=1e-12) or (math.isnan(x) and math.isnan(y))
    if a.items or b.items:
        pairs = zip(a.items, b.items, strict=False)
        return (a.size, a.names) == (b.size, b.names) and all(same(one, other) for one, other in pairs)
    return (a.kind, a.value, a.shown if a.value is None else "") == (
        b.kind,
        b.value,
        b.shown if b.value is None else "",
    )


FINDERS: tuple[Finder, ...] = (
    _kind, _truth, _number, _text, _shape, _length, _order, _names, _members,
)  # fmt: skip
