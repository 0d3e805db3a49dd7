"""Turn the tests into markdown and raw cells, so that they don't run."""

from tests.attacks.work import Work

FAMILY = "edited tests"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for place, one in enumerate(work.cells):
        if one["metadata"].get("nbgrader", {}).get("grade"):
            one["cell_type"] = "raw" if place % 2 else "markdown"
            one.pop("outputs", None)
