"""Make folders in folders, deeper than a path can say and than a program can recurse, and close them all."""

FAMILY = "files"
DESERVED: dict[str, float] = {}
FIRST = """
import os, tempfile
for top in (".", tempfile.gettempdir()):
    here = os.getcwd()
    os.chdir(top)
    for _ in range(1_100):
        os.mkdir("dddd")
        os.chdir("dddd")
    os.chdir(here)
os.chmod("dddd", 0)
os.chmod(tempfile.gettempdir(), 0)
os.chmod(".", 0)
"""
