"""Give an objective another id: in course.yml, in every source notebook, and in what releases recorded."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openclass_nb.course.files import (
    COURSE_FILE,
    LoadedCourse,
    load_course,
    update_course_file,
    write_atomically,
    written_like,
)
from openclass_nb.course.renaming import rename_in_notebook, rename_in_settings, renamed_manifest
from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.records import ReleaseEntry
from openclass_nb.workflows.opened_course import OpenedCourse


@dataclass(frozen=True)
class Renamed:
    """What was changed: places in course.yml and in notebooks, the notebooks, and assignments released before."""

    places: int
    notebooks: tuple[str, ...]
    released: tuple[str, ...]

    @property
    def note(self) -> str:
        """What a teacher should know of it."""
        if not self.released:
            return ""
        return "What students have shown counts for the new id; nothing has to be released again."


def rename_objective(opened: OpenedCourse, old: str, new: str) -> Renamed:
    """Rename everywhere, or nowhere if the new id is taken or is none. Comments and order stay.

    Attempts name exercises, and the newest manifest of an assignment says what each of them shows. So a copy of that
    manifest with the new id is added to the log: mastery is computed from it, and stays what it was.
    """
    course, root = opened.course, opened.root
    if old not in course.objectives:
        raise UnknownNameError("objective", old, list(course.objectives))
    if new in course.objectives:
        step = "Choose another id; nothing was changed."
        raise CourseError(f"There is an objective “{new}” already.", next_step=step)
    loaded = load_course(root)
    changed = [*_renamed_notebooks(loaded, old, new)]
    places = sum(count for _, _, count in changed)

    def change(data: Any) -> None:
        nonlocal places
        places += rename_in_settings(data, old, new)

    update_course_file(root / COURSE_FILE, change)
    for file, text, _ in changed:
        write_atomically(root / file, text)
    released = _rename_releases(opened, old, new)
    return Renamed(places, tuple(file for file, _, _ in changed), released)


def _renamed_notebooks(loaded: LoadedCourse, old: str, new: str) -> Iterator[tuple[str, str, int]]:
    """File, new text and count of each notebook that names it; its text's layout stays."""
    for one in loaded.notebooks:
        text = (loaded.root / one.file).read_text(encoding="utf-8")
        content = json.loads(text)
        count = rename_in_notebook(content, old, new)
        if count:
            yield one.file, written_like(text, content), count


def _rename_releases(opened: OpenedCourse, old: str, new: str) -> tuple[str, ...]:
    changed = {name: renamed_manifest(one, old, new) for name, one in opened.manifests.items()}
    entries = [
        ReleaseEntry(name, opened.clock(), one.model_dump_json())
        for name, one in changed.items()
        if one is not None
    ]
    opened.log.add(entries)
    opened.__dict__.pop("manifests", None)  # read anew at the next use
    return tuple(one.assignment for one in entries)
