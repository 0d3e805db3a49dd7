"""Other cell ids, as after a trip through another editor; nbgrader's marks are still there."""

from tests.attacks.work import Work

FAMILY = "lost metadata"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for number, one in enumerate(work.cells):
        one["id"] = f"{number:08x}"
