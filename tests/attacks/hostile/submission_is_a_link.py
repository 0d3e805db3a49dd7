"""Make the whole submission a link to a good neighbour's folder; there is then nothing handed in."""

from tests.attacks.work import Work

FAMILY = "symlinks"
DESERVED: dict[str, float] = {}
ABSENT = True


def change(work: Work) -> None:
    work.folder.rmdir()
    work.folder.symlink_to(work.neighbour.parent)
    work.written = True
