"""The test cells deleted, since they were in the way."""

from tests.attacks.work import Work

FAMILY = "deleted cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    work.notebook["cells"] = [one for one in work.cells if not one["metadata"].get("nbgrader", {}).get("grade")]
