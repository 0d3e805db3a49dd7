"""nbgrader's own commands in processes of their own, set up as a person on a Hub has them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openclass_nb.grading.exchange.settings_text import settings_text


@dataclass
class Commands:
    """Runs nbgrader's commands, imported once."""

    process: subprocess.Popen[str]

    def run(self, words: tuple[str, ...], folder: Path, environment: dict[str, str]) -> tuple[int, str]:
        """(exit status, all that it says) of a command."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        said = folder / ".said"
        order = {"words": words, "folder": str(folder), "environment": environment, "said": str(said)}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        status = int(self.process.stdout.readline())
        return status, said.read_text(encoding="utf-8", errors="replace")


@contextmanager
def nbgrader_commands() -> Iterator[Commands]:
    """A process that has nbgrader imported."""
    words = [sys.executable, "-m", "tests.grading.exchange.nbgrader_server"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as process:
        yield Commands(process)
        assert process.stdin is not None
        process.stdin.close()


@dataclass
class Desk:
    """Somebody's home, with the settings that send nbgrader to the service at `url`."""

    commands: Commands
    home: Path
    url: str
    token: str

    def __post_init__(self) -> None:
        self.config.mkdir(parents=True)
        (self.config / "nbgrader_config.py").write_text(settings_text(), encoding="utf-8")

    @property
    def config(self) -> Path:
        """Jupyter's settings of that person."""
        return self.home / ".jupyter"

    @property
    def environment(self) -> dict[str, str]:
        """As a person's server on a Hub has it."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "OPENCLASS"))
        }
        own = {f"JUPYTER_{name}_DIR": str(self.home / name.lower()) for name in ("DATA", "RUNTIME")}
        service = {"OPENCLASS_URL": self.url, "OPENCLASS_TOKEN": self.token}
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return {**kept, **own, **service, "JUPYTER_CONFIG_DIR": str(self.config), "PATH": programs}

    def nbgrader(
        self, *words: str, folder: Path | None = None, environment: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """(exit status, all that it says) of an nbgrader command."""
        return self.commands.run(words, folder or self.home, environment or self.environment)
