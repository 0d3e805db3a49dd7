"""What was handed in: found in `submitted/STUDENT/ASSIGNMENT/`, read as data that nobody vouches for."""

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openclass_nb.course.answers import answers_in
from openclass_nb.grading.engine import Submission

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes; nbgrader itself would read any file into memory."""


def find_submissions(root: Path, assignment: str, students: set[str] | None = None) -> Iterator[Submission]:
    """Submissions for `assignment`, by student; all of them unless `students` names some.

    Folders with a dot in front are programs' own, .ipynb_checkpoints first of all.
    """
    for folder in sorted((root / "submitted").glob(f"*/{assignment}")):
        student = _student(folder.parent)
        wanted = not student.startswith(".") if students is None else student in students
        if wanted and folder.is_dir() and not folder.is_symlink():
            yield Submission(student, assignment, folder, _submitted_at(folder), _digest(folder))


def submitting_students(root: Path) -> set[str]:
    """Everybody who has a folder in `submitted/`."""
    submitted = root / "submitted"
    folders = (one for one in submitted.iterdir() if one.is_dir()) if submitted.is_dir() else ()
    return {_student(one) for one in folders if not one.name.startswith(".")}


def _student(folder: Path) -> str:
    """The folder's name. What is no text in it, from a disk with another encoding, becomes “�”."""
    return os.fsencode(folder.name).decode(errors="replace")


def read_answers(folder: Path, notebook: str) -> dict[str, str]:
    """What stands in the answer cells of a submitted notebook, by grade id; nothing if it can't be read."""
    try:
        return answers_in(read_content(folder, notebook))
    except (AttributeError, TypeError):
        return {}


def read_content(folder: Path, notebook: str) -> dict[str, Any]:
    """A submitted notebook as it came; nothing if it can't be read."""
    try:
        content = json.loads(_bytes(folder / f"{notebook}.ipynb").decode("utf-8", errors="replace"))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def pack(folder: Path) -> dict[str, bytes]:
    """The regular files of a submission by their relative paths, to travel; links, FIFOs and giants stay behind."""
    packed: dict[str, bytes] = {}
    for path in sorted(_files(folder)):
        with contextlib.suppress(OSError):
            packed[path.relative_to(folder).as_posix()] = _bytes(path)
    return packed


def unpack(files: dict[str, bytes], folder: Path) -> None:
    """Lay packed files into a folder. ValueError for a path that would lead out of it."""
    for name, content in files.items():
        target = (folder / name).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise ValueError(f"{name} leads out of the submission")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _submitted_at(folder: Path) -> datetime:
    """nbgrader's timestamp.txt if it is there and can be read, else when the folder last changed; UTC."""
    stamp = folder / "timestamp.txt"
    try:
        from dateutil.parser import parse

        when: datetime = parse(_bytes(stamp)[:100].decode())
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (OSError, ValueError, OverflowError):
        times = [path.lstat().st_mtime for path in folder.glob("*.ipynb")]
        return datetime.fromtimestamp(max(times, default=folder.stat().st_mtime), tz=UTC)


def _digest(folder: Path) -> str:
    """SHA-256 over names and contents of the regular files; the timestamp alone makes no new submission."""
    total = hashlib.sha256()
    for path in sorted(_files(folder)):
        total.update(str(path.relative_to(folder)).encode(errors="replace") + b"\0")
        try:
            total.update(hashlib.sha256(_bytes(path)).digest())
        except OSError:
            total.update(b"unreadable")
    return total.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder, followlinks=False):
        yield from (Path(place, name) for name in names if name != "timestamp.txt")


def _bytes(path: Path) -> bytes:
    """A regular file's content. OSError for anything else: a FIFO would hang, a link could lead anywhere."""
    found: Any = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(f"{path.name} is not a regular file")
    if found.st_size > LARGEST_FILE:
        raise OSError(f"{path.name} is larger than {LARGEST_FILE} bytes")
    return path.read_bytes()
