"""Cell by cell, the engine's outputs are those of nbclient with a fresh kernel."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from openclass_nb.grading.warm.supervisor import WarmGrader
from openclass_nb.grading.warm.tasks import Limits, SubmissionResult
from tests.grading.warm.conformance import NOTEBOOKS, Comparable
from tests.grading.warm.conftest import tasks

SEEN_BY_KERNELS = "PYTEST_CURRENT_TEST"
"""A kernel that finds this variable doesn't look at descriptors 1 and 2."""
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def roomy() -> Any:
    """A grader with the ordinary limits, as a fresh kernel has none."""
    with WarmGrader(Limits()) as started:
        yield started


def by_nbclient(cells: list[str], folder: Path) -> Any:
    """The notebook as nbclient leaves it."""
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
    client = NotebookClient(
        notebook,
        timeout=60,
        allow_errors=True,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    return client.execute(env={name: value for name, value in os.environ.items() if name != SEEN_BY_KERNELS})


def in_the_engine(grader: WarmGrader, cells: list[str], folder: Path) -> SubmissionResult:
    """The same cells in the engine."""
    return grader.run(tasks(cells), folder)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_outputs_are_those_of_nbclient(
    name: str, roomy: WarmGrader, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Displays, plots, tracebacks, streams, magics, awaits, updates and widgets."""
    cells = NOTEBOOKS[name]
    expected = by_nbclient(cells, tmp_path_factory.mktemp("nbclient"))
    found = in_the_engine(roomy, cells, tmp_path_factory.mktemp("engine"))
    theirs, ours = Comparable(), Comparable()
    for source, cell, result in zip(cells, expected.cells, found.cells, strict=True):
        assert ours.outputs(result.outputs) == theirs.outputs(cell.outputs), source
        assert result.execution_count == cell.execution_count, source
    assert ours.clean(found.widgets) == theirs.clean(expected.metadata.get("widgets", {}))
