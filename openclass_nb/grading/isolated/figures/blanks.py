"""Figures with empty axes, made before anybody waits for them: matplotlib takes ten milliseconds for one."""

from __future__ import annotations

from matplotlib.figure import Figure

LAYOUT = ("rectilinear", (1, 1, 0, 0))
"""Projection and place in the grid of the axes of a figure that was laid in: what `plt.subplots()` makes."""
_laid_in: list[Figure] = []


def lay_in(count: int) -> None:
    """Make `count` figures; before a fork, for every child to have them."""
    for _ in range(count):
        figure = Figure()
        figure.add_subplot()
        _laid_in.append(figure)


def figure() -> Figure:
    """A figure of one's own: one that was laid in, with its axes, or an empty one."""
    return _laid_in.pop() if _laid_in else Figure()
