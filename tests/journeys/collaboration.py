"""jupyter-collaboration for one Jupyter server: it lies in a folder of its own, so that all others stay without it."""

import subprocess
import sys
import sysconfig
from pathlib import Path

FOLDER = Path(sys.prefix) / "collaboration"
WANTED = "jupyter-collaboration>=4"


def variables() -> dict[str, str]:
    """What a Jupyter server has to be told to collaborate."""
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(FOLDER), "platbase": str(FOLDER)}))
    if not (packages / "jupyter_server_ydoc").is_dir():
        install()
    return {
        "PYTHONPATH": str(packages),
        "JUPYTER_PATH": str(FOLDER / "share" / "jupyter"),
        "JUPYTER_CONFIG_PATH": str(FOLDER / "etc" / "jupyter"),
    }


def install() -> None:
    """Only what is not in the environment already, as `make test` does it before."""
    words = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*words, "--prefix", str(FOLDER), WANTED], check=True)


if __name__ == "__main__":
    install()
