"""An answer cell copied and tried out above the real one, id and all."""

from tests.attacks.work import Work

FAMILY = "copied and moved cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for name in ("doubled", "figure", "account"):
        trial = work.copy_of(name)
        trial["source"] = "# first try\n1 / 0"
        work.cells.insert(work.cells.index(work.cell(name)), trial)
