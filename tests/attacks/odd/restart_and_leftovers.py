"""Cells that were run in another order while working: execution counts, leftovers, names defined twice."""

from tests.attacks.work import Work

FAMILY = "other ways"
DESERVED: dict[str, float] = {}
FIRST = "doubled = None\nfigure = 'later'\ndel figure\nimport numpy as np, math as m\nnp.random.seed(3)"


def change(work: Work) -> None:
    for number, one in enumerate(work.cells):
        if one["cell_type"] == "code":
            one["execution_count"] = 300 - number
