"""A backup as a file: a zip of courses, with an index that knows the digest of everything in it."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from pydantic import BaseModel, ConfigDict, ValidationError

from openclass_nb.errors import OpenclassError

FORMAT = 1
"""Goes up when an older program could not read a backup."""
INDEX = "backup.json"
CHUNK = 1 << 20


class BackupError(OpenclassError):
    """A backup can't be written or read."""


class CourseIndex(BaseModel):
    """One course: the version of its tables, their rows, and the digests of its files by path."""

    model_config = ConfigDict(extra="ignore")

    name: str
    version: str
    rows: dict[str, int] = {}
    columns: dict[str, list[str]] = {}
    files: dict[str, str] = {}


class Index(BaseModel):
    """What a backup holds. `at` is when it was begun, in UTC."""

    model_config = ConfigDict(extra="ignore")

    format: int = FORMAT
    openclass: str = ""
    at: str = ""
    courses: list[CourseIndex] = []


class BackupWriter:
    """Puts courses into a zip and notes the digest of each part."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def file(self, course: CourseIndex, path: str, content: IO[bytes]) -> None:
        """One file of a course."""
        self._part(course, path, iter(lambda: content.read(CHUNK), b""))

    def rows(self, course: CourseIndex, table: str, rows: Iterable[list[object]]) -> None:
        """One table of a course, a row a line."""

        def lines() -> Iterator[bytes]:
            for row in rows:
                course.rows[table] += 1
                yield json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

        course.rows[table] = 0
        self._part(course, table_path(table), lines())

    def index(self, index: Index) -> None:
        """The last part: without it nothing counts."""
        self._archive.writestr(INDEX, index.model_dump_json(indent=1))

    def _part(self, course: CourseIndex, path: str, chunks: Iterable[bytes]) -> None:
        total = hashlib.sha256()
        with self._archive.open(f"{course.name}/{path}", "w", force_zip64=True) as out:
            for one in chunks:
                total.update(one)
                out.write(one)
        course.files[path] = total.hexdigest()


def table_path(table: str) -> str:
    """Where a table's rows are in a course's part of a backup."""
    return f"records/{table}.jsonl"


@contextmanager
def writing_backup(file: Path) -> Iterator[BackupWriter]:
    """A new backup: at its place when it is whole, not there at all if anything fails."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                yield BackupWriter(archive)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, file)
    except BaseException:
        os.unlink(name)
        raise


@contextmanager
def reading_backup(file: Path) -> Iterator[tuple[zipfile.ZipFile, Index]]:
    """A backup and its index, once every digest has been found right. BackupError otherwise."""
    try:
        with zipfile.ZipFile(file) as archive:
            index = _index(archive, file)
            _prove(archive, index, file)
            yield archive, index
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError) as error:
        raise _damaged(file, "it is cut off, or no backup") from error


def _index(archive: zipfile.ZipFile, file: Path) -> Index:
    try:
        index = Index.model_validate_json(archive.read(INDEX))
    except ValidationError as error:
        raise _damaged(file, "its index can't be read") from error
    if index.format > FORMAT:
        step = "Update openclass_nb, then restore it."
        raise BackupError("This backup was written by a newer openclass_nb.", where=file.name, next_step=step)
    return index


def _prove(archive: zipfile.ZipFile, index: Index, file: Path) -> None:
    for course in index.courses:
        for path, digest in course.files.items():
            if not is_inside(path) or not is_inside(course.name) or "/" in course.name:
                raise _damaged(file, f"“{course.name}/{path}” leads out of the course")
            if _digest(archive, f"{course.name}/{path}") != digest:
                raise _damaged(file, f"“{course.name}/{path}” has changed")


def is_inside(path: str) -> bool:
    """Whether a path stays in the folder that it is put into."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    total = hashlib.sha256()
    with archive.open(name) as part:
        read: Callable[[], bytes] = lambda: part.read(CHUNK)  # noqa: E731
        for chunk in iter(read, b""):
            total.update(chunk)
    return total.hexdigest()


def _damaged(file: Path, why: str) -> BackupError:
    return BackupError(
        f"This backup is damaged: {why}.",
        where=file.name,
        next_step="Take an older one; nothing was changed.",
    )
