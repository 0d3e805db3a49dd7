"""The command as a whole: which commands there are, how fast it answers, how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from openclass_nb import __version__
from openclass_nb.cli.app import app
from tests.cli.conftest import Openclass

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]  # it is a group
HEAVY = (
    "nbgrader",
    "sqlalchemy",
    "numpy",
    "pandas",
    "IPython",
    "nbformat",
    "matplotlib",
    "altair",
    "fastapi",
    "fsrs",
)


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_help_names_every_command(openclass: Openclass) -> None:
    """With a sentence for each."""
    ran = openclass("--help")
    assert ran.status == 0
    assert {"new", "check", "release", "grade", "progress", "explain", "override", "report", "demo"} <= set(
        COMMANDS
    )
    assert all(f" {name} " in ran.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(openclass: Openclass, name: str) -> None:
    """What it does, and each of its options; `-h` is the same."""
    ran = openclass(name, "--help")
    assert ran.status == 0
    assert f"openclass {name}" in ran.out
    command = get_command(app).commands[name]  # type: ignore[attr-defined]
    assert command.help
    for option in command.params:
        assert getattr(option, "help", None), f"{name}: {option.name} is not explained"
    assert openclass(name, "-h").out == ran.out


def test_the_version_is_told(openclass: Openclass) -> None:
    """For bug reports."""
    assert openclass("--version").out.strip() == __version__


def test_without_a_command_the_help_is_shown(openclass: Openclass) -> None:
    """Nobody is left alone with a prompt."""
    ran = openclass()
    assert "Commands" in ran.out + ran.err


@pytest.mark.parametrize(
    "words", [["grad"], ["grade"], ["grade", "a", "--colour"], ["demo", "--students", "many"]]
)
def test_wrong_usage_has_status_2(openclass: Openclass, words: list[str]) -> None:
    """A command that isn't there, an argument that is missing, an option that is unknown, a value that is none."""
    ran = openclass(*words)
    assert ran.status == 2
    assert "Traceback" not in ran.err


def test_help_loads_nothing_heavy() -> None:
    """It answers at once because it imports only what it shows."""
    shown = python(
        "import sys, json\n"
        "sys.argv = ['openclass', '--help']\n"
        "from openclass_nb.cli.app import main\n"
        "try:\n    main()\n"
        f"except SystemExit:\n    print('loaded:', json.dumps([one for one in {HEAVY!r} if one in sys.modules]))\n"
    )
    assert shown.stdout.splitlines()[-1] == "loaded: []"


def test_help_takes_little_of_the_machine() -> None:
    """0.6 s of CPU is the aim (benchmarks/cli.py measures it); three times that is a mistake."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "openclass_nb", "--help"], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    assert spent < 1.8


def test_a_terminal_that_knows_no_check_mark_gets_a_question_mark(tmp_path: Path) -> None:
    """And no traceback."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = subprocess.run(
        [sys.executable, "-m", "openclass_nb", "progress", "--course", str(tmp_path)],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert ran.returncode == 2
    assert b"There is no course.yml" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_a_reader_that_goes_away_is_no_error(graded: Path) -> None:
    """`openclass progress --json | head -1` ends without a word."""
    command = [sys.executable, "-m", "openclass_nb", "progress", "--json", "--course", str(graded)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""


def test_json_is_one_object_even_for_an_error(openclass: Openclass, tmp_path: Path) -> None:
    """Message, place and next step, for a program to show."""
    ran = openclass("progress", "--course", tmp_path, "--json")
    assert ran.status == 2
    assert set(ran.data) == {"error"}
    assert "openclass new" in ran.data["error"]["next_step"]
    assert ran.err == ""


def test_python_m_is_the_same_command() -> None:
    """Where `openclass` is not on the PATH."""
    shown = subprocess.run(
        [sys.executable, "-m", "openclass_nb", "--version"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == __version__
    assert json.dumps(shown.stderr) == '""'
