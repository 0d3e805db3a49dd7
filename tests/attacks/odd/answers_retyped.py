"""Answers in cells that became markdown or raw by a slip on the keyboard, and tests too."""

from tests.attacks.work import Work

FAMILY = "retyped cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    for name, kind in (("doubled", "markdown"), ("figure", "raw"), ("word-test-1", "markdown"), ("setup", "raw")):
        one = work.cell(name)
        one["cell_type"] = kind
        one.pop("outputs"), one.pop("execution_count")
