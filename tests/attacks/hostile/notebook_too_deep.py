"""Hand in JSON that is nested a hundred thousand times."""

from tests.attacks.work import Work

FAMILY = "strange notebooks"
DESERVED: dict[str, float] = {}
PROBLEM = "not a notebook"


def change(work: Work) -> None:
    work.write('{"cells": ' + "[" * 100_000 + "]" * 100_000 + "}")
