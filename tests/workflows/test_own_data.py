"""A student's own data: all of it, nobody else's, and no tests."""

import json
import shutil
import zipfile
from pathlib import Path

from openclass_nb.workflows.opened_course import open_course
from openclass_nb.workflows.own_data import write_own_data


def test_it_holds_what_is_kept_about_the_student_alone(graded_course: Path, tmp_path: Path) -> None:
    """Tries with answers, mastery, the files handed in; no other name, and nothing of the tests."""
    opened = open_course(Path(shutil.copytree(graded_course, tmp_path / "physics")))
    counts = write_own_data(opened, "ben", tmp_path / "ben.zip")
    with zipfile.ZipFile(tmp_path / "ben.zip") as archive:
        names, data = set(archive.namelist()), json.loads(archive.read("data.json"))
        whole = b"".join(archive.read(name) for name in names).decode()
    assert {"README.txt", "data.json", "submitted/sums/sums.ipynb"} <= names
    assert counts["attempts"] == 3
    assert {one["exercise"] for one in data["records"]["attempts"]} == {"add", "plus", "total"}
    assert "the minus of the misguided" in data["records"]["attempts"][0]["answer"]
    assert [one["objective"] for one in data["mastery"]] == ["Adding", "Doubling"]
    assert "HIDDEN" not in whole
    assert not [name for name in ("ada", "chiara", "dana") if f'"{name}"' in whole]


def test_a_newcomers_data_is_empty(graded_course: Path, tmp_path: Path) -> None:
    """A file all the same: nothing is an answer, too."""
    opened = open_course(Path(shutil.copytree(graded_course, tmp_path / "physics")))
    assert write_own_data(opened, "newcomer", tmp_path / "new.zip") == {}
