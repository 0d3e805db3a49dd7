"""The order of objectives: which come before which, and where that goes in a circle."""

from collections.abc import Iterable

import networkx as nx

from openclass_nb.course.models import Course


def graph(course: Course) -> "nx.DiGraph[str]":
    """Objectives as nodes, an edge from each required objective to the one that requires it."""
    drawn: nx.DiGraph[str] = nx.DiGraph()
    drawn.add_nodes_from(course.objectives)
    for name, objective in course.objectives.items():
        drawn.add_edges_from((before, name) for before in objective.requires if before in course.objectives)
    return drawn


def cycles(course: Course) -> list[list[str]]:
    """Each circle as a path whose first name comes again at its end; none in a course that can be taught."""
    parts = nx.strongly_connected_components(graph(course))
    drawn = graph(course)
    loops = (part for part in parts if len(part) > 1 or any(drawn.has_edge(one, one) for one in part))
    return [_path(drawn.subgraph(part)) for part in loops]


def _path(loop: "nx.DiGraph[str]") -> list[str]:
    start = min(loop.nodes)
    edges = nx.find_cycle(loop, source=start)
    return [edges[0][0], *(edge[1] for edge in edges)]


def all_before(course: Course, names: Iterable[str]) -> set[str]:
    """Every objective that `names` rest on, directly or not (without `names` themselves)."""
    drawn = graph(course)
    known = [name for name in names if name in drawn]
    return set().union(*(nx.ancestors(drawn, name) for name in known)) - set(known)
