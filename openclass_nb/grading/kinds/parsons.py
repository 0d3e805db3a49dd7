"""Lines in order, with indentation and distractors; several orders may be right."""

from collections import Counter
from collections.abc import Iterator, Sequence

from openclass_nb.course.exercises import ExerciseMetadata
from openclass_nb.course.kinds.models import ParsonsExercise, Told
from openclass_nb.course.kinds.reading import Given, UnreadError
from openclass_nb.grading.kinds.judgement import RIGHT, Judgement, known


def judge(exercise: ExerciseMetadata, given: Given) -> Judgement:
    """The order and, where it counts, the indentation. UnreadError for lines that are not among those given."""
    assert isinstance(exercise, ParsonsExercise)
    lines = given_lines(given)
    got = places(exercise, lines)
    orders = [tuple(range(1, len(exercise.lines) + 1)), *exercise.orders]
    if tuple(got) in orders:
        return _indented(exercise, got, lines)
    wrong = known(_recognised(exercise, got))
    share = max(_in_order(got, one) / len(one) for one in orders) if exercise.credit == "longest" else 0.0
    message = wrong.message or ("" if wrong.misconception else _first_wrong(got, orders))
    return Judgement(min(share, 0.99), message, wrong.misconception)


def given_lines(given: Given) -> list[str]:
    """The lines as they were put, indentation kept. UnreadError if there are none."""
    lines = [line.expandtabs(4).rstrip() for one in given.values for line in _lines(one) if line.strip()]
    if not lines:
        raise UnreadError("No line has been put in order yet.")
    return lines


def _lines(value: object) -> list[str]:
    if isinstance(value, str):
        return value.splitlines()
    if isinstance(value, list | tuple):
        return [line for one in value for line in _lines(one)]
    raise UnreadError("Write each line in quotes.")


def places(exercise: ParsonsExercise, lines: Sequence[str]) -> list[int]:
    """Each line's number; distractors go on behind the last right line. Equal lines are numbered as they come."""
    known_lines = [one.strip() for one in (*exercise.lines, *(other.line for other in exercise.distractors))]
    used: Counter[str] = Counter()
    found: list[int] = []
    for line in lines:
        text = line.strip()
        where = [place for place, one in enumerate(known_lines, 1) if one == text]
        if used[text] >= len(where):
            told = "is none of the lines" if not where else "is there once too often"
            raise UnreadError(f"“{text[:60]}” {told}. Use the lines as they are given.")
        found.append(where[used[text]])
        used[text] += 1
    return found


def _indented(exercise: ParsonsExercise, got: Sequence[int], lines: Sequence[str]) -> Judgement:
    if not exercise.indentation:
        return RIGHT
    asked = _levels([exercise.lines[place - 1].expandtabs(4) for place in got])
    own = _levels(lines)
    wrong = [number for number, (one, other) in enumerate(zip(own, asked, strict=True), 1) if one != other]
    if not wrong:
        return RIGHT
    share = 1 - len(wrong) / len(lines) if exercise.credit == "longest" else 0.0
    return Judgement(share, f"The order is right. Look at the indentation of line {wrong[0]}.")


def _levels(lines: Sequence[str]) -> list[int]:
    """How deep each line is indented, in steps, however wide a step is."""
    open_at: list[int] = []
    levels = []
    for line in lines:
        width = len(line) - len(line.lstrip())
        while open_at and open_at[-1] > width:
            open_at.pop()
        if not open_at or open_at[-1] < width:
            open_at.append(width)
        levels.append(len(open_at) - 1 if open_at[0] == 0 else len(open_at))
    return levels


def _recognised(exercise: ParsonsExercise, got: Sequence[int]) -> Iterator[Told]:
    yield from (one for one in exercise.wrong_orders if one.order == tuple(got))
    for number, one in enumerate(exercise.distractors, len(exercise.lines) + 1):
        if number in got and (one.misconception or one.message):
            yield one


def _in_order(got: Sequence[int], order: Sequence[int]) -> int:
    """Length of the longest run of lines, gaps allowed, that stand as in `order`."""
    rank = {place: number for number, place in enumerate(order)}
    best: list[int] = []
    for place in got:
        if place in rank:
            before = (
                best[one]
                for one, other in enumerate(got[: len(best)])
                if rank.get(other, 1 << 30) < rank[place]
            )
            best.append(1 + max(before, default=0))
        else:
            best.append(0)
    return max(best, default=0)


def _first_wrong(got: Sequence[int], orders: Sequence[Sequence[int]]) -> str:
    agree = max(_agreeing(got, one) for one in orders)
    if agree == len(got):
        return "Up to there it is right, but something is missing."
    return f"Line {agree + 1} is the first that should not stand where it does."


def _agreeing(got: Sequence[int], order: Sequence[int]) -> int:
    for number, (one, other) in enumerate(zip(got, order, strict=False)):
        if one != other:
            return number
    return min(len(got), len(order))
