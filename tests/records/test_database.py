"""The database behind the log: made and brought up to date by itself, its faults told in words."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from openclass_nb.errors import RecordsError
from openclass_nb.records import database, open_log
from tests.records.entries import attempt


def raw(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "openclass.db", isolation_level=None)


def test_sqlite_is_kept_so_that_a_commit_stays(tmp_path: Path) -> None:
    """Readers and a writer don't stop each other, a power cut loses no commit, and references hold."""
    with open_log(tmp_path).engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert found == ["wal", 2, 1]


def test_another_database_can_be_named(tmp_path: Path) -> None:
    """By URL; the course folder stays without one."""
    log = open_log(tmp_path, f"sqlite:///{tmp_path / 'elsewhere.db'}")
    log.add([attempt("a")])
    assert (tmp_path / "elsewhere.db").is_file()
    assert not (tmp_path / "openclass.db").exists()


@pytest.mark.parametrize("url", ["records", "oracle://nowhere/x", "http://records", "mysql://nowhere/x"])
def test_a_url_that_leads_to_no_database_is_told(tmp_path: Path, url: str) -> None:
    """A typing mistake or a missing driver: which variable to mend."""
    with pytest.raises(RecordsError) as caught:
        open_log(tmp_path, url)
    assert "OPENCLASS_DATABASE" in (caught.value.next_step or "")


def test_a_locked_database_is_waited_for_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says what to do, and nothing is written."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    log = open_log(tmp_path)
    log.add([attempt("a")])
    other = raw(tmp_path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordsError) as caught:
        log.add([attempt("b")])
    assert caught.value.message == "The records are locked by another program."
    assert caught.value.where == "openclass.db"
    assert "try again" in (caught.value.next_step or "")
    assert [one.key for one in log.attempts()] == ["a"], "who only reads is not kept out"
    other.execute("ROLLBACK")
    assert log.add([attempt("b")]) == 1


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """What was written before is there, the batch that did not fit is not, and there is room for it later."""
    log = open_log(tmp_path)
    log.add([attempt("a")])
    log.engine.dispose()
    event.listen(log.engine, "connect", lambda one, _: one.execute("PRAGMA max_page_count = 30"))
    large = [attempt(f"b{number}", answer="x" * 2000) for number in range(100)]
    with pytest.raises(RecordsError) as caught:
        log.add(large)
    assert (caught.value.message, caught.value.where) == ("The disk is full.", "openclass.db")
    assert [one.key for one in log.attempts()] == ["a"]
    roomy = open_log(tmp_path)
    assert roomy.add(large) == 100


JUNK = {
    "text": (b"This was a shopping list once. " * 200, "This file is not a database of ours."),
    "half a page": (b"SQLite format 3\0" + bytes(100), "This file is not a database of ours."),
}


@pytest.mark.parametrize(("content", "says"), JUNK.values(), ids=JUNK.keys())
def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path, content: bytes, says: str) -> None:
    """Somebody may still need what is in it."""
    (tmp_path / "openclass.db").write_bytes(content)
    with pytest.raises(RecordsError) as caught:
        open_log(tmp_path)
    assert (caught.value.message, caught.value.where) == (says, "openclass.db")
    assert (tmp_path / "openclass.db").read_bytes() == content


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    """Half of it is missing: read what can be read, tell the rest."""
    log = open_log(tmp_path)
    log.add([attempt(str(number)) for number in range(1000)])
    log.close()
    with raw(tmp_path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = (tmp_path / "openclass.db").read_bytes()
    (tmp_path / "openclass.db").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecordsError, match="damaged"):
        open_log(tmp_path).attempts()


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """Going back to an older openclass_nb does not spoil what a newer one wrote."""
    open_log(tmp_path).close()
    with raw(tmp_path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(RecordsError, match="newer openclass_nb"):
        open_log(tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The place and what to check."""
    with pytest.raises(RecordsError, match="can't be opened"):
        open_log(tmp_path / "gone")


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """A user who may read `folder` and nothing more. Root may write everywhere, so root steps down for a while."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_told() -> None:
    """A course on a read-only share: one sentence, and the next step is about permissions."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with as_nobody(folder), pytest.raises(RecordsError) as caught:
            open_log(folder)
        assert "may write there" in (caught.value.next_step or "")
        assert list(folder.iterdir()) == []


def test_records_that_may_not_be_written_are_told() -> None:
    """Reading was possible, adding is not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        open_log(folder).add([attempt("a")])
        with as_nobody(folder), pytest.raises(RecordsError) as caught:
            open_log(folder).add([attempt("b")])
        assert "may write there" in (caught.value.next_step or "")
        assert [one.key for one in open_log(folder).attempts()] == ["a"]


@pytest.mark.slow
def test_a_database_server_that_is_away_is_told(tmp_path: Path) -> None:
    """Nobody listens there: one sentence, the place without its password, and what to do."""
    with pytest.raises(RecordsError) as caught:
        open_log(tmp_path, "postgresql+psycopg://ada:secret-word@127.0.0.1:9/records")
    assert caught.value.message == "The database can't be reached."
    assert "Try again" in (caught.value.next_step or "")
    assert "secret-word" not in str(caught.value)
