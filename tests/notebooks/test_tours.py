"""The guided tours run from the first cell to the last, and say what they said when they were written."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
TOURS = ["teacher_tour", "student_tour", "widgets"]


@pytest.mark.slow
@pytest.mark.parametrize("name", TOURS)
def test_a_tour_runs(name: str, tmp_path: Path) -> None:
    """Every cell runs in this environment; cells tagged nbval-check-output print what is saved in the notebook."""
    words = [sys.executable, "-m", "pytest", "--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout=200"]
    words += [f"--nbval-sanitize-with={Path(__file__).with_name('sanitize.cfg')}"]  # how long something took
    words += ["-p", "no:cacheprovider", "-p", "no:xdist", "-q", f"--rootdir={tmp_path}", "-c", "/dev/null"]
    run = subprocess.run(
        [*words, str(NOTEBOOKS / f"{name}.ipynb")], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]


@pytest.mark.parametrize("name", TOURS)
def test_a_tour_can_be_read_without_running_it(name: str) -> None:
    """It is saved with its outputs, and with no path of the machine that ran it."""
    path = NOTEBOOKS / f"{name}.ipynb"
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert sum(bool(cell.outputs) for cell in cells) > len(cells) / 2
    found = [
        place
        for place in ("/tmp/", "/home/", "/root/", "/Users/")
        if place in path.read_text(encoding="utf-8")
    ]
    assert not found


@pytest.mark.parametrize("name", TOURS)
def test_a_tour_shows_no_error_but_the_one_it_is_about(name: str) -> None:
    """Only a cell that says so ends in an error: the student's first answer fails its test."""
    cells = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4).cells
    failing = [cell for cell in cells if any(one.output_type == "error" for one in cell.get("outputs", []))]
    assert all("raises-exception" in cell.metadata.get("tags", []) for cell in failing)
