"""Zygotes that start before it is known what they are for."""

import atexit
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from openclass_nb.grading.warm import head_start
from openclass_nb.grading.warm.head_start import HeadStart
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask, Limits

ONE = [CellTask("0", "student", "x = 1\nprint(x)")]


def gone(desks: list[Path]) -> bool:
    """Whether nothing is left of them."""
    return not any(one.exists() for one in desks)


def test_what_was_started_is_used(tmp_path: Path) -> None:
    """A grader of the same kind takes it over, and ends it."""
    with HeadStart(1) as ahead, WarmGrader(jobs=1, head_start=ahead) as grader:
        (zygote,) = grader._all
        desk = zygote.desk.folder
        assert ahead._mother is None
        assert grader.run(ONE, tmp_path).cells[0].outputs[0]["text"] == "1\n"
    assert gone([desk])


@pytest.mark.parametrize(
    ("wanted", "jobs"), [(Limits(memory_bytes=1 << 29), 1), (Limits(), 2)], ids=["other limits", "more jobs"]
)
def test_what_is_wanted_otherwise_is_started_anew(wanted: Limits, jobs: int) -> None:
    """Bounds are set when a zygote starts: one with others isn't taken, but ended."""
    with HeadStart(1) as ahead:
        assert ahead._mother is not None
        desks = [one.folder for one in ahead._mother._desks]
        with WarmGrader(wanted, jobs=jobs, preload=[], head_start=ahead) as grader:
            assert {one.desk.folder for one in grader._all}.isdisjoint(desks)
    assert gone(desks)


def test_nobody_needed_it() -> None:
    """Then its processes and folders go at once."""
    with HeadStart(2) as ahead:
        mother = ahead._mother
        assert mother is not None
        desks = [one.folder for one in mother._desks]
    assert gone(desks)
    with pytest.raises(ProcessLookupError):
        os.killpg(mother._process.pid, 0)


@pytest.fixture
def set_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What was started at the command's first step; here it goes with the test."""
    first = HeadStart(1)
    monkeypatch.setattr(head_start, "_first_steps", first)
    head_start.set_out()
    yield
    first.__exit__(None, None, None)
    atexit.unregister(first.__exit__)


@pytest.mark.usefixtures("set_out")
def test_who_asks_for_the_same_takes_what_set_out_early() -> None:
    """Once; who asks for something else, or again, has something started."""
    early = head_start._first_steps._mother
    with HeadStart(2) as other, HeadStart(1) as same, HeadStart(1) as again:
        assert early is not None
        assert same._mother is early
        assert None not in (other._mother, again._mother)


def test_what_can_not_set_out_is_told_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no room, say: the first step says nothing of it."""

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(head_start, "Mother", full)
    head_start.set_out()
    with pytest.raises(OSError, match="No space left"):
        HeadStart(1).__enter__()
