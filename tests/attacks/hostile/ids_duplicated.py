"""Have every cell several times: the tests first as they were, then changed, then again."""

import copy

from tests.attacks.work import Work

FAMILY = "duplicated ids"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for one in list(work.cells):
        for text in ("4.0", "pass", "raise SystemExit"):
            twin = copy.deepcopy(one)
            twin["source"] = text if one["metadata"].get("nbgrader", {}).get("grade") else one["source"]
            work.cells.insert(work.cells.index(one), twin)
            work.cells.append(copy.deepcopy(twin))
