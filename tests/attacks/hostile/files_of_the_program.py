"""Read the grader's own files, and those of the interpreter’s neighbours, for what they tell of tests."""

FAMILY = "reading files"
DESERVED: dict[str, float] = {}
FIRST = """
import glob, openclass_nb, os, pathlib
here = pathlib.Path(openclass_nb.__file__).parent
for pattern in ("tests/attacks/*.py", "tests/attacks/*/*.py", "*.md", ".git/*", "openclass_nb/grading/*.py"):
    for name in glob.glob(str(here.parent / pattern)):
        try: print(name, pathlib.Path(name).read_text()[:100_000])
        except OSError: pass
"""
