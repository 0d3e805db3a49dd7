"""Scratch cells of every kind between the others."""

from tests.attacks.work import Work
from tests.building import cell

FAMILY = "extra cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for place in range(len(work.cells) - 1, 0, -2):
        work.cells.insert(place, cell("code", "x = 1\nx", f"scratch-{place}"))
        work.cells.insert(place, cell("markdown", "# Notes\n<b>bold</b> <script>alert(1)</script> $x$", f"note-{place}"))
        work.cells.insert(place, cell("raw", "\\LaTeX", f"raw-{place}"))
