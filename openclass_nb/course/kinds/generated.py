"""Tests for plots and data frames, written from what the teacher asks: plain Python that any grader can run."""

from collections.abc import Iterator, Sequence

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.models import AxisCheck, PlotExercise, PlottedData, TableExercise
from openclass_nb.course.variants.filling import PLACE

SHOWN = "# Your answer is tested when you ask for it, and when you hand the notebook in."
HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")


def generated_tests(exercise: ExerciseMetadata, cells: int) -> list[str]:
    """The texts of `cells` test cells; the checks are shared out among them in order. Empty for other kinds."""
    match exercise:
        case PlotExercise():
            groups = [*_plot_groups(exercise)]
        case TableExercise() if exercise.frame:
            groups = [*_frame_groups(exercise, exercise.frame)]
        case _:
            return []
    shares: list[list[str]] = [[] for _ in range(cells)]
    for number, group in enumerate(groups):
        shares[min(number, cells - 1) if cells else 0] += group
    return ["\n".join((SHOWN, HIDDEN[0], *share, HIDDEN[1])) for share in shares]


def _plot_groups(exercise: PlotExercise) -> Iterator[list[str]]:
    axes = exercise.axes
    labels = [*_axis(axes, "x", exercise.x), *_axis(axes, "y", exercise.y)]
    for word in exercise.heading:
        told = f"The title of your plot is {{{axes}.get_title()!r}}. What is shown in it?"
        labels.append(f"assert {word.casefold()!r} in {axes}.get_title().casefold(), f{told!r}")
    if exercise.legend:
        labels.append(
            f"assert {axes}.get_legend() is not None, 'How does a reader know which line is which?'"
        )
    yield labels
    data = [line for one in exercise.data for line in _data(axes, one)]
    if data:
        yield ["import numpy as np", *data]


def _axis(axes: str, name: str, check: AxisCheck) -> Iterator[str]:
    side = "right" if name == "x" else "up"
    for word in check.label:
        told = f"The axis going {side} says {{{axes}.get_{name}label()!r}}. What is measured there, and in which unit?"
        yield f"assert {word.casefold()!r} in {axes}.get_{name}label().casefold(), f{told!r}"
    if check.scale:
        told = f"The axis going {side} is {{{axes}.get_{name}scale()}}. Does it show what is asked?"
        yield f"assert {axes}.get_{name}scale() == {check.scale!r}, f{told!r}"
    if check.limits:
        low, high = check.limits
        near = 0.01 * abs(high - low)
        ends = [f"{{{axes}.get_{name}lim()[{end}]:.4g}}" for end in (0, 1)]
        told = f"The axis going {side} goes from {ends[0]} to {ends[1]}."
        yield (
            f"assert abs({axes}.get_{name}lim()[0] - {low!r}) <= {near!r} "
            f"and abs({axes}.get_{name}lim()[1] - {high!r}) <= {near!r}, f{told!r}"
        )


def _data(axes: str, one: PlottedData) -> Iterator[str]:
    bounds = f"rtol={one.tolerance.relative!r}, atol={one.tolerance.absolute or 1e-9!r}"
    if one.what == "bars":
        places = f"[bar.get_x() + bar.get_width() / 2 for bar in {axes}.patches]"
        drawn = f"[({places}, [bar.get_height() for bar in {axes}.patches])]"
    elif one.what == "points":
        dots = f"[(dots.get_offsets()[:, 0], dots.get_offsets()[:, 1]) for dots in {axes}.collections]"
        drawn = f"[(line.get_xdata(), line.get_ydata()) for line in {axes}.lines] + {dots}"
    else:
        drawn = f"[(line.get_xdata(), line.get_ydata()) for line in {axes}.lines]"
    asked_x, asked_y = _numbers(one.x), _numbers(one.y)
    what = {"line": "line", "points": "set of points", "bars": "row of bars"}[one.what]
    yield f"drawn = {drawn}"
    yield f"assert len(drawn) > 0, 'There is no {what} in your plot.'"
    yield f"asked_x, asked_y = {asked_x}, {asked_y}"
    told_x = "'Look at the values to the right: no " + what + " in your plot has those that are asked for.'"
    told_y = "'Look at the values upwards: they are not those that belong to the places to the right.'"
    like_x = f"[pair for pair in drawn if len(pair[0]) == len(asked_x) and np.allclose(pair[0], asked_x, {bounds})]"
    yield f"there = {like_x}"
    yield f"assert len(there) > 0, {told_x}"
    yield f"assert any(np.allclose(pair[1], asked_y, {bounds}) for pair in there), {told_y}"


def _numbers(given: Sequence[float] | str) -> str:
    """A list of numbers, or the value of the variant that holds them."""
    if isinstance(given, str):
        found = PLACE.fullmatch(given.strip())
        return f"variant.{found['name']}" if found else given
    return repr(list(given))


def _frame_groups(exercise: TableExercise, frame: str) -> Iterator[list[str]]:
    columns = list(exercise.columns)
    yield [*_columns(exercise, frame, columns), *_kinds(exercise, frame)]
    yield ["import numpy as np", *_rows(exercise, frame, columns)]


def _columns(exercise: TableExercise, frame: str, columns: list[str]) -> Iterator[str]:
    got = f"[str(name) for name in {frame}.columns]"
    told = f"{frame} has the columns {{{got}}}. Which ones are asked for?"
    if exercise.column_order:
        yield f"assert {got} == {columns!r}, f{told!r}"
    else:
        yield f"assert sorted({got}) == {sorted(columns)!r}, f{told!r}"


def _kinds(exercise: TableExercise, frame: str) -> Iterator[str]:
    allowed = {"number": "iufc", "text": "OUST", "date": "M", "truth": "b"}
    for column, kind in exercise.dtypes.items():
        told = f"The column {column} holds {{{frame}[{column!r}].dtype}}. Is that {kind}?"
        yield f"assert {frame}[{column!r}].dtype.kind in {allowed.get(kind, kind)!r}, f{told!r}"


def _rows(exercise: TableExercise, frame: str, columns: list[str]) -> Iterator[str]:
    rows = [list(row) for row in exercise.rows]
    yield f"asked = {rows!r}"
    yield f"assert len({frame}) == len(asked), f'{frame} has {{len({frame})}} rows; {len(rows)} are asked for.'"
    yield f"got = [list(row) for row in {frame}[{columns!r}].itertuples(index=False)]"
    if not exercise.row_order:
        yield "got, asked = sorted(got, key=str), sorted(asked, key=str)"
    bounds = f"rtol={exercise.tolerance.relative!r}, atol={exercise.tolerance.absolute or 1e-12!r}"
    yield "for number, (mine, theirs) in enumerate(zip(got, asked, strict=True), 1):"
    yield f"    for name, one, other in zip({columns!r}, mine, theirs, strict=True):"
    near = f"bool(np.isclose(float(one), other, {bounds}))"
    yield f"        alike = {near} if isinstance(other, (int, float)) else str(one) == str(other)"
    yield "        assert alike, f'Row {number}, {name}: you have {one}. How does it come about?'"
