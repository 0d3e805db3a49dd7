"""openclass check: the whole proof, for people, for machines and for continuous integration."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.classroom import made_once
from tests.cli.conftest import Openclass
from tests.weak_course import make_weak

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def weak_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with weak tests, proved before."""
    return made_once(tmp_path_factory, "weak", make_weak)


def test_people_get_findings_a_table_and_a_verdict(
    weak_course: Path, tmp_path: Path, openclass: Openclass
) -> None:
    """And the page that they asked for."""
    told = openclass("check", "--course", weak_course, "--page", tmp_path / "p.html")
    assert told.status == 0
    assert "-    return a + b" in told.out
    assert "assignment" in told.out
    assert "A simulated class: 400 of 400 get to the end" in told.out or "A simulated class" in told.out
    assert "8 of 8 parts unchanged" in told.out
    assert (tmp_path / "p.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_warnings_can_count_as_errors(weak_course: Path, openclass: Openclass) -> None:
    """For continuous integration."""
    assert openclass("check", "--course", weak_course, "--strict").status == 1


def test_machines_get_everything(weak_course: Path, openclass: Openclass) -> None:
    """Findings, survivors, the class, and what came from the cache."""
    data = openclass("check", "--course", weak_course, "--json").data
    assert (data["from_cache"], data["parts"]) == (8, 8)
    weak, *others = data["exercises"]
    assert weak["survivors"][0]["mutant"]["story"]
    assert all(one["caught"] == one["mutants"] for one in others)
    assert 0 < data["mutation_score"] < 1
    assert data["class"]["students"] == 400


def test_the_action_s_shell_does_what_it_says(weak_course: Path, tmp_path: Path) -> None:
    """A summary, an output, annotations, the page; and the status of the check."""
    with (ROOT / "action.yml").open(encoding="utf-8") as file:
        steps = YAML(typ="safe").load(file)["runs"]["steps"]
    (step,) = [one for one in steps if one.get("id") == "check"]
    paths = {
        name: str(tmp_path / name) for name in ("PAGE", "RESULT", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")
    }
    known = {"COURSE": str(weak_course), "ASSIGNMENTS": "", "STRICT": "true", **paths}
    assert set(step["env"]) <= set(known)
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **known},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    assert "::warning file=source/sums/sums.ipynb,title=accepts-wrong-answer::" in ran.stdout
    summary = Path(paths["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert "| warning | source/sums/sums.ipynb, cell 2 (add) |" in summary
    score = json.loads(Path(paths["GITHUB_OUTPUT"]).read_text().removeprefix("score="))
    assert 0 < score < 1
    assert Path(paths["PAGE"]).is_file()


def test_the_hooks_for_pre_commit_are_valid_and_call_the_command(weak_course: Path) -> None:
    """As pre-commit reads them; each entry is a command that runs."""
    hooks = ROOT / ".pre-commit-hooks.yaml"
    valid = subprocess.run(
        [BIN / "pre-commit", "validate-manifest", hooks], capture_output=True, text=True, check=False
    )
    assert valid.returncode == 0, valid.stdout
    with hooks.open(encoding="utf-8") as file:
        entries = [one["entry"].split() for one in YAML(typ="safe").load(file)]
    for program, *words in entries:
        ran = subprocess.run([BIN / program, *words], cwd=weak_course, capture_output=True, check=False)
        assert ran.returncode == 0
