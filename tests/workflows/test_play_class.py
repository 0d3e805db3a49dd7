"""A class that plays along: real notebooks, the same every time."""

import json
from pathlib import Path

from openclass_nb.course.answers import answers_in, is_blank, is_readable
from openclass_nb.course.files import load_course
from openclass_nb.workflows.play_class import PlayedStudent, hand_in, play_students
from tests.classroom import NINE


def answers(root: Path, student: str) -> dict[str, str]:
    notebook = json.loads((root / "submitted" / student / "sums" / "sums.ipynb").read_text())
    return answers_in(notebook)


def test_a_class_has_names_and_skills() -> None:
    """Each name once, however large the class; the same class for the same seed."""
    large = play_students(100, seed=1)
    assert len({one.name for one in large}) == 100
    assert large == play_students(100, seed=1) != play_students(100, seed=2)


def test_the_strong_are_right_and_the_weak_are_not(course: Path) -> None:
    """Solutions without their marks; known wrong answers, broken code or nothing."""
    loaded = load_course(course)
    folders = hand_in(loaded, "sums", [PlayedStudent("sofia", 50), PlayedStudent("willi", -50)], NINE, seed=1)
    assert [one.relative_to(course).as_posix() for one in folders] == [
        "submitted/sofia/sums",
        "submitted/willi/sums",
    ]
    assert all("return a + b" in one and "SOLUTION" not in one for one in answers(course, "sofia").values())
    stub = "def {}(a, b):\n    # YOUR CODE HERE\n    raise NotImplementedError()\n"
    for name, answer in answers(course, "willi").items():
        wrong = "a - b" in answer or not is_readable(answer) or "reslut" in answer
        assert wrong or is_blank(answer, stub.format(name))


def test_a_submission_is_as_nbgrader_collects_it(course: Path) -> None:
    """Notebook, timestamp, and the data files that go with it."""
    (course / "source/sums/weather.csv").write_text("1,2\n")
    (folder,) = hand_in(load_course(course), "sums", [PlayedStudent("sofia", 1)], NINE, seed=1)
    assert sorted(one.name for one in folder.iterdir()) == ["sums.ipynb", "timestamp.txt", "weather.csv"]
    assert (folder / "timestamp.txt").read_text() == "2026-03-02 09:00:00 UTC\n"


def test_the_same_seed_gives_the_same_answers(course: Path) -> None:
    """So that a demo can be run again."""
    loaded, students = load_course(course), play_students(5, seed=3)
    hand_in(loaded, "sums", students, NINE, seed=3)
    first = [answers(course, one.name) for one in students]
    hand_in(loaded, "sums", students, NINE, seed=3)
    assert [answers(course, one.name) for one in students] == first
