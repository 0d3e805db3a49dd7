"""Claim versions of the format and of nbgrader’s schema that there aren't."""

from tests.attacks.work import Work

FAMILY = "wrong schema"
DESERVED = {"word": 2.0}
ANSWERS = {"word": "word = 'ferrocene-quartet'"}


def change(work: Work) -> None:
    work.notebook.update(nbformat=99, nbformat_minor=10**30)
    for one in work.cells:
        if "nbgrader" in one["metadata"]:
            one["metadata"]["nbgrader"].update(schema_version=1_000, evil={"x": [1] * 100}, task=True)
