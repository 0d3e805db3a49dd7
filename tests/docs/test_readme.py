"""The README's first course is true: its commands run as they stand, and lead where it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST_COURSE = README.partition("## A first course")[2].partition("\n## ")[0]


def test_the_two_commands_stand_on_the_first_screen() -> None:
    """Who opens the README sees what to type; both are targets of the Makefile."""
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    told = re.findall(r"^make (\w+)", "\n".join(README.splitlines()[:30]), re.MULTILINE)
    assert told == ["demo", "test"]
    assert set(told) <= set(targets)


@pytest.mark.slow
def test_the_first_course_of_the_readme_works(tmp_path: Path) -> None:
    """All its commands, one after the other in an empty folder: a release and a report are there in the end."""
    commands = "\n".join(re.findall(r"^```sh\n(.*?)^```$", FIRST_COURSE, re.MULTILINE | re.DOTALL))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path}
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "physics/release/first-steps/first-steps.ipynb").is_file()
    assert "Python for Science" in (tmp_path / "physics/report.html").read_text(encoding="utf-8")
    assert "ada: Decisions and loops opens when Formulas is mastered" in run.stdout
