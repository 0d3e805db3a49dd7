"""Hand in ten thousand cells."""

from tests.attacks.work import Work

FAMILY = "strange notebooks"
DESERVED: dict[str, float] = {}
PROBLEM = "cells"


def change(work: Work) -> None:
    for number in range(10_000):
        work.cells.append({"cell_type": "code", "source": f"{number}", "metadata": {}, "outputs": []})
