"""How the objectives build on each other, laid out in rows: a layered drawing (Sugiyama 1981), small and steady."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

import networkx as nx

from openclass_nb.course.models import Course
from openclass_nb.course.prerequisites import cycles, graph

WIDTH, GAP, ROW, HEIGHT = 716.0, 18.0, 92.0, 56.0
"""The drawing's width, the gap between boxes, the height of a row and of a box, in pixels."""
WIDEST, MOST_IN_ROW, PASSES = 164.0, 5, 8
THREAD = 14.0
"""The room that a line takes where it passes a row."""

Slot = str | tuple[str, str, int]
"""What stands in a row: an objective, or the place where the line from one to another passes."""


@dataclass(frozen=True)
class Node:
    """One objective's box: `x`, `y` its upper left corner, `lines` its title broken to fit."""

    objective: str
    lines: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True)
class ObjectiveMap:
    """Boxes, and the lines between them as SVG paths; sizes in pixels. `edges` names the pairs, for readers."""

    nodes: tuple[Node, ...]
    paths: tuple[str, ...]
    edges: tuple[tuple[str, str], ...]
    width: float
    height: float
    box_width: float
    box_height: float = HEIGHT


def objective_map(course: Course) -> ObjectiveMap | None:
    """The drawing, prerequisites above; None if nothing rests on anything or objectives go in a circle.

    A line that others already imply (A to C beside A to B to C) is left out.
    """
    drawn = graph(course)
    if not drawn.edges or cycles(course):
        return None
    lean = nx.transitive_reduction(drawn)
    edges = [edge for edge in drawn.edges if lean.has_edge(*edge)]
    rows = _rows(list(nx.lexicographical_topological_sort(drawn, list(drawn).index)), edges)
    threads = _thread(rows, edges)
    links = [pair for thread in threads.values() for pair in pairwise(thread)]
    _untangle(rows, links)
    most = max(sum(isinstance(slot, str) for slot in row) for row in rows)
    box = min(WIDEST, (WIDTH - GAP * (most - 1)) / most)
    centre = _centres(rows, links, box)
    height = ROW * (len(rows) - 1) + HEIGHT + 2
    return _drawing(course, rows, threads, centre, box, height)


def _rows(names: Iterable[str], edges: list[tuple[str, str]]) -> list[list[Slot]]:
    """Each objective in the first row below all that it requires that still has room."""
    row_of: dict[str, int] = {}
    rows: list[list[Slot]] = []
    for name in names:
        row = max((row_of[before] + 1 for before, after in edges if after == name), default=0)
        while row < len(rows) and len(rows[row]) >= MOST_IN_ROW:
            row += 1
        while len(rows) <= row:
            rows.append([])
        rows[row].append(name)
        row_of[name] = row
    return rows


def _thread(rows: list[list[Slot]], edges: list[tuple[str, str]]) -> dict[tuple[str, str], list[Slot]]:
    """The slots that each line passes, one a row, with a place kept in the rows between its ends."""
    row_of = {slot: number for number, row in enumerate(rows) for slot in row}
    threads: dict[tuple[str, str], list[Slot]] = {}
    for before, after in edges:
        between: list[Slot] = [(before, after, row) for row in range(row_of[before] + 1, row_of[after])]
        for offset, slot in enumerate(between, start=row_of[before] + 1):
            rows[offset].append(slot)
        threads[before, after] = [before, *between, after]
    return threads


def _untangle(rows: list[list[Slot]], links: list[tuple[Slot, Slot]]) -> None:
    """Order each row by the mean place of its neighbours, downwards and upwards in turn; keep the best."""
    best, fewest = [list(row) for row in rows], _crossings(rows, links)
    for number in range(PASSES):
        for fixed, row in pairwise(rows if number % 2 == 0 else rows[::-1]):
            place = {slot: float(position) for position, slot in enumerate(fixed)}
            pull = {slot: _mean(_ends(slot, links, place), own) for own, slot in enumerate(row)}
            row.sort(key=pull.__getitem__)
        crossings = _crossings(rows, links)
        if crossings < fewest:
            best, fewest = [list(row) for row in rows], crossings
    rows[:] = best


def _ends(slot: Slot, links: list[tuple[Slot, Slot]], place: dict[Slot, float]) -> list[float]:
    linked = [b if a == slot else a for a, b in links if slot in (a, b)]
    return [place[one] for one in linked if one in place]


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(rows: list[list[Slot]], links: list[tuple[Slot, Slot]]) -> int:
    place = {slot: (number, position) for number, row in enumerate(rows) for position, slot in enumerate(row)}
    spans = sorted((place[a][0], place[a][1], place[b][1]) for a, b in links)
    return sum(
        one[0] == two[0] and (one[1] - two[1]) * (one[2] - two[2]) < 0
        for number, one in enumerate(spans)
        for two in spans[number + 1 :]
    )


def _centres(rows: list[list[Slot]], links: list[tuple[Slot, Slot]], box: float) -> dict[Slot, float]:
    """Where each slot's middle lies: near its neighbours, in its row's order, without overlap."""
    centre: dict[Slot, float] = {}
    for row in rows:
        _place(row, [WIDTH / 2] * len(row), box, centre)
    for number in range(PASSES):
        for row in rows if number % 2 else rows[::-1]:
            _place(row, [_mean(_ends(slot, links, centre), centre[slot]) for slot in row], box, centre)
    return centre


def _place(row: list[Slot], wanted: list[float], box: float, centre: dict[Slot, float]) -> None:
    """As near to the `wanted` places as order and width allow: pushed right from the left edge, then back."""
    half = [box / 2 if isinstance(slot, str) else THREAD / 2 for slot in row]
    mean = sum(wanted) / len(wanted)
    at, edge = [], -GAP
    for want, own in zip(wanted, half, strict=True):
        at.append(max(want, edge + GAP + own))
        edge = at[-1] + own
    shift = mean - sum(at) / len(at)  # pushing moved the row to the right: move it back as a whole
    at = [one + shift for one in at]
    low, high = at[0] - half[0], at[-1] + half[-1]
    shift = -low if low < 0 else min(0.0, WIDTH - high)
    edge = WIDTH + GAP
    for number in reversed(range(len(row))):
        at[number] = min(at[number] + shift, edge - GAP - half[number])
        edge = at[number] - half[number]
    centre.update(zip(row, at, strict=True))


def _drawing(
    course: Course,
    rows: list[list[Slot]],
    threads: dict[tuple[str, str], list[Slot]],
    centre: dict[Slot, float],
    box: float,
    height: float,
) -> ObjectiveMap:
    row_of = {slot: number for number, row in enumerate(rows) for slot in row}
    nodes = tuple(
        Node(
            slot,
            _lines(course.objective_title(slot), box),
            round(centre[slot] - box / 2, 1),
            1 + row_of[slot] * ROW,
        )
        for row in rows
        for slot in row
        if isinstance(slot, str)
    )
    paths = tuple(
        _path([(centre[slot], row_of[slot] * ROW) for slot in thread]) for thread in threads.values()
    )
    return ObjectiveMap(nodes, paths, tuple(threads), WIDTH, height, round(box, 1))


def _lines(title: str, box: float) -> tuple[str, ...]:
    """The title in two lines at most, by the width that letters of 12 px usually take."""
    lines = wrap(title, max(8, int((box - 16) / 6.3))) or [""]
    return tuple(lines) if len(lines) <= 2 else (lines[0], lines[1].rstrip() + "…")


def _path(points: list[tuple[float, float]]) -> str:
    """Down from box to box in soft curves; straight where it passes a row."""
    (x, y), bend = points[0], (ROW - HEIGHT) / 2
    told = [f"M{x:.1f} {y + HEIGHT + 1:.1f}"]
    for number, (to, row) in enumerate(points[1:], start=1):
        start, end = points[number - 1][1] + HEIGHT + 1, row + 1
        told.append(f"C{x:.1f} {start + bend:.1f} {to:.1f} {end - bend:.1f} {to:.1f} {end:.1f}")
        if number < len(points) - 1:
            told.append(f"V{row + HEIGHT + 1:.1f}")
        x = to
    return "".join(told)
