"""The command's first step."""

import subprocess
import sys
from pathlib import Path

import pytest

from openclass_nb.cli.entry import grades_as_usual
from openclass_nb.grading.warm.desk import PREFIX

EARLY = """
import sys
from openclass_nb.grading.warm import head_start
began = head_start.set_out
def set_out():
    print("typer" in sys.modules, flush=True)
    began()
head_start.set_out = set_out
from openclass_nb.cli.entry import main
main()
"""


@pytest.mark.parametrize(
    ("words", "usual"),
    [
        (["grade", "lab", "--json"], True),
        (["grade", "lab", "--student", "ada", "--course", "there"], True),
        (["grade", "--help"], False),
        (["grade", "lab", "-j4"], False),
        (["grade", "lab", "--engine=nbgrader"], False),
        (["grade", "lab", "--scheduler", "tcp://host:8786"], False),
        (["grade", "lab", "--allow-unsafe"], False),
        (["progress"], False),
        ([], False),
    ],
)
def test_only_what_grades_as_usual_sets_out_early(words: list[str], usual: bool) -> None:
    """Who asks for other zygotes, or for none, isn't made to wait for the usual ones."""
    assert grades_as_usual(words) is usual


def test_zygotes_start_before_anything_else_and_go_if_nobody_takes_them(tmp_path: Path) -> None:
    """A word too many is told as ever; no folder of a zygote is left."""
    done = subprocess.run(
        [sys.executable, "-c", EARLY, "grade", "lab", "too many"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"TMPDIR": str(tmp_path), "PATH": ""},
    )
    assert done.returncode == 2
    assert done.stdout == "False\n"
    assert "too many" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob(f"{PREFIX}*"))
