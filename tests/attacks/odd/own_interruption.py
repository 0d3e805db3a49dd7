"""A cell of one's own that never ends; the exercises are graded all the same."""

from tests.attacks.work import Work

FAMILY = "other ways"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    work.insert(4, "while True:\n    pass")
