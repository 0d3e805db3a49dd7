"""Delete all tests and bring ones of one's own, with the same ids under other marks."""

from tests.attacks.work import Work
from tests.building import cell

FAMILY = "edited tests"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for one in [one for one in work.cells if one["metadata"].get("nbgrader", {}).get("grade")]:
        work.cells.remove(one)
        mark = dict(one["metadata"]["nbgrader"], schema_version=2, grade=True, solution=True, points=50)
        work.cells.append(cell("code", "4.0", one["id"], nbgrader=mark, openclass={"role": "answer"}))
