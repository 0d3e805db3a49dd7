"""Hand in a notebook of many megabytes, nearly all of it nothing."""

from tests.attacks.work import Work

FAMILY = "strange notebooks"
DESERVED: dict[str, float] = {}
PROBLEM = "MB"


def change(work: Work) -> None:
    work.file(work.path.name)
    with work.path.open("r+b") as file:
        file.truncate(60 << 20)
    work.written = True
