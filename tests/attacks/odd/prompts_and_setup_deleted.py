"""Everything deleted but the answers."""

from tests.attacks.work import Work

FAMILY = "deleted cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    kept = [one for one in work.cells if one["metadata"].get("nbgrader", {}).get("solution")]
    work.notebook["cells"] = [work.cell("imports"), *kept]
