"""One warm grader for all tests here: starting it is what costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import CellTask, Limits, SubmissionResult

LIMITS = Limits(
    cell_seconds=1.5,
    grace_seconds=0.5,
    submission_seconds=6,
    memory_bytes=256 << 20,
    file_bytes=8 << 20,
    processes=32,
)
Run = Callable[..., SubmissionResult]


@pytest.fixture(scope="session")
def grader() -> Iterator[WarmGrader]:
    """A grader with tight limits."""
    with WarmGrader(LIMITS, jobs=2) as started:
        yield started


@pytest.fixture
def run(grader: WarmGrader, tmp_path: Path) -> Run:
    """Runs cells, given as sources or tasks, in a submission's folder."""

    def run_cells(*cells: str | CellTask, folder: Path = tmp_path) -> SubmissionResult:
        return grader.run(tasks(cells), folder)

    return run_cells


def tasks(cells: Sequence[str | CellTask]) -> list[CellTask]:
    """Sources are students' cells."""
    return [
        cell if isinstance(cell, CellTask) else CellTask(f"cell-{number}", "student", cell)
        for number, cell in enumerate(cells)
    ]


def text(result: SubmissionResult, index: int) -> str:
    """What a cell printed or displayed as text."""
    shown = [
        one.get("text") or one.get("data", {}).get("text/plain", "") for one in result.cells[index].outputs
    ]
    return "".join(shown)
