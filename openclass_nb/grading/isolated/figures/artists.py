"""How each kind of artist is made, brought up to date and put into its axes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

from matplotlib import cm, collections, image, lines, patches, text
from matplotlib import colormaps as known_colormaps
from matplotlib.axes import Axes
from matplotlib.path import Path

from openclass_nb.grading.isolated.errors import WireError
from openclass_nb.grading.isolated.figures import properties

Described = dict[str, Any]


@dataclass(frozen=True)
class Builder:
    """One kind of artist."""

    make: Callable[[Axes, Described], Any]
    update: Callable[[Any, Described], None]
    add: Callable[[Axes, Any], Any]


def set_all(artist: Any, values: Described, names: Iterable[str]) -> None:
    """Set those properties that were told and that have a setter, where they are others by now."""
    for name in names:
        if name not in values:
            continue
        value, setter = values[name], getattr(artist, f"set_{name}", None)
        if setter is None or (value is None and name not in NONE_MEANS) or _is_set(artist, name, value):
            continue
        setter(value)


def _is_set(artist: Any, name: str, value: Any) -> bool:
    """Whether it is plain to see that a property has that value; asking is far cheaper than setting."""
    if name in LIMITS or type(value) not in (str, bool, int, float, tuple):
        return False
    found = getattr(artist, f"get_{name}", None)
    now = found() if found is not None else None
    return type(now) is type(value) and now == value


LIMITS = ("xlim", "ylim", "zlim", "clim", "data", "array", "offsets")
"""Properties that matplotlib works out when they are asked for, or that it may hold as arrays."""
NONE_MEANS = ("alpha", "label", "gid", "array", "hatch")
"""Properties that can be set to None; elsewhere None is not told."""


def _make_line(axes: Axes, described: Described) -> Any:
    return lines.Line2D([], [])


def _update_line(artist: Any, described: Described) -> None:
    values = dict(described["set"])
    artist.set_data(*values.pop("data"))
    set_all(artist, values, (*properties.ANY, *properties.LINE))


def _make_patch(axes: Axes, described: Described) -> Any:
    return _SHAPES[described["shape"]](described["geometry"])


def _update_patch(artist: Any, described: Described) -> None:
    shape, geometry = described["shape"], described["geometry"]
    if shape == "PathPatch":
        artist.set_path(_path(geometry["path"]))
    else:
        for name, value in geometry.items():
            if hasattr(artist, f"set_{name}"):
                getattr(artist, f"set_{name}")(value)
    set_all(artist, described["set"], (*properties.ANY, *properties.PATCH))


_SHAPES: dict[str, Callable[[Described], Any]] = {
    "Rectangle": lambda of: patches.Rectangle(of["xy"], of["width"], of["height"], angle=of["angle"]),
    "Wedge": lambda of: patches.Wedge(of["center"], of["radius"], of["theta1"], of["theta2"]),
    "Circle": lambda of: patches.Circle(of["center"], of["radius"]),
    "Ellipse": lambda of: patches.Ellipse(of["center"], of["width"], of["height"], angle=of["angle"]),
    "Polygon": lambda of: patches.Polygon(of["xy"]),
    "PathPatch": lambda of: patches.PathPatch(_path(of["path"])),
}


def _path(parts: Any) -> Path:
    vertices, codes = parts
    return Path(vertices, codes)


def _make_collection(axes: Axes, described: Described) -> Any:
    shape = described["shape"]
    outlines = [_path(one) for one in described["paths"]]
    if shape == "LineCollection":
        return collections.LineCollection([one.vertices for one in outlines])
    if shape == "PolyCollection":
        return collections.PolyCollection([one.vertices for one in outlines], closed=False)
    if shape == "QuadMesh":
        return collections.QuadMesh(described["coordinates"])
    return collections.PathCollection(outlines, offset_transform=axes.transData)


def _update_collection(artist: Any, described: Described) -> None:
    if "sizes" in described and hasattr(artist, "set_sizes"):
        artist.set_sizes(described["sizes"])
    if described["levels"] is not None:
        artist.levels = described["levels"]
    artist.set_cmap(_colormap(described["cmap"]))
    set_all(artist, described["set"], (*properties.ANY, *properties.COLLECTION))


def _make_image(axes: Axes, described: Described) -> Any:
    origin: Any = "lower" if described["origin"] == "lower" else "upper"
    return image.AxesImage(axes, origin=origin)


def _update_image(artist: Any, described: Described) -> None:
    values = dict(described["set"])
    artist.set_data(values.pop("array"))
    artist.set_cmap(_colormap(described["cmap"]))
    set_all(artist, values, (*properties.ANY, *properties.IMAGE))


def _colormap(name: Any) -> Any:
    return known_colormaps[name] if name in known_colormaps else cm.ScalarMappable().get_cmap()


def _make_text(axes: Axes, described: Described) -> Any:
    point = described["point"]
    return text.Text() if point is None else text.Annotation("", xy=tuple(point))


def _update_text(artist: Any, described: Described) -> None:
    set_all(artist, described["set"], (*properties.ANY, *properties.TEXT))


def _add_text(axes: Axes, artist: Any) -> Any:
    if not isinstance(artist, text.Text):
        raise WireError("The candidate described a text that is none.")
    return cast(Any, axes)._add_text(artist)


BUILDERS: dict[str, Builder] = {
    "line": Builder(_make_line, _update_line, lambda axes, artist: axes.add_line(artist)),
    "patch": Builder(_make_patch, _update_patch, lambda axes, artist: axes.add_patch(artist)),
    "collection": Builder(
        _make_collection, _update_collection, lambda axes, artist: axes.add_collection(artist, autolim=False)
    ),
    "image": Builder(_make_image, _update_image, lambda axes, artist: axes.add_image(artist)),
    "text": Builder(_make_text, _update_text, _add_text),
}
