"""What each command prints, for people and as JSON, and the status that it leaves."""

from pathlib import Path

import pytest

from tests.building import CourseDraft
from tests.classroom import ANSWERS, class_draft
from tests.cli.conftest import Openclass


def test_new_makes_a_course_and_says_what_comes_next(
    openclass: Openclass, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder where one stands, or wherever a path leads."""
    monkeypatch.chdir(tmp_path)
    ran = openclass("new", "mechanics")
    assert ran.status == 0
    assert "openclass check" in ran.out
    assert (tmp_path / "mechanics/course.yml").is_file()
    elsewhere = openclass("new", tmp_path / "a/b/optics", "--json")
    assert elsewhere.data == {"folder": str(tmp_path / "a/b/optics"), "template": "python-for-science"}


def test_check_finds_nothing_wrong(openclass: Openclass, draft: CourseDraft, tmp_path: Path) -> None:
    """And says how much it read."""
    ran = openclass("check", "--read-only", "--course", draft.write(tmp_path))
    assert ran.status == 0
    assert "2 assignments, 2 objectives, 6 exercises; read, not run" in ran.out


def test_check_tells_every_problem_and_fails(
    openclass: Openclass, draft: CourseDraft, tmp_path: Path
) -> None:
    """Errors and warnings, each with its place; warnings alone are no failure."""
    draft.drop("double-prompt", "double", "double-test-1")
    warned = openclass("check", "--read-only", "--course", draft.write(tmp_path / "a"))
    assert warned.status == 0
    assert "▲ Warning" in warned.out
    draft.cell("add-test-1")["metadata"]["nbgrader"]["points"] = 0
    failed = openclass("check", "--read-only", "--course", draft.write(tmp_path / "b"))
    assert failed.status == 1
    assert "✗ Error  source/sums/sums.ipynb, cell 2 (add)" in failed.out
    assert "1 error to mend" in failed.out
    data = openclass("check", "--read-only", "--course", tmp_path / "b", "--json").data
    assert [(one["severity"], one["code"]) for one in data["findings"]] == [
        ("error", "no-points"),
        ("warning", "few-exercises"),
    ]
    assert data["findings"][0]["place"] == {"file": "source/sums/sums.ipynb", "cell": 1, "name": "add"}


def test_progress_shows_the_class(openclass: Openclass, graded: Path) -> None:
    """A row for each student; the same in JSON."""
    ran = openclass("progress", "--course", graded)
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0].split()[:2] == ["Student", "Mastered"]
    assert [line.split()[0] for line in lines[1:8]] == [*ANSWERS, "felix", "grace"]
    assert "1 of 2" in lines[1]
    students = openclass("progress", "--course", graded, "--json").data["students"]
    adding = {one["student"]: one["objectives"]["adding"]["state"] for one in students}
    assert adding["ada"] in ("mastered", "review due"), "it is a while ago"
    assert (adding["ben"], adding["elif"]) == ("under way", "not begun")


def test_progress_shows_one_student(openclass: Openclass, graded: Path) -> None:
    """Assignments, objectives and what to do next."""
    ran = openclass("progress", "ben", "--course", graded)
    assert ran.status == 0
    assert "ben: 0 of 2 objectives mastered" in ran.out
    assert "Adding" in ran.out
    assert openclass("progress", "ben", "--course", graded, "--json").data["student"] == "ben"


def test_explain_says_what_is_missing_and_what_would_open_it(openclass: Openclass, graded: Path) -> None:
    """In a teacher's words; the numbers in JSON."""
    ran = openclass("explain", "ben", "twice", "--course", graded)
    assert ran.status == 0
    assert "twice opens when Adding is mastered" in ran.out
    for part in ("What is asked", "How the tries moved it", "What would open it"):
        assert part in ran.out
    data = openclass("explain", "ben", "twice", "--course", graded, "--json").data
    assert (data["open"], data["because"]) == (False, "closed")
    assert data["objectives"][0]["contributions"]
    assert openclass("explain", "ada", "twice", "--course", graded, "--json").data["open"]


def test_override_opens_and_progress_shows_it(openclass: Openclass, graded: Path) -> None:
    """With who, why and until when; odd signs in the reason are just signs."""
    words = ("override", "ben", "twice", "--who", "Dr Lovelace", "--course", graded)
    ran = openclass(*words, "--why", "was [bold]ill[/]", "--until", "2999-12-31")
    assert ran.status == 0
    told = " ".join(ran.out.split())
    assert told == "✓ twice is open for ben until 31 December 2999. “was [bold]ill[/]” (Dr Lovelace)"
    gate = openclass("explain", "ben", "twice", "--course", graded, "--json").data
    assert (gate["open"], gate["override"]["who"]) == (True, "Dr Lovelace")
    assert gate["override"]["until"] > "2999-12-31", "the whole day is included, in any time zone"
    entry = openclass(*words, "--why", "again", "--json").data
    assert (entry["student"], entry["until"]) == ("ben", None)


def test_lab_says_what_it_would_start(openclass: Openclass, graded: Path) -> None:
    """The command and the folder; without --json it starts."""
    data = openclass("lab", "--course", graded, "--json").data
    assert data["course"] == str(graded)
    assert "jupyterlab" in data["command"]


@pytest.mark.slow
def test_check_proves_the_course(openclass: Openclass, tmp_path: Path) -> None:
    """Every notebook run, and said so in one line."""
    ran = openclass("check", "--course", class_draft().write(tmp_path))
    assert ran.status == 0
    assert "✓ Proved: every solution passes, no blank and no known wrong answer does." in ran.out
    assert "6 notebooks run" in ran.out


@pytest.mark.slow
def test_release_says_what_students_get(openclass: Openclass, tmp_path: Path) -> None:
    """And what they don't; refused, it lists the errors."""
    root = class_draft().write(tmp_path / "good")
    ran = openclass("release", "sums", "--course", root)
    assert ran.status == 0
    assert "✓ Released sums: 3 exercises, 7 points" in ran.out
    assert openclass("release", "sums", "--course", root, "--json").data["exercises"] == [
        "add",
        "plus",
        "total",
    ]
    draft = class_draft()
    draft.cell("add-test-1")["metadata"]["nbgrader"]["locked"] = False
    bad = draft.write(tmp_path / "bad")
    refused = openclass("release", "sums", "--course", bad)
    assert refused.status == 1
    assert "Students could change this test." in refused.out
    assert "“sums” has 1 error and was not released." in refused.err
    data = openclass("release", "sums", "--course", bad, "--json")
    assert (data.status, data.data["released"]) == (1, None)
    assert [one["code"] for one in data.data["findings"]] == ["not-locked"]
