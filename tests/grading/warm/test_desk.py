"""A desk holds a copy of a submission's ordinary files and nothing of the one before."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.warm import desk as desks
from openclass_nb.grading.warm.desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk with its three folders, as a zygote makes them."""
    made = Desk()
    for name in ("home", "tmp", "exam"):
        (made.folder / name).mkdir()
    yield made
    made.close()


def test_only_ordinary_files_are_laid_out(desk: Desk, tmp_path: Path) -> None:
    """Links could lead to a classmate's work, pipes and devices hang the grader."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/numbers.csv").write_text("1,2")
    (tmp_path / "neighbour").symlink_to("/etc/passwd")
    (tmp_path / "folder").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe")
    desk.lay(tmp_path)
    found = [str(one.relative_to(desk.home)) for one in sorted(desk.home.rglob("*"))]
    assert found == ["data", "data/numbers.csv"]
    assert (desk.home / "data/numbers.csv").read_text() == "1,2"


def test_what_a_submission_left_is_gone(desk: Desk, tmp_path: Path) -> None:
    """Even where it took away the permissions to look."""
    locked = desk.home / "locked/deep"
    locked.mkdir(parents=True)
    (locked / "secret").write_text("x")
    (desk.folder / "tmp/left").write_text("x")
    (desk.home / "link").symlink_to(tmp_path)
    (tmp_path / "kept").write_text("x")
    locked.chmod(0)
    locked.parent.chmod(0)
    desk.clear()
    assert [list((desk.folder / name).iterdir()) for name in ("home", "tmp", "exam")] == [[], [], []]
    assert (tmp_path / "kept").exists()


def test_what_the_teacher_gave_lies_there_as_it_was_given(desk: Desk, tmp_path: Path) -> None:
    """Deleted, changed or turned into a folder: answers and tests read the teacher's files, as nbgrader has it."""
    given, submission = tmp_path / "given", tmp_path / "submission"
    for folder in (given / "data", submission / "b.csv", submission / "own"):
        folder.mkdir(parents=True)
    for file, content in (("a.csv", "1"), ("b.csv", "2"), ("data/c.csv", "3"), ("trials.ipynb", "{}")):
        (given / file).write_text(content)
    for file, content in (("a.csv", "99"), ("b.csv/inside", "99"), ("data", "99"), ("own/d.csv", "4")):
        (submission / file).write_text(content)
    desk.lay(submission, given)
    found = {
        str(one.relative_to(desk.home)): one.read_text() for one in desk.home.rglob("*") if one.is_file()
    }
    assert found == {"a.csv": "1", "b.csv": "2", "data/c.csv": "3", "own/d.csv": "4"}
    apart = {str(one.relative_to(desk.folder / "exam")) for one in (desk.folder / "exam").rglob("*.csv")}
    assert apart == {"a.csv", "b.csv", "data/c.csv"}


def test_too_many_files_are_refused(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a number and a place."""
    monkeypatch.setattr(desks, "MOST_FILES", 3)
    for number in range(5):
        (tmp_path / str(number)).touch()
    with pytest.raises(GradingError, match="more than 3 files") as refusal:
        desk.lay(tmp_path)
    assert str(tmp_path) in str(refusal.value)


def test_copies_don_t_keep_dangerous_modes(desk: Desk, tmp_path: Path) -> None:
    """A setuid program that was handed in is an ordinary file."""
    (tmp_path / "program").write_text("#!/bin/sh")
    (tmp_path / "program").chmod(0o6755)
    desk.lay(tmp_path)
    assert stat.S_IMODE((desk.home / "program").stat().st_mode) == 0o664


def test_what_a_killed_grader_left_is_swept_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of one that still works, whoever started it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    told = "import sys; from openclass_nb.grading.warm.desk import Desk; print(Desk().folder, flush=True)"
    words = [sys.executable, "-c", f"{told}; sys.stdin.read()"]
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(words, stdin=-1, stdout=-1, text=True, env=environment) as other:
        assert other.stdout is not None
        theirs = Path(other.stdout.readline().strip())
        (theirs / "home/deep").mkdir(parents=True)
        (theirs / "home/deep").chmod(0)
        Desk().close()
        assert theirs.is_dir()
        other.kill()
    Desk().close()
    assert list(tmp_path.iterdir()) == []
