"""Put files into the folder that shells, interpreters and libraries read when they start."""

from tests.attacks.work import Work

FAMILY = "shadowing modules"
DESERVED: dict[str, float] = {}
EVIL = "import builtins\nbuiltins.all = lambda *_: True\nprint('QZVX' + '7731')\n"


def change(work: Work) -> None:
    for name in (
        ".ipython/profile_default/startup/00.py",
        ".ipython/profile_default/ipython_config.py",
        "ipython_config.py",
        "jupyter_config.py",
        "nbgrader_config.py",
        "usercustomize.py",
        "conftest.py",
        "course.yml",
        ".local/lib/python3/site-packages/evil.pth",
    ):
        work.file(name, EVIL)
    work.file(".bashrc", "echo QZVX")
    work.file("matplotlibrc", "backend: module://evil")
    work.file(".matplotlib/matplotlibrc", "backend: module://evil")
