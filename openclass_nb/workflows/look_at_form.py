"""What differs between a student's answer that is no code and the right one, as far as a hint may know it."""

import ast
import re
from collections.abc import Iterator

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.models import (
    ChoiceExercise,
    NumericExercise,
    ParsonsExercise,
    PlotExercise,
    SymbolicExercise,
    TableExercise,
    TextExercise,
)
from openclass_nb.course.kinds.reading import Given, UnreadError, read_given
from openclass_nb.hints.forms.apart import apart
from openclass_nb.hints.forms.seen import (
    Apart,
    ChoiceSeen,
    FormSeen,
    FrameSeen,
    NumericSeen,
    ParsonsSeen,
    PlotSeen,
    TableSeen,
    TextSeen,
)
from openclass_nb.workflows.look_at_formula import look_at_formula

REASONS = re.compile(
    r"\b(?:because|since|therefore|so that|hence|thus|as a result|due to|weil|denn|daher)\b", re.I
)
BARE = re.compile(r"(?<![\w.,^*/(=-])\d+(?:[.,]\d+)?(?=\s*(?:[.;!?]|$))", re.MULTILINE)


def look_at_form(about: ExerciseMetadata | None, answer: str, message: str = "") -> FormSeen | None:
    """None for code, and for an answer that can't be read. Nothing of the student's runs."""
    try:
        return _seen(about, answer, message)
    except UnreadError:
        return None


def _seen(about: ExerciseMetadata | None, answer: str, message: str) -> FormSeen | None:
    match about:
        case TableExercise() if about.frame:
            return FrameSeen(message, about.frame)
        case PlotExercise():
            return PlotSeen(message, _asked(about), _called(answer))
        case TextExercise():
            return _text(answer)
        case NumericExercise():
            return _numeric(about, read_given(answer, about.kind))
        case SymbolicExercise():
            return look_at_formula(about, read_given(answer, about.kind))
        case ChoiceExercise():
            return _choice(about, read_given(answer, about.kind))
        case ParsonsExercise():
            return _parsons(about, read_given(answer, about.kind))
        case TableExercise():
            return _table(about, read_given(answer, about.kind))
        case _:
            return None


def _numeric(about: NumericExercise, given: Given) -> NumericSeen:
    from openclass_nb.grading.kinds.numeric import in_unit_of, judge, read_quantity

    asked, got = read_quantity(about.value), read_quantity(" ".join(given.typed))
    value = in_unit_of(got, asked)
    parts = {one.name: one for one in judge(about, given).parts}
    value_right = "value" in parts and parts["value"].right
    wrong_figures = "figures" in parts and not parts["figures"].right
    figures = (about.figures or 0, got.number.figures) if wrong_figures else None
    if value is None:
        return NumericSeen("same" if value_right else "other", "other dimension", figures)
    if value_right:
        unit_right = "unit" not in parts or parts["unit"].right
        return NumericSeen("same", "right" if unit_right else "other scale", figures)
    return NumericSeen(
        _wrong(apart(value, asked.number.value, max(1e-3, about.tolerance.relative))), figures=figures
    )


def _wrong(how: Apart) -> Apart:
    """Of a value that is not right nothing is “the same”, however strict the tolerance."""
    return "near" if how == "same" else how


def _choice(about: ChoiceExercise, given: Given) -> ChoiceSeen:
    from openclass_nb.grading.kinds.choice import letters

    chosen = letters(about, given)
    right = {place for place, one in enumerate(about.options) if one.right}
    return ChoiceSeen(about.several, bool(chosen - right), bool(right - chosen), len(about.options))


def _parsons(about: ParsonsExercise, given: Given) -> ParsonsSeen:
    from openclass_nb.grading.kinds.parsons import given_lines, places

    lines = given_lines(given)
    got = places(about, lines)
    orders = [tuple(range(1, len(about.lines) + 1)), *about.orders]
    needed = min(orders, key=lambda one: len(set(one) ^ set(got)))
    return ParsonsSeen(
        lines=tuple(lines),
        order_right=tuple(got) in orders,
        missing=bool(set(needed) - set(got)),
        too_many=bool(set(got) - set(needed)),
        indentation=about.indentation,
        is_python=_is_python(about.lines),
    )


def _is_python(lines: tuple[str, ...]) -> bool:
    try:
        ast.parse("\n".join(lines))
    except (SyntaxError, ValueError):
        return False
    return True


def _table(about: TableExercise, given: Given) -> TableSeen:
    from openclass_nb.grading.kinds.table import asked_cells, wrong_cells

    cells = asked_cells(about, given)
    wrong = wrong_cells(about, cells)
    empty = sum(cells[place] is None for place in wrong)
    filled = [place for place in wrong if cells[place] is not None]
    ways = {_cell_apart(cells[row, column], about.rows[row - 1][column - 1]) for row, column in filled}
    return TableSeen(
        columns=tuple(about.columns[column - 1] for _, column in filled),
        rows=tuple(row for row, _ in filled),
        empty=empty,
        asked=len(cells),
        apart=ways.pop() if len(ways) == 1 else "other",
    )


def _cell_apart(got: object, asked: object) -> Apart:
    numbers = [
        float(one) for one in (got, asked) if isinstance(one, int | float) and not isinstance(one, bool)
    ]
    return _wrong(apart(*numbers)) if len(numbers) == 2 else "other"


def _text(answer: str) -> TextSeen:
    bare = BARE.search(answer)
    return TextSeen(len(re.findall(r"\w+", answer)), bool(REASONS.search(answer)), bare[0] if bare else "")


def _asked(about: PlotExercise) -> frozenset[str]:
    asked = {
        "x label": about.x.label,
        "y label": about.y.label,
        "title": about.heading,
        "legend": about.legend,
    }
    return frozenset(name for name, wanted in asked.items() if wanted)


def _called(answer: str) -> frozenset[str]:
    """Functions and keywords that the answer uses."""
    try:
        tree = ast.parse(answer)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    return frozenset(_names(tree))


def _names(tree: ast.AST) -> Iterator[str]:
    for one in ast.walk(tree):
        if isinstance(one, ast.Attribute):
            yield one.attr
        elif isinstance(one, ast.keyword) and one.arg:
            yield one.arg
