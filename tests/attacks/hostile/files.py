"""Fill the disk: many files, large files, deep folders, names of every kind."""

FAMILY = "files"
DESERVED: dict[str, float] = {}
FIRST = """
import os, tempfile
for top in (".", tempfile.gettempdir()):
    folder = top
    try:
        for depth in range(100):
            folder = os.path.join(folder, "d" * 30)
            os.mkdir(folder, 0o000 if depth == 99 else 0o700)
    except OSError: pass
for number in range(1 << 30):
    try:
        with open(f"file-{number}-\\n\\t☃", "wb") as file: file.write(bytes(1 << 22))
        os.chmod(f"file-{number}-\\n\\t☃", 0)
    except OSError: pass
"""
