"""No notebook metadata at all."""

from tests.attacks.work import Work

FAMILY = "formats"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    work.notebook["metadata"] = {}
