"""The candidate's half: a figure as plain data and numbers of its artists."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterable
from typing import Any

from openclass_nb.grading.isolated.figures import properties
from openclass_nb.grading.isolated.handles import Handles

Described = dict[str, Any]


class Describer:
    """Describes figures. Every artist gets its number, so that one that is handed over alone is found in its figure.

    A figure that is as it was when it was described last is only named.
    """

    def __init__(self, handles: Handles) -> None:
        self._handles = handles
        self._told: dict[int, bytes | None] = {}

    def figures(self) -> Described:
        """The open figures of pyplot: by their numbers there, and which is the current one."""
        helpers = sys.modules.get("matplotlib._pylab_helpers")
        managers = list(helpers.Gcf.figs.values()) if helpers else []
        active = helpers.Gcf.get_active() if helpers else None
        return {
            "open": [(manager.num, self._number(manager.canvas.figure)) for manager in managers],
            "current": active.num if active else None,
            "figures": [self.news(one.canvas.figure) for one in managers],
        }

    def news(self, figure: Any) -> Described:
        """A figure's description, or its number and that it is the "same"."""
        described = self.figure(figure)
        number, look = described["number"], _look_of(described)
        if look is not None and self._told.get(number) == look:
            return {"number": number, "same": True}
        self._told[number] = look
        return described

    def figure(self, figure: Any) -> Described:
        """One figure with its axes."""
        suptitle = getattr(figure, "_suptitle", None)
        current = figure._axstack.current() if hasattr(figure, "_axstack") else None
        return {
            "number": self._number(figure),
            "set": _read(figure, properties.FIGURE),
            "suptitle": suptitle.get_text() if suptitle else None,
            "texts": [
                self._artist("text", one, properties.TEXT) for one in figure.texts if one is not suptitle
            ],
            "axes": [self._axes(one) for one in figure.axes],
            "current": self._number(current) if current is not None else None,
        }

    def figure_of(self, artist: Any) -> Described | None:
        """The figure that an artist belongs to, or that a figure is; None if there is none."""
        figure = artist if hasattr(artist, "add_subplot") else getattr(artist, "figure", None)
        return None if figure is None else self.news(getattr(figure, "figure", None) or figure)

    def _number(self, thing: Any) -> int:
        return self._handles.number(thing)

    def _axes(self, axes: Any) -> Described:
        spec = axes.get_subplotspec() if hasattr(axes, "get_subplotspec") else None
        return {
            "number": self._number(axes),
            "projection": axes.name,
            "grid": tuple(map(int, spec.get_geometry())) if spec else None,
            "bounds": tuple(map(float, axes.get_position().bounds)),
            "set": _read(axes, properties.AXES) | _read(axes, ("zlabel", "zlim")),
            "data limits": axes.dataLim.get_points(),
            "side titles": (axes.get_title("left"), axes.get_title("right")),
            "axis on": bool(axes.axison),
            "grid on": tuple(map(has_grid, (axes.xaxis, axes.yaxis))),
            "ticks": (_ticks(axes.xaxis), _ticks(axes.yaxis)),
            "artists": self._artists(axes),
            "containers": [one for one in map(self._container, axes.containers) if one],
            "legend": self._legend(axes.get_legend()),
        }

    def _artists(self, axes: Any) -> list[Described]:
        kinds: tuple[tuple[Iterable[Any], Callable[[Any], Described]], ...] = (
            (axes.lines, lambda one: self._artist("line", one, properties.LINE)),
            (axes.patches, self._patch),
            (axes.collections, self._collection),
            (axes.images, self._image),
            (axes.texts, self._text),
        )
        return [describe(one) for artists, describe in kinds for one in artists]

    def _artist(self, kind: str, artist: Any, names: tuple[str, ...], **more: Any) -> Described:
        return {
            "kind": kind,
            "number": self._number(artist),
            "set": _read(artist, (*properties.ANY, *names)),
            **more,
        }

    def _text(self, text: Any) -> Described:
        point = tuple(text.xy) if hasattr(text, "xy") else None
        return self._artist("text", text, properties.TEXT, point=point)

    def _patch(self, patch: Any) -> Described:
        shape = _first_name(patch, properties.GEOMETRY)
        if shape is not None:
            geometry = {name: _part(patch, name) for name in properties.GEOMETRY[shape]}
        else:
            path = patch.get_path().transformed(patch.get_patch_transform())
            shape, geometry = "PathPatch", {"path": (path.vertices, path.codes)}
        return self._artist("patch", patch, properties.PATCH, shape=shape, geometry=geometry)

    def _collection(self, collection: Any) -> Described:
        shape = _first_name(collection, properties.COLLECTIONS) or "PathCollection"
        more: Described = {"paths": [(path.vertices, path.codes) for path in collection.get_paths()]}
        if shape == "QuadMesh":
            more = {"paths": [], "coordinates": collection.get_coordinates()}
        more |= {"sizes": collection.get_sizes()} if hasattr(collection, "get_sizes") else {}
        more |= {"cmap": collection.get_cmap().name, "levels": getattr(collection, "levels", None)}
        return self._artist("collection", collection, properties.COLLECTION, shape=shape, **more)

    def _image(self, image: Any) -> Described:
        return self._artist("image", image, properties.IMAGE, cmap=image.get_cmap().name, origin=image.origin)

    def _container(self, container: Any) -> Described | None:
        kind = _first_name(container, properties.CONTAINERS)
        if kind is None:
            return None
        return {
            "kind": kind,
            "label": container.get_label(),
            "members": [self._numbers(one) for one in container],
            "orientation": getattr(container, "orientation", None),
            "values": getattr(container, "datavalues", None),
        }

    def _numbers(self, member: Any) -> Any:
        """Numbers of a container's members, which may be lists of artists."""
        if isinstance(member, (list, tuple)):
            return [self._number(one) for one in member]
        return None if member is None else self._number(member)

    def _legend(self, legend: Any) -> Described | None:
        if legend is None:
            return None
        handles = getattr(legend, "legend_handles", None) or []
        return {
            "texts": [one.get_text() for one in legend.get_texts()],
            "title": legend.get_title().get_text(),
            "location": getattr(legend, "_loc", None),
            "colors": [_color_of(one) for one in handles],
            "visible": bool(legend.get_visible()),
        }


def _look_of(described: Described) -> bytes | None:
    """The bytes of all that a description says; None if there is more in it than plain data and arrays."""
    try:
        return marshal.dumps(described)
    except ValueError:
        return None


def _read(artist: Any, names: Iterable[str]) -> Described:
    found = {}
    for name in names:
        get = getattr(artist, f"get_{name}", None)
        if get is not None:
            found[name] = _plain(get())
    return found


def _plain(value: Any) -> Any:
    """What the wire knows; a colormap or a path is told by its name or left out."""
    return value.get_text() if hasattr(value, "get_text") else value


def _part(artist: Any, name: str) -> Any:
    if name == "radius":
        return float(getattr(artist, "r", None) or artist.radius)
    found = getattr(artist, f"get_{name}", None)
    return found() if found else getattr(artist, name)


def _first_name(thing: Any, names: Iterable[str]) -> str | None:
    """The first of the thing's classes that is one of `names`."""
    known = set(names)
    return next((one.__name__ for one in type(thing).__mro__ if one.__name__ in known), None)


def has_grid(axis: Any) -> bool:
    """Whether an axis draws its major grid."""
    return bool(axis.get_tick_params().get("gridOn", False)) if hasattr(axis, "get_tick_params") else False


def _ticks(axis: Any) -> Any:
    """(places, texts) of ticks that were set; None where matplotlib chooses them from the limits."""
    name = type(axis.get_major_locator()).__name__
    if name in ("AutoLocator", "LogLocator", "SymmetricalLogLocator", "LogitLocator"):
        return None
    places = axis.get_ticklocs()
    return places, [one.get_text() for one in axis.get_ticklabels()]


def _color_of(artist: Any) -> Any:
    for name in ("get_color", "get_facecolor"):
        if hasattr(artist, name):
            return getattr(artist, name)()
    return None
