"""Another id for an objective, wherever the old one stands. Pure: mappings come in and are changed in place."""

from collections.abc import Iterator, MutableMapping, MutableSequence
from typing import Any

from openclass_nb.course.manifest import Manifest


def rename_in_settings(data: Any, old: str, new: str) -> int:
    """In what course.yml holds, as ruamel read it: order and comments stay. How many places there were."""
    objectives = data.get("objectives") or {}
    found = _rename_key(objectives, old, new)
    return found + sum(_rename_item(names, old, new) for names in _lists(data))


def rename_in_notebook(content: MutableMapping[str, Any], old: str, new: str) -> int:
    """In the marks of a notebook's cells. How many places there were."""
    marks = [cell.get("metadata", {}).get("openclass") for cell in content.get("cells", [])]
    shown = [mark.get("objectives") for mark in marks if isinstance(mark, dict)]
    return sum(_rename_item(names, old, new) for names in shown if isinstance(names, list))


def renamed_manifest(manifest: Manifest, old: str, new: str) -> Manifest | None:
    """What a release recorded, with the new id: what students have shown stays shown. None without the old one."""
    if not any(old in one.objectives for one in manifest.exercises):
        return None
    exercises = []
    for one in manifest.exercises:
        names = tuple(new if name == old else name for name in one.objectives)
        about = one.about and one.about.model_copy(update={"objectives": names})
        exercises.append(one.model_copy(update={"objectives": names, "about": about}))
    return manifest.model_copy(update={"exercises": tuple(exercises)})


def _lists(data: Any) -> Iterator[Any]:
    for objective in (data.get("objectives") or {}).values():
        yield objective.get("requires")
    for assignment in data.get("assignments") or ():
        yield assignment.get("objectives")
        yield (assignment.get("opens_when") or {}).get("mastered")


def _rename_item(names: Any, old: str, new: str) -> int:
    found = 0
    if isinstance(names, MutableSequence):
        for at, name in enumerate(names):
            if name == old:
                names[at], found = new, found + 1
    return found


def _rename_key(data: Any, old: str, new: str) -> int:
    """A key where it stands; ruamel keeps comments by key, so that they have to be told."""
    if old not in data:
        return 0
    at, value = list(data).index(old), data[old]
    comments = data.ca.items.pop(old, None)
    del data[old]
    data.insert(at, new, value)
    if comments is not None:
        data.ca.items[new] = comments
    return 1
