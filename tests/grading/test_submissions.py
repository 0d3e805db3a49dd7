"""What was handed in: found, and read as data that nobody vouches for."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.grading.submissions import find_submissions, read_answers, submitting_students
from tests.building import answer, notebook


def hand_in(root: Path, student: str, text: str = "{}", assignment: str = "sums") -> Path:
    folder = root / "submitted" / student / assignment
    folder.mkdir(parents=True)
    (folder / "sums.ipynb").write_text(text)
    return folder


def found(root: Path) -> list[str]:
    return [one.student for one in find_submissions(root, "sums")]


def digest(root: Path) -> str:
    (one,) = find_submissions(root, "sums")
    return one.digest


def test_submissions_are_found_by_student(tmp_path: Path) -> None:
    """Of this assignment, in order of names; all or the named ones."""
    for student in ("ben", "ada"):
        hand_in(tmp_path, student)
    hand_in(tmp_path, "chiara", assignment="twice")
    assert found(tmp_path) == ["ada", "ben"]
    assert [one.student for one in find_submissions(tmp_path, "sums", {"ben"})] == ["ben"]


def test_what_is_no_submission_is_passed_over(tmp_path: Path) -> None:
    """Files, links that could lead anywhere, and folders that programs keep for themselves."""
    hand_in(tmp_path, "ada")
    hand_in(tmp_path, ".ipynb_checkpoints")
    (tmp_path / "submitted/ben").mkdir()
    (tmp_path / "submitted/ben/sums").write_text("a file")
    (tmp_path / "submitted/chiara").mkdir()
    (tmp_path / "submitted/chiara/sums").symlink_to(tmp_path / "submitted/ada/sums")
    assert found(tmp_path) == ["ada"]


def test_nobody_has_handed_in(tmp_path: Path) -> None:
    """Nothing there is nothing found."""
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("stamp", "hour"),
    [
        ("2026-03-02 09:00:00 UTC", 9),
        ("2026-03-02 09:00:00.000000 UTC", 9),
        ("2026-03-02 09:00:00", 9),
        ("2026-03-02T09:00:00+02:00", 7),
    ],
)
def test_the_time_is_nbgraders_timestamp_in_utc(tmp_path: Path, stamp: str, hour: int) -> None:
    """Without a zone it is UTC, as nbgrader writes it."""
    (hand_in(tmp_path, "ada") / "timestamp.txt").write_text(stamp)
    (one,) = find_submissions(tmp_path, "sums")
    assert one.at == datetime(2026, 3, 2, hour, tzinfo=UTC)
    assert one.at.tzinfo is UTC


@pytest.mark.parametrize(
    "stamp",
    [b"", b"yesterday", b"\xff\xfe", b"9999-12-31 23:59:59 -2300", b"0001-01-01 00:00 +2300", b"1" * 4000],
)
def test_without_a_readable_timestamp_the_files_time_counts(tmp_path: Path, stamp: bytes) -> None:
    """A student's file can hold anything."""
    folder = hand_in(tmp_path, "ada")
    (folder / "timestamp.txt").write_bytes(stamp)
    os.utime(folder / "sums.ipynb", (1_800_000_000, 1_800_000_000))
    (one,) = find_submissions(tmp_path, "sums")
    assert one.at == datetime.fromtimestamp(1_800_000_000, tz=UTC)


def test_the_same_work_has_the_same_digest(tmp_path: Path) -> None:
    """Handed in again at another time, it is no new submission; with one letter changed it is."""
    folder = hand_in(tmp_path, "ada", "one")
    before = digest(tmp_path)
    (folder / "timestamp.txt").write_text("2026-03-02 09:00:00 UTC")
    assert digest(tmp_path) == before
    (folder / "sums.ipynb").write_text("two")
    changed = digest(tmp_path)
    (folder / "data.csv").write_text("1")
    assert len({before, changed, digest(tmp_path)}) == 3


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def make_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def make_huge(path: Path) -> None:
    with path.open("wb") as out:
        out.truncate(10 * 1024**3)


def make_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [make_fifo, make_link, make_link_to_itself, make_huge, make_folder])
def test_odd_files_neither_hang_nor_lead_anywhere(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A FIFO, a link, ten gigabytes of nothing: found as a submission, read as nothing."""
    folder = hand_in(tmp_path, "ada")
    (folder / "sums.ipynb").unlink()
    make(folder / "sums.ipynb")
    assert found(tmp_path) == ["ada"]
    assert read_answers(folder, "sums") == {}


def test_answers_are_read_by_grade_id(tmp_path: Path) -> None:
    """As they stand in the notebook."""
    folder = hand_in(tmp_path, "ada", json.dumps(notebook([answer("add")])))
    assert set(read_answers(folder, "sums")) == {"add"}
    assert "return a + b" in read_answers(folder, "sums")["add"]


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "metadata", "nbgrader", "solution", "grade_id", "source"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(ODD)
def test_any_json_gives_answers_or_none(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    """Cells that are numbers, metadata that are lists: read as far as they go."""
    folder = hand_in(tmp_path_factory.mktemp("any"), "ada", json.dumps(content))
    assert all(isinstance(one, str) for one in read_answers(folder, "sums").values())


def test_a_name_that_is_no_text_does_not_stop_the_class(tmp_path: Path) -> None:
    """A folder named in another encoding is a student like any other."""
    hand_in(tmp_path, "ada")
    hand_in(tmp_path, os.fsdecode(b"m\xfcller"))
    assert found(tmp_path) == ["ada", "m�ller"]
    assert submitting_students(tmp_path) == {"ada", "m�ller"}
