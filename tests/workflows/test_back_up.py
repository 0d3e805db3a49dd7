"""Backup and restore: everything comes back as it was, on either database, or nothing is written at all."""

import hashlib
import json
import resource
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from openclass_nb.errors import RecordsError
from openclass_nb.records import Log, RegradeEntry, open_log
from openclass_nb.records.copying import all_tables
from openclass_nb.records.tables import metadata
from openclass_nb.workflows.back_up import back_up, open_courses
from openclass_nb.workflows.backup_file import BackupError
from openclass_nb.workflows.opened_course import open_course
from openclass_nb.workflows.override_gate import override_gate
from openclass_nb.workflows.restore import restore
from tests.databases import Postgres, started
from tests.records.entries import attempt


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Postgres:
    """The server of this test run."""
    return started(tmp_path_factory)


@pytest.fixture
def lived_in(graded_course: Path, tmp_path: Path) -> Path:
    """A graded course with a bit of everything in its records."""
    root = Path(shutil.copytree(graded_course, tmp_path / "physics"))
    opened = open_course(root)
    override_gate(opened, "ben", "twice", who="Dr Lovelace", why="was ill \n “for long” \u2028", until=None)
    odd = attempt("odd", score=None, misconception="minus", answer="x = 'é\\'\n\u2028\t😀'", message="No.")
    opened.log.add([replace(odd, max_score=0.1 + 0.2)])
    opened.log.close()
    return root


@pytest.fixture
def backup(lived_in: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    back_up(open_courses(lived_in), tmp_path / "backup.zip")
    return tmp_path / "backup.zip"


def rows(log: Log) -> dict[str, list[Any]]:
    """Every row of every table, ids and all."""
    with log.engine.connect() as connection:
        return {
            one.name: connection.execute(select(one).order_by(one.c.id)).all()
            for one in metadata.sorted_tables
        }


def files(root: Path) -> dict[str, str]:
    """Digests of the ordinary files beside the databases, by path."""
    found = (path for path in root.rglob("*") if path.is_file() and ".db" not in path.name)
    return {str(one.relative_to(root)): hashlib.sha256(one.read_bytes()).hexdigest() for one in found}


def grades(root: Path) -> list[str]:
    """The gradebook as SQL."""
    with sqlite3.connect(root / "gradebook.db") as book:
        return sorted(book.iterdump())


def test_everything_comes_back(lived_in: Path, backup: Path, tmp_path: Path) -> None:
    """Row by row, file by file, grade by grade; and work goes on there."""
    done = restore(backup, tmp_path / "elsewhere")
    root = tmp_path / "elsewhere" / "physics"
    before, after = open_log(lived_in), open_log(root)
    assert rows(after) == rows(before)
    assert {name: len(found) for name, found in rows(before).items()} == done.courses["physics"]
    assert files(root) == files(lived_in)
    assert grades(root) == grades(lived_in)
    assert after.add([attempt("new")]) == 1


@pytest.mark.slow
def test_records_move_to_postgresql_and_back(
    lived_in: Path, backup: Path, tmp_path: Path, postgres: Postgres
) -> None:
    """The same rows under the same ids, and the next id is a new one."""
    url = postgres.schema()
    restore(backup, tmp_path / "there", lambda name: url)
    there = open_log(tmp_path, url)
    assert rows(there) == rows(open_log(lived_in))
    assert there.add([attempt("new")]) == 1
    opened = replace(open_course(tmp_path / "there" / "physics"), log=there)
    back_up([opened], tmp_path / "again.zip")
    restore(tmp_path / "again.zip", tmp_path / "back", lambda name: None)
    assert rows(open_log(tmp_path / "back" / "physics")) == rows(there)


def test_a_folder_of_courses_is_one_backup(lived_in: Path, tmp_path: Path) -> None:
    """Every course in it, each with its own records."""
    (tmp_path / "courses").mkdir()
    lived_in.rename(tmp_path / "courses" / "physics")
    shutil.copytree(tmp_path / "courses" / "physics", tmp_path / "courses" / "optics")
    done = back_up(open_courses(tmp_path / "courses"), tmp_path / "all.zip")
    assert set(done.courses) == {"physics", "optics"}
    assert set(restore(tmp_path / "all.zip", tmp_path / "new").courses) == {"physics", "optics"}


def test_what_is_written_meanwhile_is_whole_or_not_there(lived_in: Path, tmp_path: Path) -> None:
    """A regrade that comes while tables are read refers to an attempt that is in the backup, or is not in it."""
    opened = open_course(lived_in)
    other = open_log(lived_in)
    with all_tables(opened.log.engine) as tables:
        seen: dict[str, int] = {}
        for table in tables:
            seen[table.name] = len(list(table.rows))
            other.add([attempt(f"meanwhile {table.name}")])
            newest = max(one.id or 0 for one in other.attempts())
            other.add([RegradeEntry(newest, attempt("a").at, 1.0, "who", "why")])
    again = {name: len(found) for name, found in rows(other).items()}
    assert seen["attempts"] + len(seen) == again["attempts"]
    assert seen["regrades"] + len(seen) == again["regrades"]


def test_links_stay_out_and_are_told(lived_in: Path, tmp_path: Path) -> None:
    """A backup holds nothing from outside of the course."""
    (lived_in / "source" / "secrets").symlink_to("/etc/passwd")
    done = back_up(open_courses(lived_in), tmp_path / "backup.zip")
    assert done.links == ("physics/source/secrets",)


def test_a_full_disk_leaves_no_half_backup(lived_in: Path, tmp_path: Path, backup: Path) -> None:
    """The old backup stays, and nothing else is left."""
    before = backup.read_bytes()
    opened = open_courses(lived_in)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            back_up(opened, backup)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert backup.read_bytes() == before
    assert [one.name for one in tmp_path.glob(".backup*")] == []


def changed(backup: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The backup with something else in it."""
    with zipfile.ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    target = backup.with_name("changed.zip")
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target


def damages() -> Iterator[Any]:
    """Ways in which a backup is not what was written."""

    def other_row(parts: dict[str, bytes]) -> None:
        parts["physics/records/attempts.jsonl"] = parts["physics/records/attempts.jsonl"].replace(
            b"ben", b"eve"
        )

    def lost(parts: dict[str, bytes]) -> None:
        del parts["physics/files/course.yml"]

    def escaping(parts: dict[str, bytes]) -> None:
        index = json.loads(parts["backup.json"])
        index["courses"][0]["files"]["files/../../evil"] = hashlib.sha256(b"x").hexdigest()
        parts["backup.json"], parts["physics/files/../../evil"] = json.dumps(index).encode(), b"x"

    def elsewhere(parts: dict[str, bytes]) -> None:
        parts["backup.json"] = parts["backup.json"].replace(b'"physics"', b'"../physics"')

    def newer(parts: dict[str, bytes]) -> None:
        parts["backup.json"] = parts["backup.json"].replace(b'"format": 1', b'"format": 9')

    def no_index(parts: dict[str, bytes]) -> None:
        parts["backup.json"] = b"{"

    return (
        pytest.param(one, id=one.__name__) for one in (other_row, lost, escaping, elsewhere, newer, no_index)
    )


@pytest.mark.parametrize("damage", damages())
def test_a_backup_that_is_not_as_it_was_written_is_refused(
    backup: Path, tmp_path: Path, damage: Callable[[dict[str, bytes]], None]
) -> None:
    """Before anything is written."""
    with pytest.raises(BackupError):
        restore(changed(backup, damage), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_half_a_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    """Cut off at any place."""
    whole = backup.read_bytes()
    for share in (0, 0.3, 0.9, 0.999):
        backup.write_bytes(whole[: int(share * len(whole))])
        with pytest.raises(BackupError, match="damaged"):
            restore(backup, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_nothing_is_mixed_with_what_is_there(lived_in: Path, backup: Path, tmp_path: Path) -> None:
    """A folder of that name, or a database with something in it: refused, and both stay as they were."""
    with pytest.raises(BackupError, match="there already"):
        restore(backup, tmp_path)
    url = f"sqlite:///{tmp_path / 'used.db'}"
    used = open_log(tmp_path, url)
    used.add([attempt("a")])
    with pytest.raises(RecordsError, match="not empty"):
        restore(backup, tmp_path / "new", lambda name: url)
    assert [one.key for one in used.attempts()] == ["a"]
    assert list((tmp_path / "new").iterdir()) == []
