"""Hand in a link to a good neighbour's notebook."""

from tests.attacks.work import Work

FAMILY = "symlinks"
DESERVED: dict[str, float] = {}
PROBLEM = "is a link"


def change(work: Work) -> None:
    work.path.symlink_to(work.neighbour)
