"""Hand in an empty file."""

from tests.attacks.work import Work

FAMILY = "strange notebooks"
DESERVED: dict[str, float] = {}
PROBLEM = "not a notebook"


def change(work: Work) -> None:
    work.write("")
