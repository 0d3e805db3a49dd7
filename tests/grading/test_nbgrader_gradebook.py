"""What the warm engine writes into gradebook.db is what nbgrader's own autograde writes, row by row."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.grading import gradebook_rows
from openclass_nb.grading.engine import Engine
from openclass_nb.grading.nbgrader_course import NbgraderCourse
from openclass_nb.grading.nbgrader_engine import NbgraderEngine
from openclass_nb.grading.submissions import find_submissions
from openclass_nb.grading.warm_engine import WarmEngine
from tests.classroom import ANSWERS, hand_in, open_at_ten

pytestmark = pytest.mark.slow
Row = tuple[tuple[str, Any], ...]
Rows = dict[str, list[Row]]


def all_rows(database: Path) -> Rows:
    """Every row of every table, with what a key refers to in place of the key, which is made up anew each time."""
    with closing(sqlite3.connect(database)) as book:
        book.row_factory = sqlite3.Row
        tables = [one[0] for one in book.execute("select name from sqlite_master where type = 'table'")]
        whole = {name: [dict(one) for one in book.execute(f'select * from "{name}"')] for name in tables}
        links = {name: list(book.execute(f'pragma foreign_key_list("{name}")')) for name in tables}
    keyed = {(name, row.get("id")): row for name, rows in whole.items() for row in rows}

    def named(table: str, row: Mapping[str, Any]) -> Row:
        known = {one["from"]: one["table"] for one in links[table]}
        plain = {key: value for key, value in row.items() if key != "id" or table == "student"}
        for column, other in known.items():
            if column in row and (other, row[column]) in keyed and (other, row[column]) != (table, row["id"]):
                plain[column] = named(other, keyed[other, row[column]])
        return tuple(sorted(plain.items()))

    return {name: sorted((named(name, row) for row in rows), key=repr) for name, rows in whole.items()}


@pytest.fixture(scope="module")
def books(released_course: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The class graded by each engine in a copy of the course, twice for those who hand in again.

    "objects" is the warm engine with a gradebook whose layout it doesn't know, so that it writes through nbgrader.
    """
    roots = {}
    for name in ("warm", "objects", "nbgrader"):
        root = roots[name] = Path(shutil.copytree(released_course, tmp_path_factory.mktemp(name) / "course"))
        kind: Callable[[Path], Engine] = NbgraderEngine if name == "nbgrader" else WarmEngine
        with pytest.MonkeyPatch.context() as patch:
            if name == "objects":
                patch.setattr(gradebook_rows, "VERSIONS", ())
            _graded(root, kind(root), {"ben", "chiara", "dana"})
            hand_in(root, "dana", "sums", ANSWERS["elif"])
            _graded(root, kind(root), {"dana"})
    return roots


def _graded(root: Path, engine: Engine, students: set[str]) -> None:
    opened = open_at_ten(root)
    done = list(engine.grade(opened.manifest("sums"), list(find_submissions(root, "sums", students))))
    opened.log.close()
    assert not any(one.problem for one in done)


@pytest.mark.parametrize("name", ["warm", "objects"])
def test_every_row_is_nbgraders(books: dict[str, Path], name: str) -> None:
    """All tables, but for the ids of rows."""
    ours, theirs = (all_rows(books[one] / "gradebook.db") for one in (name, "nbgrader"))
    assert ours.keys() == theirs.keys()
    for table in theirs:
        assert ours[table] == theirs[table], table
    assert len(theirs["grade"]) == 15
    assert len(theirs["submitted_assignment"]) == 3


def test_the_autograded_notebook_is_one_that_nbgrader_takes(books: dict[str, Path]) -> None:
    """The same cells with the same marks and sources, so formgrader shows them."""
    ours, theirs = (
        json.loads((books[name] / "autograded/ben/sums/sums.ipynb").read_text())["cells"]
        for name in ("warm", "nbgrader")
    )
    assert ["".join(one["source"]) for one in ours] == ["".join(one["source"]) for one in theirs]
    marks = [[one["metadata"].get("nbgrader") for one in cells] for cells in (ours, theirs)]
    assert marks[0] == marks[1]


@pytest.fixture
def course_of_warm(books: dict[str, Path]) -> NbgraderCourse:
    """nbgrader at work on what the warm engine wrote."""
    return NbgraderCourse(books["warm"])


def test_feedback_and_export_work_on_it(course_of_warm: NbgraderCourse, tmp_path: Path) -> None:
    """nbgrader's own commands go on from there."""
    from nbgrader.plugins import CsvExportPlugin

    course_of_warm.run(course_of_warm.api.generate_feedback, "sums", "ben", force=True)
    page = (course_of_warm.root / "feedback/ben/sums/sums.html").read_text()
    assert "What are one and two together?" in page
    with course_of_warm.gradebook() as book:
        plugin = CsvExportPlugin()
        plugin.to = str(tmp_path / "grades.csv")
        plugin.export(book)
    rows = (tmp_path / "grades.csv").read_text().splitlines()
    scores = {line.split(",")[3]: line.split(",")[-2] for line in rows if line.startswith("sums")}
    assert {name: float(score) for name, score in scores.items()} == {"ben": 4, "chiara": 2.5, "dana": 0}
