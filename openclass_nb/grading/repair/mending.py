"""A submission put right: every released graded cell is there once, with its own text, where it belongs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from openclass_nb.course.manifest import ReleasedCell, ReleasedNotebook
from openclass_nb.grading.repair.matching import match
from openclass_nb.grading.repair.reading import HandedIn, HandedInCell

MOST_LINES, LONGEST_LINE, MOST_COMPARED = 8, 160, 2_000
"""Of a difference: lines shown, characters of each, lines of each side looked at."""
Order = Mapping[str | None, int]
"""Places in the release by grade id."""


@dataclass(frozen=True)
class MendedCell:
    """One cell to run. `released` says which cell of the release it is; None for one that the student added."""

    cell_type: str
    source: str
    released: ReleasedCell | None = None
    came: HandedInCell | None = None

    @property
    def is_ours(self) -> bool:
        """Whether the text is the teacher's, whatever came in."""
        return self.released is not None and self.released.locked


@dataclass(frozen=True)
class Mended:
    """A notebook ready to run, and what was mended, in sentences for the teacher."""

    name: str
    cells: tuple[MendedCell, ...]
    notes: tuple[str, ...] = ()

    def answer(self, grade_id: str) -> str:
        """What stands in an answer cell; empty if the student deleted it."""
        own = (one for one in self.cells if one.released is not None and one.released.grade_id == grade_id)
        return next((one.source for one in own if one.came is not None), "")


def mend(handed_in: HandedIn, released: ReleasedNotebook) -> Mended:
    """Put a submitted notebook right against its release."""
    matched, copies = match(handed_in.cells, released.cells)
    notes = [*handed_in.notes, *(_copied(one) for one in copies)]
    cells = [_mended(cell, matched.get(place)) for place, cell in enumerate(handed_in.cells)]
    notes += [note for cell in cells for note in _changed(cell)]
    cells, missing = _with_missing(cells, released)
    cells, moved = _in_order(cells, released)
    return Mended(released.name, tuple(cells), (*notes, *missing, *moved))


def _mended(came: HandedInCell, released: ReleasedCell | None) -> MendedCell:
    if released is None:
        return MendedCell(came.cell_type, came.source, None, came)
    source = released.source if released.locked else came.source
    return MendedCell(released.cell_type, source, released, came)


def _copied(released: ReleasedCell) -> str:
    return f"“{released.grade_id}” was there more than once; the last one counts."


def _changed(cell: MendedCell) -> Iterator[str]:
    """What had been changed that a student can't change."""
    if cell.released is None or cell.came is None:
        return
    name = cell.released.grade_id
    if cell.came.cell_type != cell.released.cell_type:
        yield f"“{name}” had become a {cell.came.cell_type} cell; it was made {cell.released.cell_type} again."
    if cell.released.locked and _squeezed(cell.came.source) != _squeezed(cell.released.shown):
        yield f"“{name}” is locked and had been edited; its own text was put back:\n{_difference(cell)}"


def _difference(cell: MendedCell) -> str:
    """What the student had changed in what was shown: lines taken out with “-”, lines put in with “+”."""
    assert cell.released is not None
    assert cell.came is not None
    before, after = _squeezed(cell.released.shown), _squeezed(cell.came.source)
    found = [
        line[:LONGEST_LINE]
        for line in unified_diff(before[:MOST_COMPARED], after[:MOST_COMPARED], n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]
    more = [f"… and {len(found) - MOST_LINES} lines more"] if len(found) > MOST_LINES else []
    return "\n".join(f"    {line}" for line in (*found[:MOST_LINES], *more))


def _squeezed(source: str) -> list[str]:
    return [line.rstrip() for line in source.strip().splitlines()]


def _with_missing(
    cells: Sequence[MendedCell], released: ReleasedNotebook
) -> tuple[list[MendedCell], list[str]]:
    """Graded and answer cells that were deleted go back behind the released cell that stood before them."""
    whole, notes = list(cells), []
    there = {cell.released.grade_id for cell in cells if cell.released is not None}
    before: str | None = None
    for cell in released.cells:
        if not cell.grade_id:
            continue
        if cell.grade_id not in there:
            source = cell.source if cell.locked else cell.shown
            whole.insert(_behind(whole, before), MendedCell(cell.cell_type, source, cell))
            notes.append(f"“{cell.grade_id}” had been deleted; it was put back.")
        before = cell.grade_id
    return whole, notes


def _behind(cells: Sequence[MendedCell], name: str | None) -> int:
    """The place behind the cell of that grade id; the end if there is none."""
    if name is None:
        return 0
    places = (place for place, one in enumerate(cells) if one.released and one.released.grade_id == name)
    return next(places, len(cells) - 1) + 1


def _in_order(cells: Sequence[MendedCell], released: ReleasedNotebook) -> tuple[list[MendedCell], list[str]]:
    """A test that a student moved before the answer it tests goes back behind it; all else stays where it is."""
    answers = {one.exercise: one.grade_id for one in released.cells if one.role == "answer" and one.exercise}
    order: Order = {one.grade_id: place for place, one in enumerate(released.cells)}
    ordered, notes = list(cells), []
    for cell in list(cells):
        answer = (
            answers.get(cell.released.exercise or "") if cell.released and cell.released.is_test else None
        )
        if cell.released is None or answer is None or order[answer] > order[cell.released.grade_id]:
            continue
        place = _place(ordered, answer)
        if place is not None and ordered.index(cell) < place:
            ordered.remove(cell)
            ordered.insert(_last_of(ordered, place - 1, cell, order), cell)
            notes.append(f"“{cell.released.grade_id}” stood before its answer; it was put behind it.")
    return ordered, notes


def _place(cells: Sequence[MendedCell], name: str) -> int | None:
    places = (place for place, one in enumerate(cells) if one.released and one.released.grade_id == name)
    return next(places, None)


def _last_of(cells: Sequence[MendedCell], place: int, cell: MendedCell, order: Order) -> int:
    """Behind the answer at `place`, and behind those of its tests that came before this one in the release."""
    assert cell.released is not None
    after = place + 1
    while after < len(cells):
        following = cells[after].released
        if following is None or following.exercise != cell.released.exercise:
            break
        if order[following.grade_id] > order[cell.released.grade_id]:
            break
        after += 1
    return after
