"""nbgrader's own commands against a real service: they go through it and obey its gates."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from openclass_nb.grading.nbgrader_course import config_text
from tests.grading.exchange.nbgrader import Commands, Desk
from tests.service.serving import COURSE, Running, right

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture
def desk(commands: Commands, service: Running, tmp_path: Path) -> Callable[[str], Desk]:
    """Somebody's desk at the service, by name."""
    return lambda name: Desk(commands, tmp_path / name, service.url, f"t-{name}")


def answer(path: Path, exercise: str) -> None:
    """Fill an answer into a fetched notebook."""
    from openclass_nb.course.answers import with_answers

    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(with_answers(content, {exercise: right(exercise)})), encoding="utf-8")


def test_a_locked_assignment_can_not_be_fetched(desk: Callable[[str], Desk]) -> None:
    """It is not in the list of what can be, and both commands say why."""
    lena = desk("lena")
    status, said = lena.nbgrader("list", "--course", COURSE)
    assert status == 0, said
    assert f"{COURSE} sums\n" in said
    assert re.search(rf"{COURSE} twice \(locked: .*Adding.*\)", said), said
    status, said = lena.nbgrader("fetch_assignment", "twice", "--course", COURSE)
    assert status != 0
    assert "Adding" in said
    assert not (lena.home / COURSE).exists()


def test_fetch_submit_collect_and_feedback(desk: Callable[[str], Desk], course_root: Path) -> None:
    """The whole way of a submission, there and back, with nbgrader's own words."""
    mira, teacher = desk("mira"), desk("teacher")
    status, said = mira.nbgrader("fetch_assignment", "sums")  # the only course need not be named
    assert status == 0, said
    folder = mira.home / COURSE / "sums"
    assert (folder / "sums.ipynb").read_bytes() == (course_root / "release/sums/sums.ipynb").read_bytes()
    answer(folder / "sums.ipynb", "add")
    (folder / "scribbles.ipynb").write_text("not a notebook", encoding="utf-8")
    status, said = mira.nbgrader("fetch_assignment", "sums", "--course", COURSE)
    assert status != 0
    assert "already have a copy" in said
    status, said = mira.nbgrader("submit", "sums", "--course", COURSE)
    assert status == 0, said
    assert f"Submitted as: {COURSE} sums" in said
    assert "not submitted: scribbles.ipynb" in said

    elsewhere = teacher.home / COURSE  # a teacher's own copy of the course
    elsewhere.mkdir()
    (elsewhere / "nbgrader_config.py").write_text(config_text(COURSE), encoding="utf-8")
    status, said = teacher.nbgrader("collect", "sums", "--student", "mira", folder=elsewhere)
    assert status == 0, said
    collected = elsewhere / "submitted" / "mira" / "sums"
    assert "a + b" in (collected / "sums.ipynb").read_text(encoding="utf-8")
    given = course_root / "submitted" / "mira" / "sums" / "timestamp.txt"
    assert (collected / "timestamp.txt").read_text().split(" UTC")[0] == given.read_text().split(" UTC")[0]

    page = elsewhere / "feedback" / "mira" / "sums" / "sums.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>Well done, Mira</p>", encoding="utf-8")
    status, said = teacher.nbgrader("release_feedback", "sums", folder=elsewhere)
    assert status == 0, said
    status, said = mira.nbgrader("fetch_feedback", "sums", "--course", COURSE)
    assert status == 0, said
    [fetched] = (folder / "feedback").rglob("sums.html")
    assert "Well done" in fetched.read_text(encoding="utf-8")
    status, said = mira.nbgrader("list", "--cached", "--course", COURSE)
    assert "(feedback already fetched)" in said, said


def test_teachers_release_and_students_do_not(desk: Callable[[str], Desk]) -> None:
    """`nbgrader release_assignment` is the service's release; who may not is told so."""
    status, said = desk("noah").nbgrader("release_assignment", "sums", "--course", COURSE)
    assert status != 0
    assert "teacher" in said
    status, said = desk("teacher").nbgrader("release_assignment", "sums", "--course", COURSE)
    assert status == 0, said
    assert f"Released as: {COURSE} sums" in said
