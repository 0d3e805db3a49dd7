"""nbgrader's gradebook is opened directly only where its layout is known."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.gradebook_rows import VERSIONS, GradebookRows


def book(path: Path, version: str) -> Path:
    """A database that says of which version it is, and has no more in it."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES (?)", [version])
        database.commit()
    return path


def test_another_layout_is_left_to_nbgrader(tmp_path: Path) -> None:
    """And so is a file that isn't there, or is no gradebook."""
    (tmp_path / "text.db").write_text("no database, however one looks at it")
    assert GradebookRows.opened(tmp_path / "none.db") is None
    assert GradebookRows.opened(tmp_path / "text.db") is None
    assert GradebookRows.opened(book(tmp_path / "later.db", "ffffffffffff")) is None


def test_a_gradebook_that_can_t_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    """In a sentence; the tables are missing here."""
    rows = GradebookRows.opened(book(tmp_path / "bare.db", VERSIONS[0]))
    assert rows is not None
    with (
        closing(rows),
        pytest.raises(GradingError, match="can’t be written"),
        rows.submission("sums", "ben", datetime(2026, 3, 2)),
    ):
        pass
