"""In which way a value differs from the expected one, in words a first-year student reads: the first that fits.

None of them says what to write; each says what to look at.
"""

import math
from collections.abc import Callable

from openclass_nb.hints.deterministic.number_differences import number, number_difference
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


def _text(got: Value, expected: Value) -> str:
    if got.kind != "text" or expected.kind != "text":
        return ""
    a, b = str(got.value), str(expected.value)
    if a.strip() == b.strip():
        return "Only spaces or line breaks at the beginning or the end differ."
    if a.lower() == b.lower():
        return "Only capital and small letters differ."
    if a.split() == b.split():
        return "The words are right, the spaces between them are not."
    if a == b[::-1]:
        return "Your text is the expected one backwards."
    place = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return (
        f"The first {place} characters agree. What comes next in yours, and what in the expected text?"
        if place
        else "The texts differ from the start. Which line of yours makes this one?"
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
    asked = "1 is" if b == 1 else f"{b} are"
    given = "1 value" if a == 1 else f"{a} values"
    told = (
        f"You return {given} where {asked} expected: {abs(a - b)} {things} too {'many' if a > b else 'few'}."
    )
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
    what, quoted = ("key", "{}") if expected.kind == "mapping" else ("column", "“{}”")
    if missing:
        more = f"; {quoted.format(extra[0])} is there instead." if extra else "."
        return f"The {what} {quoted.format(missing[0])} is missing{more}"
    return f"The {what} {quoted.format(extra[0])} is not asked for." if extra else ""


def _members(got: Value, expected: Value) -> str:
    """Where values first differ, and how: every difference alike is said once."""
    pairs = list(zip(_flat(got), _flat(expected), strict=False))
    wrong = [place for place, (a, b) in enumerate(pairs) if not same(a, b)]
    if not wrong:
        return ""
    a, b = pairs[wrong[0]]
    inner = difference(a, b)
    if len(wrong) == len(pairs) > 1:
        return f"No value agrees. About the first one: {inner}" if inner else "No value agrees."
    where = (
        "first"
        if wrong[0] == 0
        else "last"
        if wrong == [len(pairs) - 1]
        else f"one at place {wrong[0]}, counted from 0"
    )
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
    _kind, _truth, number_difference, _text, _shape, _names, _length, _order, _members,
)  # fmt: skip
