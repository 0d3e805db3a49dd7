"""Which properties of matplotlib's artists cross: read with `get_...` in the candidate, set with `set_...` again."""

from __future__ import annotations

ANY = ("visible", "alpha", "zorder", "label", "gid")
LINE = (
    *("data", "color", "linestyle", "linewidth", "drawstyle"),
    *("marker", "markersize", "markerfacecolor", "markeredgecolor", "markeredgewidth"),
)
TEXT = ("text", "position", "color", "fontsize", "fontweight", "fontstyle", "rotation", "ha", "va")
PATCH = ("facecolor", "edgecolor", "linewidth", "linestyle", "fill", "hatch")
COLLECTION = ("offsets", "facecolor", "edgecolor", "linewidth", "linestyle", "array", "clim")
IMAGE = ("array", "extent", "clim", "interpolation")
AXES = (
    "title",
    "xlabel",
    "ylabel",
    "xscale",
    "yscale",
    "xlim",
    "ylim",
    "aspect",
    "facecolor",
    "label",
    "visible",
)
FIGURE = ("size_inches", "dpi", "label", "facecolor")

GEOMETRY: dict[str, tuple[str, ...]] = {
    "Rectangle": ("xy", "width", "height", "angle"),
    "Wedge": ("center", "radius", "theta1", "theta2"),
    "Circle": ("center", "radius"),
    "Ellipse": ("center", "width", "height", "angle"),
    "Polygon": ("xy",),
}
"""Patches whose shape is a few numbers; the others cross as the outline that is drawn."""
COLLECTIONS = ("PathCollection", "LineCollection", "PolyCollection", "QuadMesh")
CONTAINERS = ("BarContainer", "ErrorbarContainer", "StemContainer")
