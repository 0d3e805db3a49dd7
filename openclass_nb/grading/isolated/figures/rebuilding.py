"""The examiner's half: genuine figures, axes and artists from a description.

An object that is made stays the same when its figure is described anew. Whatever is wrong with a description is a
WireError.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from typing import Any

from matplotlib import container
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from openclass_nb.grading.isolated.errors import WireError
from openclass_nb.grading.isolated.figures import blanks, properties
from openclass_nb.grading.isolated.figures.artists import BUILDERS, set_all
from openclass_nb.grading.isolated.figures.describing import has_grid

MOST_ARTISTS = 20_000
Described = dict[str, Any]


class Rebuilder:
    """Makes figures, and keeps what it has made by the candidate's numbers."""

    def __init__(self) -> None:
        self._made: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}

    def made(self, number: int) -> Any:
        """The object of that number, or None."""
        return self._made.get(number)

    def number_of(self, thing: object) -> int | None:
        """The candidate's number of an object that was made here."""
        return self._numbers.get(id(thing))

    def figure_number(self, artist: Any) -> int | None:
        """The number of the figure of an artist that was made here."""
        return self.number_of(getattr(artist, "figure", None) or artist)

    def figure(self, described: Described) -> Figure:
        """The figure of a description, made if it is new."""
        try:
            return self._figure(described)
        except WireError:
            raise
        except Exception as error:
            raise WireError(f"The candidate described a figure as none can be ({error!r}).") from None

    def _keep(self, number: int, thing: Any) -> Any:
        if len(self._made) > MOST_ARTISTS:
            raise WireError("The candidate's figures have too many parts.")
        self._made[number] = thing
        self._numbers[id(thing)] = number
        return thing

    def _figure(self, described: Described) -> Figure:
        figure = self._made.get(described["number"])
        if figure is None:
            figure = self._keep(described["number"], blanks.figure())
        set_all(figure, described["set"], properties.FIGURE)
        figure.suptitle(described["suptitle"] or "") if described["suptitle"] is not None else None
        wanted = [self._axes(figure, one) for one in described["axes"]]
        for axes in list(figure.axes):
            if axes not in wanted:
                figure.delaxes(axes)
        if (current := self._made.get(described["current"])) in wanted:
            figure.sca(current)
        self._figure_texts(figure, described["texts"])
        return figure  # type: ignore[no-any-return]

    def _figure_texts(self, figure: Figure, texts: list[Described]) -> None:
        for one in texts:
            known = self._made.get(one["number"])
            text = known or self._keep(one["number"], figure.text(0, 0, ""))
            set_all(text, one["set"], (*properties.ANY, *properties.TEXT))

    def _axes(self, figure: Figure, described: Described) -> Axes:
        axes = self._made.get(described["number"])
        if axes is None or axes not in figure.axes:
            axes = self._keep(described["number"], _new_axes(figure, described))
        else:
            axes.clear()
        for name in ("xscale", "yscale"):
            set_all(axes, described["set"], (name,))
        with _limits_untouched(axes):
            for one in described["artists"]:
                self._artist(axes, one)
        axes.dataLim.set_points(described["data limits"])
        for one in described["containers"]:
            self._container(axes, one)
        _finish(axes, described)
        return axes  # type: ignore[no-any-return]

    def _artist(self, axes: Axes, described: Described) -> None:
        builder = BUILDERS[described["kind"]]
        known = self._made.get(described["number"])
        artist = builder.make(axes, described) if known is None else known
        builder.update(artist, described)
        if known is None:
            self._keep(described["number"], artist)
        builder.add(axes, artist)

    def _container(self, axes: Axes, described: Described) -> None:
        members = [self._members(one) for one in described["members"]]
        kind = described["kind"]
        if kind == "BarContainer":
            made: Any = container.BarContainer(
                members, None, datavalues=described["values"], orientation=described["orientation"]
            )
        elif kind in properties.CONTAINERS:
            made = getattr(container, kind)(members)
        else:
            raise WireError("The candidate described a container of no kind.")
        made.set_label(described["label"])
        axes.add_container(made)

    def _members(self, numbers: Any) -> Any:
        if isinstance(numbers, list):
            return [self._made[one] for one in numbers]
        return None if numbers is None else self._made[numbers]


@contextlib.contextmanager
def _limits_untouched(axes: Any) -> Iterator[None]:
    """In the block matplotlib doesn't work out the limits of each artist that is added: they are told as a whole."""
    for name in LIMITS:
        vars(axes)[name] = _nothing
    try:
        yield
    finally:
        for name in LIMITS:
            del vars(axes)[name]


LIMITS = ("_update_line_limits", "_update_patch_limits")
"""Methods of matplotlib's axes."""


def _nothing(artist: Any) -> None:
    """In place of one of them."""


def _new_axes(figure: Any, described: Described) -> Any:
    projection = str(described["projection"])
    if projection == "3d":
        importlib.import_module("mpl_toolkits.mplot3d")  # makes the projection known
    if described["grid"] is None:
        return figure.add_axes(tuple(map(float, described["bounds"])), projection=projection)
    rows, columns, first, last = map(int, described["grid"])
    return figure.add_subplot(rows, columns, (first + 1, last + 1), projection=projection)


def _finish(axes: Any, described: Described) -> None:
    """What is set once the artists are there, the limits last."""
    given = described["set"]
    for axis, ticks, is_on in zip(
        (axes.xaxis, axes.yaxis), described["ticks"], described["grid on"], strict=True
    ):
        if ticks is not None:
            places, texts = ticks
            axis.set_ticks(places, labels=[str(one) for one in texts])
        if has_grid(axis) != (is_on is True):
            axis.grid(is_on is True)
    for name in (*properties.AXES, "zlabel", "zlim"):
        if name not in ("xscale", "yscale"):
            set_all(axes, given, (name,))
    for place, text in zip(("left", "right"), described["side titles"], strict=True):
        if axes.get_title(place) != str(text):
            axes.set_title(str(text), loc=place)
    axes.axison = described["axis on"] is True
    _legend(axes, described["legend"])


def _legend(axes: Any, described: Described | None) -> None:
    if described is None:
        return
    colors = ["k" if one is None else one for one in map(_one_color, described["colors"])]
    texts = [str(one) for one in described["texts"]]
    colors += ["k"] * (len(texts) - len(colors))
    lines = [Line2D([], [], color=one) for one in colors]
    location = described["location"] if isinstance(described["location"], (int, str)) else "best"
    legend = axes.legend(lines[: len(texts)], texts, title=described["title"] or None, loc=location)
    legend.set_visible(described["visible"] is True)


def _one_color(color: Any) -> Any:
    """A single colour: collections give one for each of their items."""
    if getattr(color, "ndim", 1) > 1:
        return tuple(color[0]) if len(color) else None
    return color
