"""openclass practice: a notebook of fresh versions."""

import json
from pathlib import Path

from tests.cli.conftest import Openclass


def test_practice_writes_a_notebook(openclass: Openclass, graded: Path, tmp_path: Path) -> None:
    """For a newcomer all is fresh; people and machines are told where it lies."""
    ran = openclass("practice", "newcomer", "adding", "--course", graded, "--out", tmp_path, "--json")
    assert ran.status == 0
    assert ran.data["exercises"] == ["add", "plus", "total"]
    notebook = json.loads(Path(ran.data["file"]).read_text(encoding="utf-8"))
    assert notebook["cells"][0]["source"] == "# Practice: Adding"
    told = openclass("practice", "newcomer", "adding", "--course", graded, "--out", tmp_path)
    assert "3 exercises of “sums”, in fresh versions" in told.out


def test_nothing_fresh_is_told(openclass: Openclass, graded: Path, tmp_path: Path) -> None:
    """Who has tried everything once has nothing left where exercises have no variants."""
    ran = openclass("practice", "ada", "adding", "--course", graded, "--out", tmp_path)
    assert ran.status == 1
    assert "nothing fresh" in ran.err
    assert list(tmp_path.glob("*.ipynb")) == []
