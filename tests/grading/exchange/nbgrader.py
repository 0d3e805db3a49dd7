"""nbgrader's own commands in processes of their own, set up as a person on a Hub has them."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from openclass_nb.grading.exchange.settings_text import settings_text


@dataclass
class Desk:
    """Somebody's home, with the settings that send nbgrader to the service at `url`."""

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
        ran = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words],
            cwd=folder or self.home,
            env=environment or self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=200,
            check=False,
        )
        return ran.returncode, ran.stdout
