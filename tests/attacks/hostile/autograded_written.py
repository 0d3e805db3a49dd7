"""Write into autograded/, feedback/, release/, source/, and into the neighbours’ submissions."""

from tests.attacks.work import Work

FAMILY = "writing files"
DESERVED: dict[str, float] = {}
WRITE = """
import os, pathlib, shutil
top = pathlib.Path({course!r})
for folder in ("autograded", "feedback", "release", "source", "submitted", "."):
    for path in [top / folder, *sorted((top / folder).glob("*/*/*"))]:
        for act in (lambda: (path / "taken" if path.is_dir() else path).write_text("taken"), lambda: os.unlink(path),
                    lambda: shutil.rmtree(path), lambda: os.chmod(path, 0o777), lambda: os.rename(path, str(path) + "x"),
                    lambda: os.link(path, "linked"), lambda: os.mkfifo(top / folder / "pipe")):
            try:
                act()
                print("QZVX" + "7731", path)
            except OSError: pass
"""


def change(work: Work) -> None:
    work.insert(0, WRITE.format(course=str(work.course)))
