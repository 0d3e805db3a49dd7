"""The courses of a service: seen when they come, up to date, and not lost to a half-edited course.yml."""

import os
from pathlib import Path

import pytest

from openclass_nb.records import ReleaseEntry
from openclass_nb.service.refusals import UnknownCourseError
from openclass_nb.service.shelf import Shelf
from openclass_nb.workflows.opened_course import utc_now
from tests.building import CourseDraft


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def edited(path: Path, text: str) -> None:
    """Write a file so that its time says so, however fast the test is."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))


@pytest.fixture
def clock() -> Clock:
    """The shelf's own time."""
    return Clock()


def test_one_course_or_a_folder_of_courses(tmp_path: Path, draft: CourseDraft) -> None:
    """A course's folder is that course; another folder offers those in it, with names that can be names."""
    for name in ("one", "two", ".hidden", "no good"):
        draft.write(tmp_path / name)
    (tmp_path / "empty").mkdir()
    assert set(Shelf(tmp_path).roots()) == {"one", "two"}
    assert set(Shelf(tmp_path / "one").roots()) == {"one"}
    assert Shelf(tmp_path / "nowhere").roots() == {}


def test_a_new_course_is_seen_after_a_moment(tmp_path: Path, draft: CourseDraft, clock: Clock) -> None:
    """No restart."""
    shelf = Shelf(tmp_path, 1.0, clock)
    with pytest.raises(UnknownCourseError):
        shelf.course("late")
    draft.write(tmp_path / "late")
    clock.now += 1
    assert shelf.course("late").course.title == "Sums"


def test_a_changed_course_is_read_again_and_a_broken_one_is_not(
    tmp_path: Path, draft: CourseDraft, clock: Clock
) -> None:
    """The last good course.yml counts, on the same records."""
    root = draft.write(tmp_path / "sums")
    shelf = Shelf(root, 1.0, clock)
    first = shelf.course("sums")
    text = (root / "course.yml").read_text(encoding="utf-8")
    edited(root / "course.yml", text.replace("title: Sums", "title: Sums and more"))
    assert shelf.course("sums") is first
    clock.now += 1
    assert shelf.course("sums").course.title == "Sums and more"
    assert shelf.course("sums").log is first.log
    edited(root / "course.yml", "title: [half")
    clock.now += 1
    assert shelf.course("sums").course.title == "Sums and more"


def test_another_processes_release_is_seen(tmp_path: Path, draft: CourseDraft, clock: Clock) -> None:
    """A release by the command is there for the service's students."""
    root = draft.write(tmp_path / "sums")
    shelf, other = Shelf(root, 1.0, clock), Shelf(root)
    assert shelf.course("sums").manifests == {}
    other.course("sums").log.add([ReleaseEntry("sums", utc_now(), '{"assignment": "sums"}')])
    clock.now += 1
    assert list(shelf.course("sums").manifests) == ["sums"]
    shelf.close()
    other.close()
