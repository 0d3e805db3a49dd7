"""All tests moved to the top, before the answers."""

from tests.attacks.work import Work

FAMILY = "copied and moved cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    graded = [one for one in work.cells if one["metadata"].get("nbgrader", {}).get("grade")]
    for one in graded:
        work.cells.remove(one)
    work.cells[2:2] = graded
