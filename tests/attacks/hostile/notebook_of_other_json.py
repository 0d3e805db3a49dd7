"""Hand in JSON that is no notebook: a number that is not one, a list, a text."""

from tests.attacks.work import Work

FAMILY = "strange notebooks"
DESERVED: dict[str, float] = {}
PROBLEM = "not a notebook"


def change(work: Work) -> None:
    work.write("[NaN, Infinity, " + "9" * 10_000 + "]")
