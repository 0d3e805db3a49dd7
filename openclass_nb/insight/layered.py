"""A layered drawing (Sugiyama, Tagawa and Toda 1981), small and steady: which row, which order, how far right.

Names stand in rows, each below all that it comes after. A line that passes rows keeps a slot in each of them;
lines from the same start share theirs.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

Slot = str | tuple[str, int]
"""What stands in a row: a name, or the place where the lines from a name pass the row of that number."""
Edge = tuple[str, str]
Link = tuple[Slot, Slot]
PASSES = 8


def rows_of(names: Iterable[str], edges: Sequence[Edge], most: int) -> list[list[Slot]]:
    """Each name (told in an order in which starts come before ends) in the first row below its starts with room."""
    row_of: dict[str, int] = {}
    rows: list[list[Slot]] = []
    for name in names:
        row = max((row_of[start] + 1 for start, end in edges if end == name), default=0)
        while row < len(rows) and len(rows[row]) >= most:
            row += 1
        while len(rows) <= row:
            rows.append([])
        rows[row].append(name)
        row_of[name] = row
    return rows


def thread(rows: list[list[Slot]], edges: Iterable[Edge]) -> dict[Edge, list[Slot]]:
    """The slots that each line passes, one a row; those between its ends are added to `rows`."""
    row_of = {slot: number for number, row in enumerate(rows) for slot in row}
    threads: dict[Edge, list[Slot]] = {}
    for start, end in edges:
        between: list[Slot] = [(start, row) for row in range(row_of[start] + 1, row_of[end])]
        for number, slot in enumerate(between, start=row_of[start] + 1):
            if slot not in rows[number]:
                rows[number].append(slot)
        threads[start, end] = [start, *between, end]
    return threads


def untangle(rows: list[list[Slot]], links: Sequence[Link]) -> None:
    """Order each row by the mean place of its neighbours, downwards and upwards in turn; keep the best."""
    best, fewest = [list(row) for row in rows], crossings(rows, links)
    for number in range(PASSES):
        for fixed, row in pairwise(rows if number % 2 == 0 else rows[::-1]):
            place = {slot: float(position) for position, slot in enumerate(fixed)}
            pull = {slot: _mean_of_ends(slot, links, place, own) for own, slot in enumerate(row)}
            row.sort(key=pull.__getitem__)
        found = crossings(rows, links)
        if found < fewest:
            best, fewest = [list(row) for row in rows], found
    rows[:] = best


def crossings(rows: Sequence[Sequence[Slot]], links: Iterable[Link]) -> int:
    """How many pairs of lines cross between their rows."""
    place = {slot: (number, position) for number, row in enumerate(rows) for position, slot in enumerate(row)}
    spans = sorted((place[start][0], place[start][1], place[end][1]) for start, end in links)
    return sum(
        one[0] == two[0] and (one[1] - two[1]) * (one[2] - two[2]) < 0
        for number, one in enumerate(spans)
        for two in spans[number + 1 :]
    )


def centres(
    rows: Sequence[Sequence[Slot]], links: Sequence[Link], widths: dict[Slot, float], gap: float, width: float
) -> dict[Slot, float]:
    """Where the middle of each slot lies from the left: as near to its neighbours as order and room allow."""
    centre = {slot: width / 2 for row in rows for slot in row}
    for number in range(PASSES):
        for row in rows if number % 2 == 0 else rows[::-1]:
            wanted = [_mean_of_ends(slot, links, centre, centre[slot]) for slot in row]
            centre.update(zip(row, _spread(wanted, [widths[slot] for slot in row], gap, width), strict=True))
    left = min(x - widths[slot] / 2 for slot, x in centre.items())
    right = max(x + widths[slot] / 2 for slot, x in centre.items())
    shift = (width - left - right) / 2
    return {slot: x + shift for slot, x in centre.items()}


def needed(row: Iterable[Slot], widths: dict[Slot, float], gap: float) -> float:
    """The room that a row takes at least."""
    slots = list(row)
    return sum(widths[slot] for slot in slots) + gap * (len(slots) - 1)


def _mean_of_ends(slot: Slot, links: Iterable[Link], place: dict[Slot, float], otherwise: float) -> float:
    ends = [end if start == slot else start for start, end in links if slot in (start, end)]
    known = [place[one] for one in ends if one in place]
    return sum(known) / len(known) if known else otherwise


def _spread(wanted: Sequence[float], widths: Sequence[float], gap: float, width: float) -> list[float]:
    """The places nearest to the `wanted` ones (least squares) that keep order, gaps and the drawing's edges.

    With the distances that are needed taken off, that is isotonic regression, cut off at the edges.
    """
    offsets = [0.0]
    for left, right in pairwise(widths):
        offsets.append(offsets[-1] + left / 2 + gap + right / 2)
    free = _isotonic([want - offset for want, offset in zip(wanted, offsets, strict=True)])
    low, high = widths[0] / 2, width - widths[-1] / 2 - offsets[-1]
    return [max(low, min(high, one)) + offset for one, offset in zip(free, offsets, strict=True)]


def _isotonic(values: Iterable[float]) -> list[float]:
    """The nearest sequence that never falls: neighbours that would are pooled to their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]
