"""`openclass import` for people and for machines."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from openclass_nb.cli.app import app
from openclass_nb.errors import CourseNotFoundError
from tests.building import notebook
from tests.course.adopting.building import answer, check_of
from tests.course.adopting.otter.samples import code, old, present, question, raw
from tests.course.adopting.otter.samples import notebook as otter_notebook
from tests.workflows.nbgrader_courses import hand_in, nbgrader_course, release, write


def run(*arguments: object) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(app, ["import", *(str(one) for one in arguments)])


def test_people_read_what_was_understood(tmp_path: Path) -> None:
    """Each exercise with its cells and points, what is none, and the next step."""
    result = run(nbgrader_course(tmp_path))
    assert result.exit_code == 0, result.output
    said = result.stdout
    assert "1 assignment, 2 exercises" in said
    assert "course.yml is a proposal" in said
    row = next(line for line in said.splitlines() if "The identity" in line)
    assert row.split() == ["The", "identity", "ps1.f", "ps1,", "cell", "3", "cell", "4", "2"]
    assert "by hand" in next(line for line in said.splitlines() if "ps1.drawing" in line)
    assert "cell 6 (why)" in said
    assert "No notebook was changed. With --write, 4 cells of 1 notebook" in said
    assert "Next: openclass check" in said


def test_what_is_ready_can_be_graded_next(tmp_path: Path) -> None:
    """A release that lies there, with work handed in for it."""
    root = nbgrader_course(tmp_path)
    release(root)
    hand_in(root, "ada", {})
    said = run(root).stdout
    assert "1 submission" in said
    assert "its release is recorded" in said
    assert "Next: openclass grade ps1" in said


def test_write_says_what_it_wrote(tmp_path: Path) -> None:
    """And the second time that there is nothing to say."""
    root = nbgrader_course(tmp_path)
    assert "4 cells of 1 notebook now say what they are for" in run(root, "--write").stdout
    again = run(root, "--write").stdout
    assert "course.yml was there already" in again
    assert "now say" not in again


def test_machines_get_one_object(tmp_path: Path) -> None:
    """Everything that people read, cells counted from 0."""
    data = json.loads(run(nbgrader_course(tmp_path), "--json").stdout)
    assert data["course_file"] == "proposed"
    (assignment,) = data["assignments"]
    assert (assignment["name"], assignment["release"], assignment["objectives"]) == ("ps1", "none", ["ps1"])
    assert assignment["exercises"][0] == {
        "id": "ps1.f",
        "title": "The identity",
        "notebook": "ps1",
        "answer": {"cell": 2, "grade_id": "f", "points": 0.0},
        "tests": [{"cell": 3, "grade_id": "test_f", "points": 2.0}],
        "points": 2.0,
        "by_hand": False,
    }
    assert assignment["exercises"][1]["by_hand"] is True
    assert data["marks"] == {"written": False, "cells": {"source/ps1/ps1.ipynb": 4}}
    assert [one["code"] for one in data["findings"]] == ["text-answer", "task"]


def test_an_unreadable_notebook_is_a_problem(tmp_path: Path) -> None:
    """Status 1, and the rest is adopted."""
    root = nbgrader_course(tmp_path, "ps1", "ps2")
    (root / "source/ps2/ps2.ipynb").write_text("{")
    result = run(root)
    assert result.exit_code == 1
    assert "source/ps2/ps2.ipynb" in result.stdout


def test_nothing_to_adopt(tmp_path: Path) -> None:
    """Told as any error is."""
    result = run(tmp_path)
    assert isinstance(result.exception, CourseNotFoundError)


@pytest.mark.parametrize(
    "arguments", [["--into", "x"], ["--as", "y"], ["--from", "otter", "--write"], ["--from", "word"]]
)
def test_options_that_mean_nothing_together(tmp_path: Path, arguments: list[str]) -> None:
    """Status 2, and nothing is written."""
    root = nbgrader_course(tmp_path)
    assert run(root, *arguments).exit_code == 2
    assert not (root / "course.yml").exists()


def test_brackets_in_names_are_no_colours(tmp_path: Path) -> None:
    """What a teacher writes is shown as it is."""
    cells = [answer("f"), check_of("f")]
    cells.insert(
        0, {"cell_type": "markdown", "id": "h", "metadata": {}, "source": "## [red]Alarm[/red] (2 points)"}
    )
    write(tmp_path / "source/ps1/ps1.ipynb", notebook(cells))
    assert "[red]Alarm[/red]" in run(tmp_path).stdout


def test_otter(tmp_path: Path) -> None:
    """Each question with what became of it, what was lost, and how to prove the rest."""
    path = write(tmp_path / "lab.ipynb", present())
    result = run("--from", "otter", path, "--into", tmp_path / "course")
    assert result.exit_code == 0, result.output
    said = result.stdout
    assert "4 questions became" in said
    assert "A new course" in said
    assert next(line for line in said.splitlines() if line.startswith("q1")).split() == [
        *("q1", "5", "lab-q1", "Squares", "3,", "2", "hidden", "3"),
    ]
    assert "lab.ipynb, cell 17 (q2)" in said
    assert "openclass check lab" in said


def test_otter_for_machines(tmp_path: Path) -> None:
    """The same as one object."""
    path = write(tmp_path / "hw.ipynb", old())
    data = json.loads(run("--from", "otter", path, "--into", tmp_path / "c", "--as", "hw2", "--json").stdout)
    assert (data["assignment"], data["objective"], data["new_course"]) == ("hw2", "hw2", True)
    assert [one["exercise"] for one in data["questions"]] == ["hw2-q1", None, "hw2-q3"]
    assert Path(data["notebook"]).is_file()


def test_otter_that_is_not_understood(tmp_path: Path) -> None:
    """Status 1, the place, and nothing written."""
    cells = question("name: q", "?", answer=[code("x = 1 # SOLUTION")], tests=[])
    path = write(tmp_path / "lab.ipynb", otter_notebook(*cells, raw("# END TESTS")))
    result = run("--from", "otter", path, "--into", tmp_path / "course")
    assert result.exit_code == 1
    assert "nothing was written" in result.stdout
    assert "lab.ipynb, cell 7" in result.stdout
    assert not (tmp_path / "course").exists()
