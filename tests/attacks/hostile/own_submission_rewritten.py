"""Rewrite one's own submission while it is being graded: with links, other notebooks and other timestamps."""

from tests.attacks.work import Work

FAMILY = "writing files"
DESERVED: dict[str, float] = {}
FIRST = """
import os
for name in ("trials.ipynb", "timestamp.txt"):
    try: os.unlink(name)
    except OSError: pass
    os.symlink("/etc/passwd", name)
open("timestamp.txt.new", "w").write("1999-01-01")
os.mkdir("trials"); os.chmod(".", 0)
"""


def change(work: Work) -> None:
    work.file("timestamp.txt", "2024-01-01 00:00:00 UTC\n")
