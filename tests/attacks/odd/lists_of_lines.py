"""Sources as lists of lines, as Jupyter itself writes them."""

from tests.attacks.work import Work

FAMILY = "formats"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for one in work.cells:
        one["source"] = one["source"].splitlines(True)
