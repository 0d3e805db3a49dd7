"""An answer that has not changed is no new attempt: when it is handed in again, checked before, or checked twice."""

from datetime import timedelta

from openclass_nb.grading.submissions import find_submissions
from openclass_nb.records import AttemptEntry
from openclass_nb.workflows.grade_batch import grade_batch
from openclass_nb.workflows.opened_course import OpenedCourse
from openclass_nb.workflows.regrade import regrade
from openclass_nb.workflows.submission_scores import submission_scores
from tests.classroom import ANSWERS, NINE, RIGHT, hand_in
from tests.plain_engine import PlainEngine
from tests.workflows.checks import checked
from tests.workflows.test_regrade import mend_test

LATER = NINE + timedelta(minutes=30)


def tries(opened: OpenedCourse, student: str, exercise: str) -> list[AttemptEntry]:
    return [one for one in opened.log.attempts(student) if one.exercise == exercise]


def handed_in_again(opened: OpenedCourse, student: str, minutes: int = 30, **changed: str) -> None:
    """The same notebook with some answers changed, graded."""
    answers = {**ANSWERS[student], **changed}
    hand_in(opened.root, student, "sums", answers, NINE + timedelta(minutes=minutes))
    grade_batch(opened, "sums", PlainEngine(), students=[student])


def test_only_the_answers_that_changed_are_tried_again(graded: OpenedCourse) -> None:
    """Ben mends one of three exercises; the others are the tries that they were."""
    handed_in_again(graded, "ben", add=RIGHT["add"])
    assert [one.score for one in tries(graded, "ben", "add")] == [0, 3]
    assert [len(tries(graded, "ben", name)) for name in ("plus", "total")] == [1, 1]


def test_comments_and_layout_are_no_new_answer(graded: OpenedCourse) -> None:
    """Nor is a blank line; what Python reads is the same."""
    odd = "# I am sure\n\n" + ANSWERS["ben"]["add"].replace("return a - b", "return (a  -  b)  # so?")
    assert odd != ANSWERS["ben"]["add"]
    handed_in_again(graded, "ben", add=odd)
    assert len(tries(graded, "ben", "add")) == 1


def test_going_back_to_an_earlier_answer_is_a_try(graded: OpenedCourse) -> None:
    """It has changed since the last one."""
    handed_in_again(graded, "ben", 30, add="def add(a, b):\n    return a * b")
    handed_in_again(graded, "ben", 40, plus="plus = max")
    assert len(tries(graded, "ben", "add")) == 3


def test_an_answer_that_comes_to_something_else_is_a_try(graded: OpenedCourse) -> None:
    """What it builds on was mended: the mark gets right, and the first try stays the evidence."""
    leans = "def total(a, b):\n    return a + b + base"
    for minutes, base in ((30, 1), (40, 0), (50, 0)):
        add = f"base = {base}\ndef add(a, b):\n    return a + b + {minutes}"
        handed_in_again(graded, "chiara", minutes, add=add, total=leans)
    assert [one.score for one in tries(graded, "chiara", "total")] == [1, 0, 1]


def test_a_submission_without_news_is_graded_once(graded: OpenedCourse) -> None:
    """Nothing new is in the log, and yet the next run passes it over."""
    before = graded.log.attempts()
    handed_in_again(graded, "ben", add=ANSWERS["ben"]["add"] + "\n\n")
    assert graded.log.attempts() == before
    again = grade_batch(graded, "sums", PlainEngine(), students=["ben"])
    assert (again.skipped, again.graded) == (["ben"], [])


def test_what_was_checked_before_is_not_tried_again_by_handing_it_in(opened: OpenedCourse) -> None:
    """Dora checks two exercises and hands the notebook in: two tries, and one for the third."""
    for name in ("add", "plus"):
        checked(opened, "dora", name, RIGHT[name])
    hand_in(opened.root, "dora", "sums", RIGHT, opened.clock() + timedelta(minutes=5))
    grade_batch(opened, "sums", PlainEngine(), students=["dora"])
    assert [(one.exercise, one.source) for one in opened.log.attempts("dora")] == [
        ("add", "check"),
        ("plus", "check"),
        ("total", "batch"),
    ]


def test_checking_the_same_answer_twice_is_one_try(opened: OpenedCourse) -> None:
    """A second click sends a second key; the student is told the same once more."""
    wrong = "def add(a, b):\n    return a - b"
    first = checked(opened, "dora", "add", wrong, "click 1")
    again = checked(opened, "dora", "add", wrong + "  # sure", "click 2")
    assert (first.repeated, again.repeated) == (False, True)
    assert (again.outcome, again.message) == (first.outcome, first.message)
    assert len(opened.log.attempts("dora")) == 1
    assert checked(opened, "dora", "add", RIGHT["add"], "click 3").outcome == "passed"


def test_a_submission_that_repeats_knows_its_scores(graded: OpenedCourse) -> None:
    """Those of the attempts that it repeats; none while it waits to be graded."""
    hand_in(graded.root, "ben", "sums", {**ANSWERS["ben"], "add": RIGHT["add"]}, LATER)
    (found,) = find_submissions(graded.root, "sums", {"ben"})
    assert submission_scores(graded, found) is None
    grade_batch(graded, "sums", PlainEngine(), students=["ben"])
    scores = submission_scores(graded, found)
    assert scores is not None
    assert [one.exercise for one in scores] == list(RIGHT)
    assert scores[0].score == 3


def test_a_mended_test_regrades_the_attempt_that_was_repeated(opened: OpenedCourse) -> None:
    """The points go to the check that came before the submission."""
    half = "def add(a, b):\n    return int(a) + int(b)"
    checked(opened, "dora", "add", half)
    hand_in(opened.root, "dora", "sums", {**RIGHT, "add": half}, opened.clock() + timedelta(minutes=5))
    grade_batch(opened, "sums", PlainEngine(), students=["dora"])
    mend_test(opened, "add(2.5, 2) == 4.5", "add(2, 2) == 4")
    result = regrade(
        opened, "sums", PlainEngine(), students=["dora"], who="Dr Lovelace", why="halves", apply=True
    )
    assert [(one.exercise, one.before, one.after) for one in result.scores] == [("add", 1, 3)]
    assert [one.score for one in tries(opened, "dora", "add")] == [3]
