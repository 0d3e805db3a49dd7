"""Write into autograded/, feedback/, release/, source/, and into the neighbours’ submissions."""

from tests.attacks.work import Work

FAMILY = "writing files"
DESERVED: dict[str, float] = {}
WRITE = """
import os, pathlib, shutil
def opened(path):
    os.chmod(path, 0o777)
    if path.stat().st_mode & 0o777 != 0o777: raise OSError
def made_old(path):
    os.utime(path, (1, 1))
    if path.stat().st_mtime != 1: raise OSError
top = pathlib.Path({course!r})
for folder in ("autograded", "feedback", "release", "source", "submitted", "."):
    for path in [top / folder, *sorted((top / folder).glob("*/*/*"))]:
        for act in (lambda: (path / "taken" if path.is_dir() else path).write_text("taken"), lambda: os.unlink(path),
                    lambda: shutil.rmtree(path), lambda: opened(path), lambda: made_old(path), lambda: os.truncate(path, 0),
                    lambda: os.setxattr(path, "user.taken", b"x"), lambda: os.rename(path, f"{{path}}x"), lambda: os.link(path, "linked"), lambda: os.mkfifo(top / folder / "pipe")):
            try:
                act()
                print("QZVX" + "7731", path)
            except OSError: pass
"""


def change(work: Work) -> None:
    work.insert(0, WRITE.format(course=str(work.course)))
