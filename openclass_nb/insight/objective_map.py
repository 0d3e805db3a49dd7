"""How the objectives build on each other: boxes in rows, prerequisites above, lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

import networkx as nx

from openclass_nb.course.models import Course
from openclass_nb.course.prerequisites import cycles, graph
from openclass_nb.insight.layered import Edge, Slot, centres, needed, rows_of, thread, untangle

WIDTH, GAP, ROW, HEIGHT = 716.0, 18.0, 86.0, 54.0
"""Pixels: the drawing's width, the gap between boxes, from row to row, a box's height."""
WIDEST, NARROWEST, THREAD, MOST_IN_ROW = 164.0, 100.0, 2.0, 5


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
    edges: tuple[Edge, ...]
    width: float
    height: float
    box_width: float
    box_height: float = HEIGHT


def objective_map(course: Course) -> ObjectiveMap | None:
    """The drawing; None if nothing rests on anything or objectives go in a circle.

    A line that others already imply (A to C beside A to B to C) is left out. A course that needs more
    room than a page is wide gets it: the page shrinks the picture.
    """
    drawn = graph(course)
    if not drawn.edges or cycles(course):
        return None
    lean = nx.transitive_reduction(drawn)
    edges = [edge for edge in drawn.edges if lean.has_edge(*edge)]
    order = list(nx.lexicographical_topological_sort(drawn, list(drawn).index))
    rows = rows_of(order, edges, MOST_IN_ROW)
    threads = thread(rows, edges)
    links = list({pair: None for one in threads.values() for pair in pairwise(one)})
    untangle(rows, links)
    box = min(_box(row) for row in rows)
    widths = {slot: box if isinstance(slot, str) else THREAD for row in rows for slot in row}
    width = max(WIDTH, *(needed(row, widths, GAP) for row in rows))
    return _drawing(course, rows, threads, centres(rows, links, widths, GAP, width), box, width)


def _box(row: Sequence[Slot]) -> float:
    """How wide the boxes of this row may be."""
    boxes = sum(isinstance(slot, str) for slot in row)
    room = WIDTH - GAP * (len(row) - 1) - THREAD * (len(row) - boxes)
    return max(NARROWEST, min(WIDEST, room / boxes if boxes else WIDEST))


def _drawing(
    course: Course,
    rows: Sequence[Sequence[Slot]],
    threads: dict[Edge, list[Slot]],
    centre: dict[Slot, float],
    box: float,
    width: float,
) -> ObjectiveMap:
    top = {slot: 1 + number * ROW for number, row in enumerate(rows) for slot in row}
    nodes = tuple(
        Node(slot, _lines(course.objective_title(slot), box), round(centre[slot] - box / 2, 1), y)
        for slot, y in top.items()
        if isinstance(slot, str)
    )
    paths = tuple(_path([(centre[slot], top[slot]) for slot in one]) for one in threads.values())
    height = ROW * (len(rows) - 1) + HEIGHT + 2
    return ObjectiveMap(nodes, paths, tuple(threads), width, height, round(box, 1))


def _lines(title: str, box: float) -> tuple[str, ...]:
    """The title in two lines at most, by the width that letters of 12 px usually take."""
    lines = wrap(title, int((box - 16) / 6.3))
    return tuple(lines) if len(lines) <= 2 else (lines[0], f"{lines[1]} …")


def _path(points: Sequence[tuple[float, float]]) -> str:
    """From the foot of the first box in soft curves to the head of the last; straight where it passes a row."""
    (x, y), *rest = points
    told, bend = [f"M{x:.1f} {y + HEIGHT:.1f}"], (ROW - HEIGHT) / 2
    for number, (to, head) in enumerate(rest, start=1):
        told.append(f"C{x:.1f} {head - bend:.1f} {to:.1f} {head - bend:.1f} {to:.1f} {head:.1f}")
        if number < len(rest):
            told.append(f"V{head + HEIGHT:.1f}")
        x = to
    return "".join(told)
