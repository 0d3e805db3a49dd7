"""Each hostile or odd submission, graded between two honest ones; and what is left then: what was there before."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest

from openclass_nb.grading.nbgrader_course import CONFIG_FILE, NbgraderCourse, config_text
from tests.attacks.batch import honest_score
from tests.attacks.case import Case
from tests.attacks.conftest import HOSTILE, ODD, Class, digests
from tests.attacks.course import APPROXIMATE, FULL, MARK, NEAR, NUMBER, TRIALS, WORD
from tests.attacks.work import Work  # noqa: F401 - what the cases are written with

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]
TRIED = [one for one in (*HOSTILE, *ODD) if not one.lacking]
every_case = pytest.mark.parametrize("case", TRIED, ids=lambda one: one.name)


@every_case
def test_the_score_is_as_deserved(case: Case, graded_class: Class) -> None:
    """Hostile work takes no point that it did not earn, odd work loses none."""
    found = graded_class.graded[case.name]
    if case.absent:
        assert found.own is None
        return
    assert found.own is not None, "the batch did not come to this submission"
    assert case.problem in found.own.problem, found.own.problem
    assert bool(found.own.problem) == bool(case.problem), found.own.problem
    assert found.scores == case.deserved, [one.message for one in found.own.exercises]


@every_case
def test_the_neighbours_are_untouched(case: Case, graded_class: Class) -> None:
    """The one before and the one after have the scores that they have everywhere else."""
    found = graded_class.graded[case.name]
    place = int(found.student[1:4])
    for number, neighbour in enumerate(found.neighbours, place):
        assert neighbour is not None, "the batch did not come to this neighbour"
        assert neighbour.problem == ""
        assert neighbour.score == honest_score(case.assignment, number % 2 == 0), neighbour.exercises


@every_case
def test_nothing_hidden_is_readable(case: Case, graded_class: Class) -> None:
    """No output, message or note of the submission holds a hidden test, a solution, or an expected value it lacks."""
    found = graded_class.graded[case.name]
    assert MARK not in found.text
    handed_in = "".join(map(str, vars(case.module).values()))
    for secret in (str(NUMBER), WORD):
        assert secret in handed_in or case.odd or secret not in found.text


class Page(HTMLParser):
    """What a browser would run of a page: scripts, and attributes that hold some."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.runs: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes that run, and links that do."""
        self._in_script = tag == "script"
        self.runs += [
            f"{tag} {name}={value}" for name, value in attrs if name.startswith("on") or _runs(value)
        ]

    def handle_endtag(self, tag: str) -> None:
        """The end of a script."""
        self._in_script = False

    def handle_data(self, data: str) -> None:
        """Text within a script is a program."""
        if self._in_script and data.strip():
            self.runs.append(data)


def _runs(value: str | None) -> bool:
    return (value or "").strip().lower().startswith(("javascript:", "data:text/html"))


def test_everybody_was_graded(graded_class: Class) -> None:
    """The batch came to its end, with one result for each submission folder."""
    for assignment, done in graded_class.everybody.items():
        folders = (graded_class.opened.root / "submitted").glob(f"*/{assignment}")
        assert set(done) == {one.parent.name for one in folders if not one.is_symlink()}


def test_the_course_is_as_it_was(graded_class: Class) -> None:
    """Sources, releases and what was handed in."""
    assert digests(graded_class.opened.root) == graded_class.digests


def test_the_gradebook_is_whole(graded_class: Class) -> None:
    """Its rows are sound, its points those of the release, nobody's were given by hand, and nobody was added."""
    with closing(sqlite3.connect(graded_class.opened.root / "gradebook.db")) as book:
        assert book.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert book.execute("select count(*) from grade where manual_score is not null").fetchone() == (0,)
        students = {name for (name,) in book.execute("select id from student")}
        (total,) = book.execute(
            "select sum(max_score) from grade_cells join base_cell on base_cell.id = grade_cells.id"
        ).fetchone()
    readable = {
        name for done in graded_class.everybody.values() for name, one in done.items() if not one.problem
    }
    assert students == readable
    assert total == sum(FULL.values()) + sum(NEAR.values())


def test_the_gradebook_has_the_scores_that_were_told(graded_class: Class) -> None:
    """Row by row, for hostile and honest alike."""
    with closing(sqlite3.connect(graded_class.opened.root / "gradebook.db")) as book:
        rows = book.execute(
            "select assignment.name, submitted_assignment.student_id, sum(grade.auto_score) from grade"
            " join submitted_notebook on submitted_notebook.id = grade.notebook_id"
            " join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id"
            " join assignment on assignment.id = submitted_assignment.assignment_id group by 1, 2"
        ).fetchall()
    found = {(assignment, student): score for assignment, student, score in rows}
    told = {
        (assignment, student): one.score
        for assignment, done in graded_class.everybody.items()
        for student, one in done.items()
        if not one.problem
    }
    assert found == told


def test_the_log_has_a_try_for_each_exercise(graded_class: Class) -> None:
    """And none for what could not be graded."""
    log = graded_class.opened.log
    tried = [(one.assignment, one.student, one.exercise) for one in log.attempts()]
    assert len(tried) == len(set(tried))
    wanted = {
        (assignment, student, exercise.exercise)
        for assignment, done in graded_class.everybody.items()
        for student, one in done.items()
        for exercise in one.exercises
    }
    assert set(tried) == wanted


def test_honest_notebooks_came_out_alike(graded_class: Class) -> None:
    """Every right neighbour's executed notebook has the same outputs, whoever was graded before or beside it."""
    root = graded_class.opened.root / "autograded"
    outputs = {
        student: [cell.get("outputs") for cell in json.loads(_notebook(root, student))["cells"]]
        for student, one in graded_class.everybody[TRIALS].items()
        if "honest" in student and one.score == honest_score(TRIALS, True)
    }
    first = outputs["s000-a-honest"]
    assert len(outputs) > len(graded_class.graded) / 3
    assert [student for student, found in outputs.items() if found != first] == []


def _notebook(root: Path, student: str) -> str:
    return (root / student / TRIALS / f"{TRIALS}.ipynb").read_text()


def test_tests_ran_where_nothing_of_the_student_runs(graded_class: Class) -> None:
    """No score of this course was found beside the student's code, so none rests on what was put back there."""
    modes = {
        exercise.mode
        for done in graded_class.everybody.values()
        for one in done.values()
        for exercise in one.exercises
    }
    assert modes == {"isolated"}


def test_no_process_is_left(graded_class: Class) -> None:
    """Nothing that a submission started lives on without its parent."""
    assert graded_class.everybody
    left = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == 1 and entry.stat().st_uid >= 61184:
                left.append((entry / "cmdline").read_bytes())
        except (OSError, ValueError):
            continue
    assert left == []


@pytest.mark.parametrize(
    "name", ["output_html", "reading_frames", "kernel_silent_tracebacks", "doubled_wrong"]
)
def test_feedback_gives_nothing_away_and_runs_nothing(name: str, graded_class: Class) -> None:
    """The page that a student reads: no hidden test, no solution, no expected value, no script of the student's."""
    graded = graded_class.graded.get(name)
    student = graded.student if graded else "s001-a-honest"
    course = NbgraderCourse(graded_class.opened.root)
    course.run(course.api.generate_feedback, TRIALS, student, force=True)
    page = (course.root / "feedback" / student / TRIALS / f"{TRIALS}.html").read_text()
    for secret in (MARK, str(NUMBER), WORD, "HIDDEN TESTS"):
        assert secret not in page
    ours = ("MathJax", "mermaid", "require", "jquery")
    assert [one for one in Page(page).runs if "alert(" in one or not any(name in one for name in ours)] == []


@pytest.mark.parametrize(
    "name", ["exit_in_a_test", "kernel_silent_tracebacks", "lying_equal_to_everything", "ids_duplicated"]
)
def test_nbgraders_own_button_is_no_way_around(name: str, graded_class: Class) -> None:
    """`nbgrader autograde` runs the same engine: a test that was never answered is no test that passed."""
    graded = graded_class.graded[name]
    root = graded_class.opened.root
    (root / CONFIG_FILE).write_text(config_text("course"))
    try:
        course = NbgraderCourse(root)
        course.run(course.api.autograde, TRIALS, graded.student, force=True)
        with course.gradebook() as book:
            found = book.find_submission(TRIALS, graded.student).score
    finally:
        (root / CONFIG_FILE).unlink()
    assert found == sum(graded.case.deserved.values())


def test_the_second_assignment_was_graded_too(graded_class: Class) -> None:
    """A batch that went well says so for each of its assignments."""
    assert len(graded_class.everybody[APPROXIMATE]) > 1
