"""Back up courses while they are in use: records, files and gradebook, in one file that is checked by digests."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from openclass_nb import __version__
from openclass_nb.course.files import COURSE_FILE
from openclass_nb.records.copying import all_tables
from openclass_nb.records.migrating import VERSIONS
from openclass_nb.workflows.backup_file import BackupWriter, CourseIndex, Index, writing_backup
from openclass_nb.workflows.opened_course import OpenedCourse, open_course

GRADEBOOK = "gradebook.db"
NOT_FILES = {"openclass.db", GRADEBOOK}
"""Copied by their own means: somebody may be writing into them."""
SKIPPED = {".git", "__pycache__", ".ipynb_checkpoints"}
BESIDE_DATABASES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class BackedUp:
    """What was written: courses with their rows, number of files, bytes of the backup, links that stayed out."""

    file: Path
    courses: dict[str, dict[str, int]]
    files: int
    size: int
    links: tuple[str, ...]


def open_courses(place: Path) -> list[OpenedCourse]:
    """The course at `place`, or every course in it; the course above it if it is neither."""
    found = sorted(one.parent for one in place.glob(f"*/{COURSE_FILE}"))
    alone = (place / COURSE_FILE).is_file() or not found
    return [open_course(one) for one in ([place] if alone else found)]


def back_up(courses: Sequence[OpenedCourse], file: Path) -> BackedUp:
    """Write a backup of the courses. The records are as they are at one moment; files may be newer, never older."""
    at = courses[0].clock().astimezone(UTC) if courses else None
    index = Index(openclass=__version__, at=at.isoformat() if at else "")
    links: list[str] = []
    with writing_backup(file) as out:
        for one in courses:
            index.courses.append(_course(out, one, links))
        out.index(index)
    rows = {one.name: one.rows for one in index.courses}
    count = sum(len(one.files) - len(one.rows) for one in index.courses)
    return BackedUp(file, rows, count, file.stat().st_size, tuple(links))


def _course(out: BackupWriter, opened: OpenedCourse, links: list[str]) -> CourseIndex:
    course = CourseIndex(name=opened.root.name, version=VERSIONS[-1])
    with all_tables(opened.log.engine) as found:
        for table in found:
            course.columns[table.name] = list(table.columns)
            out.rows(course, table.name, table.rows)
    for path in _files(opened.root, links):
        with path.open("rb") as content:
            out.file(course, f"files/{path.relative_to(opened.root).as_posix()}", content)
    _gradebook(out, course, opened.root / GRADEBOOK)
    return course


def _files(root: Path, links: list[str]) -> Iterator[Path]:
    for place, folders, files in os.walk(root):
        folders[:] = sorted(one for one in folders if one not in SKIPPED)
        for name in sorted(files):
            path = Path(place, name)
            if path.is_symlink() or not path.is_file():
                links.append(f"{root.name}/{path.relative_to(root).as_posix()}")
            elif not (Path(place) == root and _is_database(name)):
                yield path


def _is_database(name: str) -> bool:
    return any(name == one or name in [one + end for end in BESIDE_DATABASES] for one in NOT_FILES)


def _gradebook(out: BackupWriter, course: CourseIndex, gradebook: Path) -> None:
    """SQLite's own copy of nbgrader's gradebook: whole, even if nbgrader is writing."""
    if not gradebook.is_file():
        return
    with tempfile.TemporaryDirectory(prefix="openclass-backup-") as folder:
        copy = Path(folder) / GRADEBOOK
        with closing(sqlite3.connect(gradebook)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with copy.open("rb") as content:
            out.file(course, f"files/{GRADEBOOK}", content)
