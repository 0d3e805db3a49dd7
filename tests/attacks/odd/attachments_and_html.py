"""Markdown with pictures, HTML and mathematics; outputs of every kind brought along."""

from tests.attacks.work import Work
from tests.building import cell

FAMILY = "extra cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    text = "![x](attachment:x.png)\n<details><summary>More</summary><div onclick='x()'>$$\\int$$</div></details>"
    note = cell("markdown", text, "note")
    note["attachments"] = {"x.png": {"image/png": "iVBORw0KGgo="}}
    work.cells.insert(3, note)
    work.cell("figure")["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]}]
