"""nbgrader's cell metadata of earlier versions, read as today's (version 3).

The rules are those of nbgrader's own `nbgrader update`: version 0 says no number, 1 and 2 lack what came later.
"""

import copy
import math
from collections.abc import Mapping
from typing import Any

VERSION = 3
KNOWS_CELL_TYPES = 2
KEYS = {
    "schema_version",
    "grade",
    "locked",
    "solution",
    "task",
    "grade_id",
    "points",
    "checksum",
    "cell_type",
}


def upgraded(metadata: Mapping[str, Any], cell_type: str = "code") -> dict[str, Any]:
    """`metadata` as version 3 has it; empty if nbgrader would take it away. Today's and later ones stay as they are."""
    version = metadata.get("schema_version", 0)
    if not isinstance(version, int) or version >= VERSION:
        return dict(metadata)
    known = {key: value for key, value in metadata.items() if key in KEYS}
    made = {"grade": False, "locked": False, "solution": False, **known, "schema_version": VERSION}
    if version == 0:
        if not (made["grade"] or made["solution"] or made["locked"]):
            return {}
        made = _with_points(made)
    if version < KNOWS_CELL_TYPES and "checksum" in made:
        made.setdefault("cell_type", cell_type)
    return made


def _with_points(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Version 0 wrote points as text, empty for none, and left them where nothing was graded any more."""
    rest = {key: value for key, value in metadata.items() if key != "points"}
    return {**rest, "points": _points(metadata.get("points"))} if metadata["grade"] else rest


def _points(written: Any) -> float:
    try:
        points = float(written or 0)
    except (TypeError, ValueError):
        return 0.0
    return points if 0 <= points < math.inf else 0.0


def is_outdated(cell: Mapping[str, Any]) -> bool:
    """Whether nbgrader refuses this cell until its metadata has been brought up to date."""
    found = cell.get("metadata", {}).get("nbgrader")
    return isinstance(found, Mapping) and upgraded(found, cell.get("cell_type", "code")) != found


def with_upgraded_cells(content: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of the notebook whose cells all carry today's metadata; the notebook itself if they do already."""
    if not any(is_outdated(cell) for cell in content.get("cells", [])):
        return dict(content)
    made = copy.deepcopy(dict(content))
    for cell in made["cells"]:
        if is_outdated(cell):
            found = upgraded(cell["metadata"]["nbgrader"], cell.get("cell_type", "code"))
            del cell["metadata"]["nbgrader"]
            if found:
                cell["metadata"]["nbgrader"] = found
    return made
