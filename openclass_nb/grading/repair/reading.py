"""A submitted notebook as data: whatever stands in the file, cells of strings come out, or a reason why not."""

import json
import os
import stat
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openclass_nb.course.manifest import ReleasedNotebook
from openclass_nb.errors import GradingError

LARGEST_NOTEBOOK = 50 * 1024 * 1024
"""Bytes. A notebook with a few hundred pictures stays well below."""
MOST_CELLS = 5_000
LONGEST_SOURCE = 1_000_000
"""Characters of one cell."""


@dataclass(frozen=True)
class HandedInCell:
    """One cell as it came. `grade_id` is what the submission claims; nothing rests on it alone."""

    cell_type: str
    source: str
    id: str = ""
    grade_id: str | None = None
    attachments: Any = None


@dataclass(frozen=True)
class HandedIn:
    """A notebook as it came, and what was odd about reading it."""

    cells: tuple[HandedInCell, ...]
    notes: tuple[str, ...] = ()


def read_handed_in(folder: Path, released: ReleasedNotebook) -> HandedIn:
    """The submitted version of a released notebook. GradingError, in a sentence, if there is none to be read."""
    name = f"{released.name}.ipynb"
    found, notes = _find(folder, released)
    content = _content(found)
    cells, more = _cells(content)
    if len(cells) > MOST_CELLS:
        raise GradingError(f"{name} has {len(cells)} cells; at most {MOST_CELLS} are read.")
    return HandedIn(tuple(_cell(one) for one in cells), (*notes, *more))


def _find(folder: Path, released: ReleasedNotebook) -> tuple[Path, tuple[str, ...]]:
    """The file of that name, or the one notebook that clearly is it under another name."""
    path = folder / f"{released.name}.ipynb"
    if os.path.lexists(path):
        return path, ()
    wanted = {cell.grade_id for cell in released.cells if cell.grade_id}
    others = sorted(one for one in folder.glob("*.ipynb") if _shares(one, wanted))
    if len(others) == 1:
        return others[0], (f"{path.name} was handed in as “{others[0].name}”.",)
    if others:
        names = ", ".join(one.name for one in others)
        raise GradingError(f"{path.name} is missing, and more than one notebook could be it: {names}.")
    raise GradingError(f"{path.name} is missing.", next_step="Ask for it; nothing was graded.")


def _shares(path: Path, wanted: Collection[str | None]) -> bool:
    """Whether a notebook holds more than half of the wanted cells."""
    try:
        cells, _ = _cells(_content(path))
    except GradingError:
        return False
    return len({_cell(one).grade_id for one in cells} & set(wanted)) * 2 > len(wanted)


def _content(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(read_regular_file(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise GradingError(f"{path.name} is not text in UTF-8.") from error
    except json.JSONDecodeError as error:
        told = f"{path.name} is not a notebook: line {error.lineno} is not JSON."
        raise GradingError(told, next_step="It may have been cut off; ask for it again.") from error
    except (ValueError, RecursionError) as error:  # numbers beyond measure, or brackets nested without end
        raise GradingError(f"{path.name} is not a notebook that can be read.") from error
    if not isinstance(content, dict):
        raise GradingError(f"{path.name} is JSON, but not a notebook.")
    return content


def read_regular_file(path: Path) -> bytes:
    """Content of a regular file; GradingError for links, FIFOs, devices and what is too large.

    Opened without following a link and without waiting, then asked what it is: what was looked at is what is read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        link = path.is_symlink()
        told = "is a link to somewhere else" if link else f"can’t be read ({error.strerror})"
        raise GradingError(f"{path.name} {told}.") from error
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):  # asked before it becomes a file object, which a folder can't
        os.close(handle)
        raise GradingError(f"{path.name} is not an ordinary file.")
    with os.fdopen(handle, "rb") as file:
        if found.st_size > LARGEST_NOTEBOOK:
            size, most = found.st_size // 2**20, LARGEST_NOTEBOOK // 2**20
            raise GradingError(f"{path.name} has {size} MB; at most {most} are read.")
        return file.read(LARGEST_NOTEBOOK + 1)


def _cells(content: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], tuple[str, ...]]:
    """Cells of today's format, or of the one before 2014 that kept them in worksheets."""
    notes: tuple[str, ...] = ()
    found = content.get("cells")
    if not isinstance(found, list) and isinstance(content.get("worksheets"), list):
        sheets = [one for one in content["worksheets"] if isinstance(one, dict)]
        found = [cell for sheet in sheets for cell in _list(sheet.get("cells"))]
        notes = ("The notebook is in the format of before 2014; it was read all the same.",)
    if not isinstance(found, list):
        raise GradingError("The notebook has no cells.")
    return [cell for cell in found if isinstance(cell, dict)], notes


def _cell(cell: Mapping[str, Any]) -> HandedInCell:
    metadata = cell.get("metadata") if isinstance(cell.get("metadata"), dict) else {}
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    kind = cell.get("cell_type")
    return HandedInCell(
        cell_type=kind if kind in ("code", "markdown", "raw") else "markdown",
        source=_text(cell.get("source", cell.get("input", "")))[:LONGEST_SOURCE],
        id=_text(cell.get("id", "")),
        grade_id=name if isinstance(name, str) else None,
        attachments=cell.get("attachments") if isinstance(cell.get("attachments"), dict) else None,
    )


def _text(value: Any) -> str:
    """A string, or a list of lines; half a surrogate pair, which no file can hold, becomes a question mark."""
    joined = value if isinstance(value, str) else "".join(one for one in _list(value) if isinstance(one, str))
    return joined.encode("utf-8", errors="replace").decode("utf-8")


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []
