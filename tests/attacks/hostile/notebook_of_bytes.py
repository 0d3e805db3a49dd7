"""Hand in bytes that are no text."""

from tests.attacks.work import Work

FAMILY = "strange notebooks"
DESERVED: dict[str, float] = {}
PROBLEM = "not text"


def change(work: Work) -> None:
    work.write(bytes(range(256)) * 100)
