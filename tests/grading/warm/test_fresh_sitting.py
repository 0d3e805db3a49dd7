"""Other kernels, and fresh processes of ours, run through nbclient in the same sandbox, and are labelled so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from openclass_nb.errors import GradingError
from openclass_nb.grading.warm.fresh_sitting import FLAG
from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask, Limits
from tests.grading.warm.conftest import tasks, text

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kernels() -> Iterator[Path]:
    """A folder with the spec of a kernel of another name."""
    folder = Path(__file__).with_name("jupyter")
    before = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = str(folder)
    yield folder
    os.environ.pop("JUPYTER_PATH")
    if before is not None:
        os.environ["JUPYTER_PATH"] = before


@pytest.fixture(scope="module")
def roomy(kernels: Path) -> Iterator[WarmGrader]:
    """A grader whose submissions may read that folder."""
    with WarmGrader(Limits(cell_seconds=5, submission_seconds=60), readable=[kernels]) as started:
        yield started


def points(name: str, source: str) -> CellTask:
    """A test cell."""
    return CellTask(name, "test", source, grade_id=name, points=2)


def test_a_notebook_with_another_kernel_is_graded_and_flagged(roomy: WarmGrader, tmp_path: Path) -> None:
    """Its tests run beside the student's code."""
    (tmp_path / "data.txt").write_text("data")
    tests = points("good", "assert x == 'data'"), points("bad", "assert x == 1"), points("part", "0.5")
    cells = tasks(
        ["x = open('data.txt').read()\nx", *tests, CellTask("text", "student", "*x*", cell_type="markdown")]
    )
    result = roomy.run(cells, tmp_path, kernel="another")
    assert text(result, 0) == "'data'"
    assert [(cell.score, cell.mode) for cell in result.cells[1:4]] == [
        (2, "compatible"),
        (0, "compatible"),
        (0.5, "compatible"),
    ]
    assert FLAG in result.flags


def test_it_is_as_confined_as_any_other(roomy: WarmGrader, tmp_path: Path) -> None:
    """No network, no files of others."""
    connect = "import socket\nsocket.create_connection(('127.0.0.1', 22), timeout=1)"
    result = roomy.run(
        tasks([connect, "open('/etc/shadow')", f"open({__file__!r})"]), tmp_path, kernel="python3"
    )
    assert [cell.status for cell in result.cells] == ["error", "error", "error"]


def test_a_kernel_that_dies_loses_what_comes_after(roomy: WarmGrader, tmp_path: Path) -> None:
    """And the result says so."""
    cells = tasks(["'before'", "import os; os._exit(1)", "'after'", points("t", "assert True")])
    result = roomy.run(cells, tmp_path, kernel="python3")
    assert [cell.status for cell in result.cells] == ["ok", "skipped", "skipped", "skipped"]
    assert result.cells[3].score == 0


def test_an_unknown_kernel_is_told(roomy: WarmGrader, tmp_path: Path) -> None:
    """By its name, in the flags; nothing is scored."""
    result = roomy.run(tasks(["1", points("t", "assert True")]), tmp_path, kernel="no-such-kernel")
    assert any("no-such-kernel" in flag for flag in result.flags)
    assert result.cells[1].score == 0


def test_a_machine_that_can_t_keep_a_kernel_apart_refuses(tmp_path: Path) -> None:
    """A kernel needs sockets, and they have to lead nowhere."""
    with (
        WarmGrader(without=["own root"], preload=[]) as grader,
        pytest.raises(GradingError, match="can’t be kept apart on this machine: there is no own root"),
    ):
        grader.run(tasks(["1"]), tmp_path, kernel="python3")
