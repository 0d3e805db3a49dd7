"""Whatever is wrong: one clear sentence with the place and the next step, the documented status, no traceback."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from openclass_nb.records import database
from tests.building import KERNEL, CourseDraft
from tests.cli.conftest import Openclass

PROBLEMS, WRONG_USAGE = 1, 2


def in_yaml(root: Path) -> list[str]:
    (root / "course.yml").write_text("title: Sums\nobjectives: {a: [}\n")
    return ["check", "--read-only"]


def in_a_key(root: Path) -> list[str]:
    path = root / "course.yml"
    path.write_text(path.read_text() + "mastry: {}\n")
    return ["progress"]


def in_a_notebook(root: Path) -> list[str]:
    (root / "source/sums/sums.ipynb").write_text('{"cells": [oops')
    return ["check", "--read-only"]


def in_the_encoding(root: Path) -> list[str]:
    (root / "course.yml").write_bytes("title: Müll\n".encode("latin-1"))
    return ["check", "--read-only"]


def no_course_file(root: Path) -> list[str]:
    (root / "course.yml").unlink()
    return ["progress"]


def unknown_student(root: Path) -> list[str]:
    return ["progress", "chiarra"]


def unknown_student_to_explain(root: Path) -> list[str]:
    return ["explain", "chiarra", "twice"]


def unknown_assignment(root: Path) -> list[str]:
    return ["explain", "ada", "twise"]


def unknown_assignment_to_check(root: Path) -> list[str]:
    return ["check", "twise"]


def unknown_assignment_to_grade(root: Path) -> list[str]:
    return ["grade", "twise"]


def unknown_engine(root: Path) -> list[str]:
    return ["grade", "sums", "--engine", "nbgradr"]


def nobody_handed_in(root: Path) -> list[str]:
    return ["grade", "twice"]


def not_released(root: Path) -> list[str]:
    with sqlite3.connect(root / "openclass.db") as records:
        records.execute("DELETE FROM releases")
    return ["grade", "sums"]


def no_database(root: Path) -> list[str]:
    for path in root.glob("openclass.db*"):
        path.unlink()
    (root / "openclass.db").write_bytes(b"This was a shopping list once. " * 200)
    return ["progress"]


def locked_database(root: Path) -> list[str]:
    holding = sqlite3.connect(root / "openclass.db", isolation_level=None, check_same_thread=False)
    holding.execute("BEGIN IMMEDIATE")
    locked_database.holding = holding  # type: ignore[attr-defined]  # it has to outlive this function
    return ["override", "ben", "twice", "--why", "was ill"]


def exception_that_is_over(root: Path) -> list[str]:
    return ["override", "ben", "twice", "--why", "was ill", "--until", "2020-01-01"]


def exception_without_a_reason(root: Path) -> list[str]:
    return ["override", "ben", "twice", "--why", " "]


def exception_until_sometime(root: Path) -> list[str]:
    return ["override", "ben", "twice", "--why", "was ill", "--until", "sometime"]


def no_gradebook(root: Path) -> list[str]:
    (root / "gradebook.db").write_bytes(b"This was a shopping list once. " * 200)
    return ["progress"]


def unknown_template(root: Path) -> list[str]:
    return ["new", str(root / "c"), "--template", "python-for-sience"]


def course_that_is_there(root: Path) -> list[str]:
    return ["new", str(root)]


def report_into_a_file(root: Path) -> list[str]:
    return ["report", "--output", str(root / "course.yml" / "report.html")]


BAD: list[tuple[Callable[[Path], list[str]], int, str, str]] = [
    (in_yaml, PROBLEMS, "course.yml: line 2, column 18: this is not YAML", "Check the indentation"),
    (in_a_key, PROBLEMS, "“mastry” is no key that is known here.", "Did you mean “mastery”?"),
    (in_a_notebook, PROBLEMS, "line 1, column 12 is not JSON", "Restore it"),
    (in_the_encoding, PROBLEMS, "course.yml: This file is not UTF-8 text.", "UTF-8"),
    (no_course_file, WRONG_USAGE, "There is no course.yml in", "openclass new"),
    (unknown_student, WRONG_USAGE, "There is no student “chiarra”.", "Did you mean “chiara”?"),
    (unknown_student_to_explain, WRONG_USAGE, "There is no student “chiarra”.", "Did you mean “chiara”?"),
    (unknown_assignment, WRONG_USAGE, "There is no assignment “twise”.", "Did you mean “twice”?"),
    (unknown_assignment_to_check, WRONG_USAGE, "There is no assignment “twise”.", "Did you mean “twice”?"),
    (unknown_assignment_to_grade, WRONG_USAGE, "There is no assignment “twise”.", "Did you mean “twice”?"),
    (unknown_engine, WRONG_USAGE, "There is no engine “nbgradr”.", "Did you mean “nbgrader”?"),
    (nobody_handed_in, PROBLEMS, "Nobody has handed in “twice”.", "submitted/STUDENT/twice/"),
    (not_released, PROBLEMS, "“sums” has not been released.", "openclass import ."),
    (no_database, PROBLEMS, "openclass.db: This file is not a database of ours.", "backup"),
    (locked_database, PROBLEMS, "openclass.db: The records are locked by another program.", "try again"),
    (exception_that_is_over, PROBLEMS, "would have ended on 1 January 2020", "later time"),
    (exception_without_a_reason, PROBLEMS, "An exception needs a reason.", "Say why"),
    (no_gradebook, PROBLEMS, "gradebook.db: nbgrader’s gradebook can’t be read", "backup"),
    (unknown_template, WRONG_USAGE, "There is no template “python-for-sience”.", "“python-for-science”?"),
    (course_that_is_there, PROBLEMS, "exists already.", "nothing was changed"),
    (report_into_a_file, PROBLEMS, "report.html: This file can't be written", "nothing was changed"),
]  # fmt: skip


def in_course(words: list[str], root: Path) -> list[str]:
    return words if words[0] == "new" else [*words, "--course", str(root)]


@pytest.mark.parametrize(("spoil", "status", "says", "advises"), BAD, ids=[one[0].__name__ for one in BAD])
def test_one_sentence_with_the_place_and_the_next_step(
    openclass: Openclass,
    graded: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], list[str]],
    status: int,
    says: str,
    advises: str,
) -> None:
    """For people on the terminal, and with --json the same for programs."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    words = in_course(spoil(graded), graded)
    ran = openclass(*words)
    assert ran.status == status
    told = " ".join((ran.out + ran.err).split())
    assert says in told
    assert advises in told
    assert "Traceback" not in told
    assert "Error:" not in told
    as_data = openclass(*words, "--json")
    assert as_data.status == status
    assert isinstance(as_data.data, dict)


def test_a_date_that_is_none_is_wrong_usage(openclass: Openclass, graded: Path) -> None:
    """With an example of one that is."""
    ran = openclass(*in_course(exception_until_sometime(graded), graded))
    assert ran.status == WRONG_USAGE
    assert "2026-03-31" in ran.err


def test_an_old_notebook_is_no_problem(openclass: Openclass, draft: CourseDraft, tmp_path: Path) -> None:
    """Format 3 is read as if it had been written today."""
    old = nbformat.convert(nbformat.from_dict(draft.notebooks["sums/sums"]), 3)
    draft.notebooks["sums/sums"] = json.dumps(old)
    ran = openclass("check", "--read-only", "--course", draft.write(tmp_path))
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.slow
def test_a_missing_kernel_is_a_finding(openclass: Openclass, draft: CourseDraft, tmp_path: Path) -> None:
    """With the notebook, and with the kernels that there are."""
    draft.notebooks["sums/sums"]["metadata"]["kernelspec"] = KERNEL | {"name": "fortran-77"}
    ran = openclass("check", "sums", "--course", draft.write(tmp_path))
    assert ran.status == PROBLEMS
    assert "source/sums/sums.ipynb" in ran.out
    assert "There is no kernel “fortran-77” on this machine." in ran.out
    assert "python3" in ran.out


def test_nothing_is_lost_by_a_failure(
    openclass: Openclass, graded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After every bad input that leaves the records alone, they say what they said before."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    before = openclass("progress", "--course", graded, "--json").data
    for spoil in (in_yaml, in_a_key, in_a_notebook, unknown_student, unknown_engine, exception_that_is_over):
        spoiled = Path(shutil.copytree(graded, graded.parent / spoil.__name__))
        openclass(*in_course(spoil(spoiled), spoiled))
        shutil.copy(graded / "course.yml", spoiled / "course.yml")
        assert openclass("progress", "--course", spoiled, "--json").data == before
