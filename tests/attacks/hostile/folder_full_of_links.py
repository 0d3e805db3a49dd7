"""Put links beside the notebook: to the source, the gradebook, a neighbour, the root, and round in circles."""

from tests.attacks.work import Work

FAMILY = "symlinks"
DESERVED: dict[str, float] = {}
FIRST = """
import os, pathlib
for folder, names, files in os.walk(".", followlinks=True):
    if folder.count("/") > 6: names.clear()
    for name in files + names:
        if name != "trials.ipynb":
            try: print(name, os.readlink(os.path.join(folder, name)))
            except OSError: pass
            try: print(name, pathlib.Path(folder, name).read_bytes()[:100_000])
            except OSError: pass
"""


def change(work: Work) -> None:
    targets = {
        "source": work.course / "source",
        "gradebook.db": work.course / "gradebook.db",
        "neighbour.ipynb": work.neighbour,
        "root": "/",
        "self": ".",
        "loop": "loop",
        "above": "../../..",
        "timestamp.txt": work.course / "gradebook.db",
    }
    for name, target in targets.items():
        (work.folder / name).symlink_to(target)
    work.write()
