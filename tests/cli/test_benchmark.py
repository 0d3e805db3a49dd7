"""benchmarks/cli.py measures what the README says, with one command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_quick_run_has_the_same_keys_as_the_long_one() -> None:
    """Its last line is one JSON object; the figures are far from being a mistake."""
    command = [sys.executable, "benchmarks/cli.py", "--quick"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    figures = json.loads(ran.stdout.splitlines()[-1])
    assert {"help_cpu_s", "progress_400x40k_s"} <= set(figures)
    assert figures["help_cpu_s"] < 1.8
    assert figures["progress_cpu_s"] < 4
    assert (figures["students"], figures["attempts"], figures["quick"]) == (100, 10_000, True)
