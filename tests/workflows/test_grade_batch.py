"""Grading a class: what is new is graded once, a stop loses nothing, and what it shows counts at once."""

import itertools
import json
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from openclass_nb.course.manifest import Manifest
from openclass_nb.errors import CourseError, UnknownNameError
from openclass_nb.grading.engine import GradedSubmission, Submission
from openclass_nb.records import open_log
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from tests.classroom import ANSWERS, NINE, RIGHT, SCORES, class_draft, hand_in, open_at_ten
from tests.killing import killed
from tests.plain_engine import PlainEngine

CLASS = [*ANSWERS, "felix", "grace"]


def scores_in(opened: OpenedCourse) -> dict[str, dict[str, float | None]]:
    found: dict[str, dict[str, float | None]] = {}
    for one in opened.log.attempts():
        found.setdefault(one.student, {})[one.exercise] = one.score
    return found


def test_a_class_is_graded(opened: OpenedCourse) -> None:
    """Everybody's points are in the log; who could not be graded is told and the others are not kept waiting."""
    batch = grade_batch(opened, "sums", PlainEngine())
    assert scores_in(opened) == SCORES
    assert [one.submission.student for one in batch.graded] == CLASS
    assert [one.submission.student for one in batch.problems] == ["felix", "grace"]
    assert (batch.skipped, batch.max_score, batch.by_hand) == ([], 7, 0)


def test_an_attempt_says_what_happened(opened: OpenedCourse) -> None:
    """Who, when it was handed in, what was answered, what the test said, and the wrong idea behind it."""
    grade_batch(opened, "sums", PlainEngine(), students=["ben"])
    add = next(one for one in opened.log.attempts("ben") if one.exercise == "add")
    assert (add.at, add.assignment, add.max_score) == (NINE, "sums", 3)
    assert (add.answer, add.message) == (ANSWERS["ben"]["add"], "What are one and two together?")
    assert add.misconception == "minus-for-plus"
    assert opened.log.attempts("ada") == []


def test_blank_and_unreadable_answers_are_no_attempts(opened: OpenedCourse) -> None:
    """They are in the log, marked as what they are."""
    grade_batch(opened, "sums", PlainEngine())
    readable = {(one.student, one.exercise): one.readable for one in opened.log.attempts()}
    assert [readable["elif", name] for name in ("add", "plus", "total")] == [False] * 3
    assert (readable["dana", "add"], readable["dana", "plus"]) == (True, False)


def test_the_second_run_grades_nothing(opened: OpenedCourse) -> None:
    """But those who could not be graded are tried again."""
    grade_batch(opened, "sums", PlainEngine())
    before = opened.log.attempts()
    again = grade_batch(opened, "sums", PlainEngine())
    assert again.skipped == list(ANSWERS)
    assert [one.submission.student for one in again.graded] == ["felix", "grace"]
    assert opened.log.attempts() == before


def test_force_runs_all_of_them_and_counts_nothing_twice(opened: OpenedCourse) -> None:
    """The same work is the same try."""
    grade_batch(opened, "sums", PlainEngine())
    before = opened.log.attempts()
    again = grade_batch(opened, "sums", PlainEngine(), force=True)
    assert (len(again.graded), again.skipped) == (len(CLASS), [])
    assert opened.log.attempts() == before


def test_a_resubmission_is_a_retry_of_the_same_variant(opened: OpenedCourse) -> None:
    """It is graded, and it counts as another try, not as a new opportunity."""
    grade_batch(opened, "sums", PlainEngine())
    hand_in(opened.root, "ben", "sums", RIGHT, NINE + timedelta(minutes=30))
    again = grade_batch(opened, "sums", PlainEngine(), students=["ben"])
    assert [one.score for one in again.graded] == [7]
    tries = [one for one in opened.log.attempts("ben") if one.exercise == "add"]
    assert [(one.score, one.variant) for one in tries] == [(0, 0), (3, 0)]
    assert tries[0].at < tries[1].at


def test_a_mended_submission_is_graded_at_the_next_run(opened: OpenedCourse) -> None:
    """Felix hands in a notebook at last."""
    grade_batch(opened, "sums", PlainEngine())
    hand_in(opened.root, "felix", "sums", RIGHT)
    again = grade_batch(opened, "sums", PlainEngine())
    assert [(one.submission.student, one.score) for one in again.graded] == [("felix", 7), ("grace", 0)]


def test_the_batch_tells_how_it_went(opened: OpenedCourse) -> None:
    """Exercise by exercise, with what most students were told; and each submission as it is done."""
    told: list[tuple[str, int, int]] = []
    batch = grade_batch(
        opened,
        "sums",
        PlainEngine(),
        on_graded=lambda graded, done, total: told.append((graded.submission.student, done, total)),
    )
    assert told == [(student, place, 7) for place, student in enumerate(CLASS, 1)]
    add = batch.exercises[0]
    assert (add.title, add.tried, add.passed, add.blank) == ("Add", 4, 1, 1)
    assert add.messages[0] == ("What are one and two together?", 1)


def test_unknown_names_are_met_with_near_ones(opened: OpenedCourse) -> None:
    """Assignment and student alike; nothing is graded."""
    with pytest.raises(UnknownNameError, match="Did you mean “sums”"):
        grade_batch(opened, "sum", PlainEngine())
    with pytest.raises(UnknownNameError, match="Did you mean “chiara”"):
        grade_batch(opened, "sums", PlainEngine(), students=["ada", "chira"])
    assert opened.log.attempts() == []


def test_nobody_has_handed_in(opened: OpenedCourse) -> None:
    """The sentence says where submissions belong."""
    with pytest.raises(CourseError, match="Nobody has handed in “twice”") as caught:
        grade_batch(opened, "twice", PlainEngine())
    assert "submitted/STUDENT/twice/" in (caught.value.next_step or "")


def test_an_assignment_that_was_not_released(tmp_path: Path) -> None:
    """What to do about it is told."""
    with pytest.raises(CourseError, match="has not been released") as caught:
        grade_batch(open_at_ten(class_draft().write(tmp_path)), "sums", PlainEngine())
    assert "openclass release sums" in (caught.value.next_step or "")


class Stopped(PlainEngine):
    """Ctrl-C comes while the third submission runs."""

    def grade(
        self, manifest: Manifest, submissions: Sequence[Submission], *, keep: bool = True
    ) -> Iterator[GradedSubmission]:
        yield from itertools.islice(super().grade(manifest, submissions), 2)
        raise KeyboardInterrupt


def test_a_stop_loses_nothing(opened: OpenedCourse) -> None:
    """What was done is kept, and the next run goes on from there."""
    with pytest.raises(KeyboardInterrupt):
        grade_batch(opened, "sums", Stopped())
    assert set(scores_in(opened)) == {"ada", "ben"}
    rest = grade_batch(opened, "sums", PlainEngine())
    assert rest.skipped == ["ada", "ben"]
    assert scores_in(opened) == SCORES


def enrol(root: Path, count: int) -> list[str]:
    """A larger class, everybody right."""
    names = [f"student-{number:02}" for number in range(count)]
    for name in names:
        hand_in(root, name, "sums", RIGHT)
    return names


def test_killed_at_any_moment_everybody_is_graded_once(course: Path) -> None:
    """Thirty times a batch is killed with SIGKILL; at the end each exercise of each student is in the log once."""
    names = enrol(course, 60)

    def work(pipe: int) -> None:
        opened = open_at_ten(course)
        os.write(pipe, b"open")
        grade_batch(opened, "sums", PlainEngine(), students=names)

    dice = random.Random(3)
    for _ in range(30):
        killed(work, dice.uniform(0, 0.03))
    grade_batch(open_at_ten(course), "sums", PlainEngine(), students=names)
    log = open_log(course)
    assert Counter((one.student, one.exercise) for one in log.attempts()) == Counter(
        (name, exercise) for name in names for exercise in RIGHT
    )
    assert sorted(one.student for one in log.openings()) == names, (
        "and with each student's work what it opened"
    )


def test_what_opens_is_recorded_with_what_opened_it(opened: OpenedCourse) -> None:
    """Three right answers without help: the next assignment opens for good, at the time of the work."""
    batch = grade_batch(opened, "sums", PlainEngine())
    assert [(one.student, one.assignment, one.because) for one in batch.opened] == [
        ("ada", "twice", "mastery")
    ]
    (opening,) = opened.log.openings()
    assert (opening.student, opening.at) == ("ada", NINE)
    assert grade_batch(opened, "sums", PlainEngine(), force=True).opened == []


def test_a_name_in_another_encoding_is_graded_like_any_other(opened: OpenedCourse) -> None:
    """nbgrader's folders can come from anywhere."""
    hand_in(opened.root, os.fsdecode(b"m\xfcller"), "sums", RIGHT)
    grade_batch(opened, "sums", PlainEngine(), students=["m�ller"])
    assert scores_in(opened) == {"m�ller": SCORES["ada"]}


def test_odd_text_in_an_answer_is_kept(opened: OpenedCourse) -> None:
    """Half a character in a comment is no reason to lose a submission."""
    folder = hand_in(opened.root, "ada", "sums", RIGHT)
    path = folder / "sums.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"][1]["source"] += "  # \ud83d"
    path.write_text(json.dumps(notebook))
    grade_batch(opened, "sums", PlainEngine(), students=["ada"])
    assert "# ?" in opened.log.attempts("ada")[0].answer
