"""Figures with empty axes, made before anybody waits for them: matplotlib takes ten milliseconds for one.

A figure that was laid in is as `Figure()` gives it. Its axes are handed out when they are asked for, by the way that
matplotlib has for projections of others: `rectilinear` is looked up by its name.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import TracebackType
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import SubplotSpec
from matplotlib.projections import register_projection

UNSAID = {"dpi": None, "facecolor": None, "edgecolor": None, "frameon": True}
"""What pyplot passes for a figure of which nobody said more than its size."""
LARGEST = 1000
"""Inches; whoever asks for more may be told of it by matplotlib."""
SHARING = {"sharex", "sharey"}
"""What `subplots` passes even if nothing is shared."""
WHOLE = (1, 1, 1), (1, 1, (1, 1))
"""The only place of a grid of one."""
_laid_in: list[Figure] = []
_axes: dict[Figure, Axes] = {}
_settings: dict[str, Any] = {}


def lay_in(count: int) -> None:
    """Make `count` figures; before a fork, for every child to have them. They are used while no setting changes."""
    makes: Any = _Rectilinear
    register_projection(makes)
    for _ in range(count):
        figure = Figure()
        _axes[figure] = Axes(figure, 1, 1, 1)
        _laid_in.append(figure)
    settings: Any = mpl.rcParams
    _settings.update((name, dict.__getitem__(settings, name)) for name in dict.keys(settings))


def figure() -> Figure:
    """A figure of one's own: one that was laid in, or a new one."""
    return _laid_in.pop() if _laid_in and _as_laid_in() else Figure()


def figures_of(backend: Any) -> Callable[..., Any]:
    """The `new_figure_manager` of a backend, with figures that were laid in where just these are asked for."""
    made, managed = backend.new_figure_manager, backend.new_figure_manager_given_figure

    @functools.wraps(made)
    def new_figure_manager(num: int, *args: Any, FigureClass: type[Figure] = Figure, **kwargs: Any) -> Any:
        size = kwargs.get("figsize")
        if args or FigureClass is not Figure or kwargs != {**UNSAID, "figsize": size} or not _is_size(size):
            return made(num, *args, FigureClass=FigureClass, **kwargs)
        own = figure()
        if size is not None:
            own.set_size_inches(*size)
        return managed(num, own)

    return new_figure_manager


def without_frames_of_ours(trace: TracebackType | None) -> TracebackType | None:
    """A traceback as it would be if figures and axes were made by matplotlib alone."""
    last: TracebackType | None = None
    frame = trace
    while frame is not None:
        if last is not None and frame.tb_frame.f_code.co_filename == __file__:
            last.tb_next = frame.tb_next
        else:
            last = frame
        frame = frame.tb_next
    return trace


def _as_laid_in() -> bool:
    """Whether axes that are made now would be like those that were laid in."""
    settings: Any = mpl.rcParams
    return (
        dict.__eq__(settings, _settings) is True
    )  # a copy of all settings would be as slow as what is saved


def _is_size(size: Any) -> bool:
    if type(size) not in (tuple, list) or len(size) != 2:
        return size is None
    return all(type(one) in (int, float) and 0 < one < LARGEST for one in size)


class _Rectilinear:
    """Makes axes, or finds those that were laid in with the figure."""

    name = "rectilinear"

    def __new__(cls, figure: Any, *args: Any, **kwargs: Any) -> Any:
        if figure in _axes and _is_plain(args, kwargs) and _as_laid_in():
            ready = _axes.pop(figure)
            place: Any = SubplotSpec
            ready.set_subplotspec(place._from_subplot_args(figure, args))
            return ready
        return Axes(figure, *args, **kwargs)


def _is_plain(args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """Whether just axes are asked for, at a place in a grid."""
    is_place = args in WHOLE or (len(args) == 1 and type(args[0]) is SubplotSpec)
    return is_place and kwargs.keys() <= SHARING and not any(one is not None for one in kwargs.values())
