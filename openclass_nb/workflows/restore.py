"""Restore a backup where nothing is: folders that don't exist yet, databases that are empty."""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from openclass_nb.errors import RecordsError
from openclass_nb.records.copying import TableCopy, load_tables
from openclass_nb.records.database import connect
from openclass_nb.records.log import database_url
from openclass_nb.records.migrating import VERSIONS
from openclass_nb.settings import MachineSettings
from openclass_nb.workflows.backup_file import BackupError, CourseIndex, reading_backup, table_path

FILES = "files/"
DatabaseOf = Callable[[str], str | None]
"""The URL of a course's database; None for the file in its folder."""


@dataclass(frozen=True)
class Restored:
    """What was put back: folders of courses, their rows by table, number of files."""

    courses: dict[str, dict[str, int]]
    folders: tuple[Path, ...]
    files: int


def restore(file: Path, place: Path, database_of: DatabaseOf | None = None) -> Restored:
    """Put every course of a backup into a folder of its name in `place`; its records where the settings say.

    All digests are proved before anything is written. BackupError for a damaged or newer backup, or a folder that
    is there already; RecordsError for a database that is not empty.
    """
    urls = database_of or MachineSettings().database_of
    with reading_backup(file) as (archive, index):
        for course in index.courses:
            _expect_room(course, place, file)
        rows = {one.name: _course(archive, one, place, urls(one.name)) for one in index.courses}
        count = sum(path.startswith(FILES) for one in index.courses for path in one.files)
    return Restored(rows, tuple(place / name for name in rows), count)


def _expect_room(course: CourseIndex, place: Path, file: Path) -> None:
    if (place / course.name).exists():
        step = "Restore into another folder with --into, or move it out of the way."
        raise BackupError(f"“{place / course.name}” is there already.", where=file.name, next_step=step)
    if course.version not in VERSIONS:
        step = "Update openclass_nb, then restore it."
        raise BackupError("The records in this backup are of a newer kind.", where=file.name, next_step=step)


def _course(archive: zipfile.ZipFile, course: CourseIndex, place: Path, url: str | None) -> dict[str, int]:
    """Everything beside its place first, then there at once: half a course is never seen."""
    place.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=place, prefix=f".{course.name}."))
    try:
        _unpack(archive, course, folder)
        folder.chmod(0o755)
        written = _load(archive, course, database_url(folder, url))
        folder.rename(place / course.name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return written


def _unpack(archive: zipfile.ZipFile, course: CourseIndex, folder: Path) -> None:
    for path in course.files:
        if path.startswith(FILES):
            target = folder / path.removeprefix(FILES)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(f"{course.name}/{path}") as content, target.open("wb") as out:
                shutil.copyfileobj(content, out)


def _load(archive: zipfile.ZipFile, course: CourseIndex, url: str) -> dict[str, int]:
    engine = connect(url)
    try:
        copies = (
            TableCopy(name, course.columns[name], _rows(archive, course, name)) for name in course.columns
        )
        written = load_tables(engine, course.version, copies)
    finally:
        engine.dispose()
    if written != course.rows:
        raise RecordsError("Not every row came over.", next_step="Restore into another, empty database.")
    return written


def _rows(archive: zipfile.ZipFile, course: CourseIndex, table: str) -> Iterator[list[object]]:
    with archive.open(f"{course.name}/{table_path(table)}") as part, TextIOWrapper(part, "utf-8") as lines:
        for line in lines:  # a row never holds a bare line break: JSON escapes them
            yield json.loads(line)
