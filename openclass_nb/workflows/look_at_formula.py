"""How a student's formula differs from the right one: tried out with numbers, symbol by symbol."""

import math
from collections.abc import Sequence

from openclass_nb.course.kinds.models import SymbolicExercise, SymbolRange
from openclass_nb.course.kinds.reading import Given, UnreadError
from openclass_nb.hints.forms.seen import Dependence, SymbolicSeen

Values = Sequence[complex | None]
ALIKE = 1e-6
NEAR = 0.01


def look_at_formula(about: SymbolicExercise, given: Given) -> SymbolicSeen:
    """UnreadError for what is no formula."""
    from openclass_nb.grading.kinds.evaluating import points, same, values
    from openclass_nb.grading.kinds.formulas import read_formula, symbols_in

    if len(given.typed) != 1:
        raise UnreadError("One formula is asked for.")
    asked = read_formula(about.formula, about.symbols or None)
    symbols = set(about.symbols) or symbols_in(asked)
    got = read_formula(given.typed[0], symbols)
    ranges = {name: about.symbols.get(name, SymbolRange()) for name in symbols}
    where = points({name: (one.low, one.high) for name, one in ranges.items()})
    mine, right = values(got, where), values(asked, where)
    if same(mine, right, up_to_constant=about.up_to_constant):
        return SymbolicSeen("same", form=about.form)
    own, needed = symbols_in(got), symbols_in(asked)
    depends: list[Dependence] = [(name, "missing") for name in sorted(needed - own)]
    depends += [(name, "too many") for name in sorted(own - needed)]
    for name in sorted(own & needed):
        more = [{**one, name: 4 * one[name]} for one in where]
        if not _like(_ratios(values(got, more), mine), _ratios(values(asked, more), right)):
            depends.append((name, "otherwise"))
    near = same(mine, right, within=NEAR)
    return SymbolicSeen("near" if near else _apart(mine, right), tuple(depends))  # type: ignore[arg-type]


def _apart(mine: Values, right: Values) -> str:
    """A word for how two rows of values differ."""
    ratios = _ratios(mine, right)
    if _constant(ratios):
        return "sign" if _like(ratios, [-1] * len(ratios)) else "factor"
    if _constant([None if a is None or b is None else a - b for a, b in zip(mine, right, strict=True)]):
        return "shift"
    if _constant(_ratios(mine, [1 / one if one else None for one in right])):
        return "upside down"
    if _constant(_ratios(mine, [one**2 if one is not None else None for one in right])) or _constant(
        _ratios([one**2 if one is not None else None for one in mine], right)
    ):
        return "square"
    return "other"


def _ratios(some: Values, others: Values) -> list[complex | None]:
    return [
        a / b if a is not None and b is not None and b != 0 else None
        for a, b in zip(some, others, strict=True)
    ]


def _constant(row: Sequence[complex | None]) -> bool:
    known = [one for one in row if one is not None]
    return len(known) >= 5 and _like(known, [known[0]] * len(known)) and abs(known[0]) > ALIKE


def _like(some: Sequence[complex | None], others: Sequence[complex | None]) -> bool:
    pairs = [(a, b) for a, b in zip(some, others, strict=True) if a is not None and b is not None]
    return all(math.isclose(abs(a - b), 0, abs_tol=ALIKE * max(abs(a), abs(b), 1e-9)) for a, b in pairs)
