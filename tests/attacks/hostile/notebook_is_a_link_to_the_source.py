"""Hand in a link to the instructor's notebook, solutions and hidden tests included."""

from tests.attacks.work import Work

FAMILY = "symlinks"
DESERVED: dict[str, float] = {}
PROBLEM = "is a link"


def change(work: Work) -> None:
    work.path.symlink_to(work.course / "source" / work.name / work.path.name)
