"""What every engine owes: the same scores for the same work, and a batch that goes on. Real ones and the tests' own."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from openclass_nb.grading.engine import Engine, ExerciseScore, GradedSubmission
from openclass_nb.grading.marking import Rules
from openclass_nb.grading.nbgrader_engine import NbgraderEngine
from openclass_nb.grading.submissions import find_submissions
from openclass_nb.grading.warm_engine import WarmEngine
from tests.classroom import ANSWERS, SCORES, hand_in, open_at_ten
from tests.plain_engine import PlainEngine

ENGINES: dict[str, Callable[[Path], Engine]] = {
    "plain": lambda root: PlainEngine(),
    "warm": lambda root: WarmEngine(root, jobs=2),
    "nbgrader": NbgraderEngine,
}


@dataclass(frozen=True)
class Graded:
    """A class graded by one engine, by student."""

    engine: str
    root: Path
    by_student: dict[str, GradedSubmission]

    def exercise(self, student: str, name: str) -> ExerciseScore:
        return next(one for one in self.by_student[student].exercises if one.exercise == name)


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.slow) for name in ("warm", "nbgrader")] + ["plain"],
)
def graded(
    request: pytest.FixtureRequest, released_course: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Graded]:
    """The whole class graded, once for each engine."""
    root = Path(shutil.copytree(released_course, tmp_path_factory.mktemp(request.param) / "course"))
    opened = open_at_ten(root)
    engine = ENGINES[request.param](root)
    done = engine.grade(opened.manifest("sums"), list(find_submissions(root, "sums")))
    yield Graded(engine.name, root, {one.submission.student: one for one in done})
    opened.log.close()


def test_everybody_gets_the_points_that_are_due(graded: Graded) -> None:
    """Right, wrong, partly right, erroring and blank."""
    found = {
        student: {one.exercise: one.score for one in graded.by_student[student].exercises}
        for student in SCORES
    }
    assert found == SCORES
    assert graded.by_student["ada"].score == 7


def test_students_read_why(graded: Graded) -> None:
    """The message of the first test that fails."""
    told = {
        ("ada", "add"): "",
        ("ben", "add"): "What are one and two together?",
        ("chiara", "add"): "What of halves?",
        ("dana", "add"): "NameError: name 'c' is not defined",
        ("elif", "add"): "There is no answer yet.",
    }
    assert {key: graded.exercise(*key).message for key in told} == told


def test_a_bracket_that_never_closes_stops_nothing_else(graded: Graded) -> None:
    """The answer can't be read, which is known; the next cells run."""
    broken = graded.exercise("dana", "plus")
    assert (broken.score, broken.readable, broken.answered) == (0, False, True)


def test_what_was_left_blank_is_known(graded: Graded) -> None:
    """Blank is no attempt, wrong is one."""
    assert [graded.exercise("elif", name).answered for name in ("add", "plus", "total")] == [False] * 3
    assert graded.exercise("dana", "add").answered


def test_answers_come_back_as_they_were_handed_in(graded: Graded) -> None:
    """Each student's own words."""
    assert graded.exercise("ben", "add").answer == ANSWERS["ben"]["add"]


def test_a_submission_that_cannot_be_read_stops_nobody(graded: Graded) -> None:
    """Text that is no notebook, and no notebook at all: told, without scores, and the others are graded."""
    assert set(graded.by_student) == {*ANSWERS, "felix", "grace"}
    for student in ("felix", "grace"):
        assert graded.by_student[student].problem
        assert graded.by_student[student].exercises == ()


def test_a_problem_is_one_sentence_for_people(graded: Graded) -> None:
    """What is wrong with the notebook, not where in our code it showed."""
    for student in ("felix", "grace"):
        problem = graded.by_student[student].problem
        assert "\n" not in problem
        assert "above traceback" not in problem
        assert not problem.endswith("..")


def test_a_known_wrong_answer_is_recognised(graded: Graded) -> None:
    """By what its tests say, score and message."""
    opened = open_at_ten(graded.root)
    add = opened.manifest("sums").exercise("add")
    assert add is not None
    assert add.misconceptions_of(graded.exercise("ben", "add").outcomes) == ("minus-for-plus",)
    assert add.misconceptions_of(graded.exercise("chiara", "add").outcomes) == ()
    opened.log.close()


READS = {
    "add": "def add(a, b):\n    with open('numbers.csv') as given:\n        return (a + b) * int(given.read())"
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["warm", "nbgrader"])
def test_a_file_of_the_teachers_is_the_teachers(name: str, course: Path) -> None:
    """What a student did to a given file, or that it was lost, changes no score; one's own files are one's own."""
    for folder in ("source", "release"):
        (course / folder / "sums/numbers.csv").write_text("1")
    for student in ("ada", "ben"):
        folder = hand_in(course, student, "sums", READS)
        (folder / "own.csv").write_text("5")
    (course / "submitted/ada/sums/numbers.csv").write_text("1000")
    opened = open_at_ten(course)
    asked = list(find_submissions(course, "sums", {"ada", "ben"}))
    done = list(ENGINES[name](course).grade(opened.manifest("sums"), asked))
    opened.log.close()
    assert [(one.submission.student, one.exercises[0].score) for one in done] == [("ada", 3), ("ben", 3)]


@pytest.mark.slow
def test_a_course_may_ask_for_fresh_processes(course: Path) -> None:
    """The same scores from a kernel for each submission, labelled as such."""
    opened = open_at_ten(course)
    engine = WarmEngine(course, rules=Rules(fresh_process=True))
    asked = list(find_submissions(course, "sums", {"chiara"}))
    (done,) = engine.grade(opened.manifest("sums"), asked, keep=False)
    opened.log.close()
    assert {one.exercise: one.score for one in done.exercises} == SCORES["chiara"]
    assert {one.mode for one in done.exercises} == {"compatible"}
    assert "ran in a kernel of its own, tests beside the student's code" in done.flags
