"""Which submitted cell is which released cell.

By nbgrader's id first; what is left by Jupyter's cell id, then by identical text; an answer that was typed into a cell
of the student's own by the names that it defines. Each released cell is matched once: of several copies the last
counts, as nbgrader has it, and the others run as the student's own.
"""

import ast
from collections.abc import Callable, Hashable, Sequence

from openclass_nb.course.manifest import ReleasedCell
from openclass_nb.grading.repair.reading import HandedInCell

Matched = dict[int, ReleasedCell]
"""Released cells by the place of the submitted cell."""


def match(
    came: Sequence[HandedInCell], released: Sequence[ReleasedCell]
) -> tuple[Matched, list[ReleasedCell]]:
    """(which submitted cell is which released one, released cells that came more than once)."""
    wanted = [cell for cell in released if cell.grade_id]
    by_id = {cell.grade_id: cell for cell in wanted}
    places: dict[str, list[int]] = {}
    for place, cell in enumerate(came):
        if cell.grade_id and cell.grade_id in by_id:
            places.setdefault(cell.grade_id, []).append(place)
    matched = {found[-1]: by_id[name] for name, found in places.items()}
    copies = [by_id[name] for name, found in places.items() if len(found) > 1]
    _match_rest(came, wanted, matched, lambda one: one.id or None, lambda one: one.id or None)
    _match_rest(came, wanted, matched, _own_text, lambda one: _key(one.cell_type, one.shown))
    answers = [cell for cell in wanted if not cell.locked and cell.cell_type == "code"]
    _match_rest(came, answers, matched, _own_names, lambda one: _names(one.shown))
    return matched, copies


def _match_rest(
    came: Sequence[HandedInCell],
    wanted: Sequence[ReleasedCell],
    matched: Matched,
    key: Callable[[HandedInCell], Hashable],
    released_key: Callable[[ReleasedCell], Hashable],
) -> None:
    """Match what has no partner yet by a key that only one of them has."""
    taken = {cell.grade_id for cell in matched.values()}
    left: dict[Hashable, list[ReleasedCell]] = {}
    for cell in wanted:
        if cell.grade_id not in taken:
            left.setdefault(released_key(cell), []).append(cell)
    for place, submitted in reversed(list(enumerate(came))):  # of several the last counts
        name = key(submitted) if place not in matched and left else None
        found = left.get(name, []) if name is not None else []
        if len(found) == 1:
            matched[place] = found.pop()


def _own_text(cell: HandedInCell) -> Hashable:
    return _key(cell.cell_type, cell.source)


def _key(cell_type: str, source: str) -> Hashable:
    """Text to be recognised by; a line or less would be found anywhere."""
    text = source.strip()
    return (cell_type, text) if len(text) > 20 else None


def _own_names(cell: HandedInCell) -> Hashable:
    return _names(cell.source) if cell.cell_type == "code" and not cell.grade_id else None


def _names(source: str) -> Hashable:
    """The functions and classes that a cell defines, or else what it assigns to; None if it can't be read."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    defined = {
        one.name for one in body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    assigned = (target for one in body if isinstance(one, ast.Assign) for target in one.targets)
    return frozenset(defined or {one.id for one in assigned if isinstance(one, ast.Name)}) or None
