"""Commands as people give them: run through `main`, in this process where that is enough."""

import gc
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from openclass_nb.cli.app import main


@dataclass(frozen=True)
class Ran:
    """What a command printed, and the exit status that it left."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Its one JSON object."""
        return json.loads(self.out)


Openclass = Callable[..., Ran]


@pytest.fixture
def openclass(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Openclass]:
    """Runs `openclass WORDS…`; whatever a command lets out of `main` fails the test."""
    thresholds = gc.get_threshold()

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["openclass", *(str(word) for word in words)])
        capsys.readouterr()
        try:
            main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
        else:
            status = 0
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    yield run
    gc.set_threshold(*thresholds)


@pytest.fixture
def graded(graded_course: Path, tmp_path: Path) -> Path:
    """A course whose first assignment is graded; a test's own copy."""
    import shutil

    return Path(shutil.copytree(graded_course, tmp_path / "graded"))
