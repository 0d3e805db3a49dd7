"""openclass grade, as teachers run it: a class, again, one student, and Ctrl-C in the middle."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from openclass_nb.records import open_log
from tests.classroom import ANSWERS, RIGHT, SCORES, hand_in
from tests.cli.conftest import Openclass

pytestmark = pytest.mark.slow


def graded_students(root: Path) -> set[str]:
    log = open_log(root)
    found = {one.student for one in log.tries()}
    log.close()
    return found


def test_a_class_is_graded_and_the_second_run_has_nothing_to_do(openclass: Openclass, course: Path) -> None:
    """Status 1 because two could not be graded; each is named with the reason."""
    ran = openclass("grade", "sums", "--course", course)
    assert ran.status == 1
    assert "✓ Graded 5 of 7 submissions for sums." in ran.out
    assert "✗ felix: " in ran.out
    assert "○ twice is open for ada." in ran.out
    again = openclass("grade", "sums", "--course", course)
    assert "✗ Graded 0 of 2 submissions for sums, 5 unchanged and skipped." in again.out
    assert "Most frequent message" in ran.out
    assert "Most frequent message" not in again.out  # nothing to tell of
    only = openclass("grade", "sums", "--student", "ada", "--course", course)
    assert only.status == 0


@pytest.mark.parametrize("engine", ["warm", "nbgrader"])
def test_both_engines_tell_the_same_as_json(openclass: Openclass, course: Path, engine: str) -> None:
    """Points, problems, and what opened."""
    data = openclass("grade", "sums", "--engine", engine, "--course", course, "--json").data
    found = {one["student"]: one["exercises"] for one in data["graded"] if not one["problem"]}
    assert found == SCORES
    assert data["max_score"] == 7
    assert data["opened"] == [{"student": "ada", "assignment": "twice"}]
    assert {one["student"] for one in data["graded"] if one["problem"]} == {"felix", "grace"}


def start_grading(root: Path, engine: str) -> "subprocess.Popen[str]":
    """The command in a session of its own, as a terminal would start it."""
    words = [sys.executable, "-m", "openclass_nb", "grade", "sums", "--engine", engine, "--course", str(root)]
    return subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def wait_until_graded(root: Path, child: "subprocess.Popen[str]", students: int) -> None:
    """So many are in the log, or the command has ended."""
    while len(graded_students(root)) < students and child.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(0.1)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_reference_engine(
    openclass: Openclass, course: Path, number: signal.Signals
) -> None:
    """What was graded is kept, the rest is told how to go on, no kernel is left, and the next run goes on."""
    for name in ("dana", "elif", "felix", "grace"):
        (course / "submitted" / name).rename(course / f"{name}-later")
    with start_grading(course, "nbgrader") as child:
        wait_until_graded(course, child, 2)
        os.killpg(child.pid, number)
        _, err = child.communicate(timeout=60)
    assert child.returncode in ((130,) if number is signal.SIGINT else (143, -number)), err
    assert "Traceback" not in err
    if number is signal.SIGINT:
        assert "Stopped. What was done so far is kept; the same command goes on from there." in err
    kept = graded_students(course)
    assert {"ada", "ben"} <= kept < {"ada", "ben", "chiara"} or kept == {"ada", "ben", "chiara"}
    data = openclass("grade", "sums", "--engine", "nbgrader", "--course", course, "--json").data
    assert set(data["skipped"]) == kept
    assert graded_students(course) == {"ada", "ben", "chiara"}


def test_ctrl_c_stops_the_warm_engine(openclass: Openclass, course: Path) -> None:
    """In the middle of a submission that never ends; nobody's points are lost, and the next run goes on."""
    for name in ("zoe", "zora"):
        hand_in(course, name, "sums", RIGHT | {"add": "while True: pass"})
    with start_grading(course, "warm") as child:
        wait_until_graded(course, child, len(ANSWERS))
        os.killpg(child.pid, signal.SIGINT)
        began = time.monotonic()
        _, err = child.communicate(timeout=60)
    assert child.returncode == 130, err
    assert time.monotonic() - began < 20, "it does not wait for the time limit of what runs"
    assert "Traceback" not in err
    assert "Stopped. What was done so far is kept" in err
    assert graded_students(course) == set(ANSWERS)
    for name in ("zoe", "zora"):
        hand_in(course, name, "sums", RIGHT)
    data = openclass("grade", "sums", "--course", course, "--json").data
    assert set(data["skipped"]) == set(ANSWERS)
    assert graded_students(course) == {*ANSWERS, "zoe", "zora"}


def test_killed_outright_the_next_run_goes_on(openclass: Openclass, course: Path) -> None:
    """SIGKILL to the whole session while nbgrader runs."""
    with start_grading(course, "nbgrader") as child:
        wait_until_graded(course, child, 2)
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate(timeout=60)
    assert {"ada", "ben"} <= graded_students(course)
    data = openclass("grade", "sums", "--course", course, "--json").data
    assert {"ada", "ben"} <= set(data["skipped"])
    log = open_log(course)
    assert sorted((one.student, one.exercise) for one in log.tries()) == sorted(
        (student, exercise) for student in ANSWERS for exercise in RIGHT
    )
    log.close()
