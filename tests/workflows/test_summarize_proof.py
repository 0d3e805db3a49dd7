"""A proof for the pages of a continuous integration."""

import json
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.workflows.summarize_proof import annotations, main, score, summary

FINDING = {
    "severity": "error",
    "code": "solution-fails",
    "place": {"file": "source/a/a.ipynb", "cell": 2, "name": "x"},
    "message": "It fails:\n-a|b",
    "next_step": "Mend it by 100%.",
}
RESULT: dict[str, Any] = {"findings": [{**FINDING, "severity": "note"}, FINDING], "mutation_score": 0.9}


def test_a_table_with_errors_first() -> None:
    """In Markdown, so bars and lines are kept from breaking it."""
    told = "\n".join(summary(RESULT))
    assert "1 errors, 0 warnings, 1 notes. The tests catch 90.0%" in told
    assert told.index("| error |") < told.index("| note |")
    assert "It fails:<br>-a\\|b Mend it by 100%." in told


def test_each_finding_beside_its_file() -> None:
    """As GitHub's workflow commands have it."""
    note, error = annotations(RESULT)
    assert note.startswith("::notice file=source/a/a.ipynb,title=solution-fails::")
    assert error.endswith("source/a/a.ipynb, cell 3 (x): It fails:%0A-a|b Mend it by 100%25.")


def test_the_score_for_later_steps() -> None:
    """null where nothing was tried."""
    assert list(score(RESULT)) == ["score=0.9"]
    assert list(score({})) == ["score=null"]


def test_a_check_that_could_not_run_is_told_too() -> None:
    """Its error in place of findings."""
    failed = {"error": {"message": "There is no course.yml."}}
    assert "There is no course.yml." in "\n".join(summary(failed))
    assert list(annotations(failed)) == ["::error title=openclass check::There is no course.yml."]


def test_without_a_result_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2; with one, 0."""
    assert main([str(tmp_path / "none.json")]) == 2
    assert "no result" in capsys.readouterr().err
    (tmp_path / "r.json").write_text(json.dumps(RESULT))
    assert main(["--score", str(tmp_path / "r.json")]) == 0
    assert capsys.readouterr().out == "score=0.9\n"
