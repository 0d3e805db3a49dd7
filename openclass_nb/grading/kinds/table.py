"""A table that students fill in, cell by cell."""

from collections.abc import Iterator, Sequence

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.models import TableExercise, Told, Value
from openclass_nb.course.kinds.reading import Given, UnreadError
from openclass_nb.grading.kinds.judgement import RIGHT, Judgement, PartVerdict, known
from openclass_nb.grading.kinds.numbers import plain, read_number
from openclass_nb.grading.kinds.numeric import close

Place = tuple[int, int]
"""Row and column, from 1."""


def judge(exercise: ExerciseMetadata, given: Given) -> Judgement:
    """The share of cells that are right. UnreadError for another shape, or text where a number is asked for."""
    assert isinstance(exercise, TableExercise)
    cells = asked_cells(exercise, given)
    wrong = wrong_cells(exercise, cells)
    if not wrong:
        return RIGHT
    told = known(_recognised(exercise, cells))
    share = 1 - len(wrong) / len(cells)
    if told.message or told.misconception:
        return Judgement(share, told.message, told.misconception)
    return Judgement(share, f"Not right yet: {_named(exercise, wrong)}", parts=_parts(exercise, wrong))


def asked_cells(exercise: TableExercise, given: Given) -> dict[Place, Value]:
    """What stands in each cell that is asked for. UnreadError as for `judge`."""
    rows = _rows(exercise, given.values)
    asked = sorted(exercise.blank) or _all_places(exercise)
    cells = {place: _cell(exercise, place, rows[place[0] - 1][place[1] - 1]) for place in asked}
    if all(one is None for one in cells.values()):
        raise UnreadError("Nothing is filled in yet.")
    return cells


def wrong_cells(exercise: TableExercise, cells: dict[Place, Value]) -> list[Place]:
    """The cells that are not right, in order."""
    return [place for place, got in cells.items() if not _right(exercise, place, got)]


def _rows(exercise: TableExercise, values: Sequence[object]) -> list[Sequence[object]]:
    first = values[0] if len(values) == 1 else None
    nested = isinstance(first, list) and all(isinstance(one, list) for one in first)
    given: Sequence[object] = first if isinstance(first, list) and nested else values
    rows: list[Sequence[object]] = [one for one in given if isinstance(one, list | tuple)]
    if len(rows) != len(exercise.rows):
        raise UnreadError(f"The table has {len(exercise.rows)} rows; {len(rows)} are there.")
    for number, row in enumerate(rows, 1):
        if len(row) != len(exercise.columns):
            raise UnreadError(
                f"Row {number} has {len(row)} cells; the table has {len(exercise.columns)} columns."
            )
    return rows


def _all_places(exercise: TableExercise) -> list[Place]:
    return [
        (row, column)
        for row in range(1, len(exercise.rows) + 1)
        for column in range(1, len(exercise.columns) + 1)
    ]


def _cell(exercise: TableExercise, place: Place, got: object) -> Value:
    asked = exercise.rows[place[0] - 1][place[1] - 1]
    if got is None or (isinstance(got, str) and not got.strip()):
        return None
    if isinstance(asked, int | float) and not isinstance(asked, bool) and isinstance(got, str):
        number, rest = read_number(plain(got))
        if rest:
            raise UnreadError(f"{_name(exercise, place)}: “{got[:30]}” is more than a number.")
        return number.value
    if isinstance(got, str | int | float | bool):
        return got
    raise UnreadError(f"{_name(exercise, place)}: “{str(got)[:30]}” is not read.")


def _right(exercise: TableExercise, place: Place, got: Value) -> bool:
    return _alike(exercise, got, exercise.rows[place[0] - 1][place[1] - 1])


def _alike(exercise: TableExercise, got: Value, asked: Value) -> bool:
    if got is None or asked is None:
        return got is asked
    if isinstance(asked, str) or isinstance(got, str):
        return str(got).strip().casefold() == str(asked).strip().casefold()
    return close(float(got), float(asked), exercise.tolerance)


def _recognised(exercise: TableExercise, cells: dict[Place, Value]) -> Iterator[Told]:
    for one in exercise.wrong_cells:
        got = cells.get((one.row, one.column))
        if got is not None and _alike(exercise, got, one.value):
            yield one


def _named(exercise: TableExercise, places: Sequence[Place], most: int = 4) -> str:
    named = [_name(exercise, place) for place in places[:most]]
    return "; ".join(named) + (" …" if len(places) > most else ".")


def _parts(exercise: TableExercise, places: Sequence[Place]) -> tuple[PartVerdict, ...]:
    """Each of these cells by its place, as “2:3” for row 2, column 3: a control marks it."""
    return tuple(
        PartVerdict(f"{row}:{column}", False, _name(exercise, (row, column))) for row, column in places
    )


def _name(exercise: TableExercise, place: Place) -> str:
    """The row by its first cell where that is given, else by its number; and the column."""
    row, column = place
    first = exercise.rows[row - 1][0]
    given = bool(exercise.blank) and (row, 1) not in exercise.blank and isinstance(first, str)
    return f"{first if given else f'row {row}'}, {exercise.columns[column - 1]}"
