"""All of nbgrader's marks lost, as by another editor; the cells still have their ids."""

from tests.attacks.work import Work

FAMILY = "lost metadata"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for one in work.cells:
        one["metadata"] = {}
