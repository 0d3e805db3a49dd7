"""Files of data that the answers read and write."""

from tests.attacks.work import Work

FAMILY = "files"
DESERVED: dict[str, float] = {}
FIRST = """
import json, pathlib, tempfile
rows = [line.split(",") for line in open("data/rows.csv")]
pathlib.Path("results").mkdir(exist_ok=True)
pathlib.Path("results/out.json").write_text(json.dumps(rows))
with tempfile.TemporaryDirectory() as folder: pathlib.Path(folder, "x").write_text("x")
"""
ANSWERS = {"word": "word = open('data/word.txt').read().strip()"}


def change(work: Work) -> None:
    work.file("data/rows.csv", "1,2\n3,4\n")
    work.file("data/word.txt", "ferrocene-quartet\n")
