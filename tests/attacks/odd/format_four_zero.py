"""Notebook format 4.0, in which cells have no ids."""

from tests.attacks.work import Work

FAMILY = "formats"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    work.notebook["nbformat_minor"] = 0
    for one in work.cells:
        del one["id"]
