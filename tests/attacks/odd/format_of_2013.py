"""Notebook format 3, with worksheets and inputs."""

from typing import Any

from tests.attacks.work import Work

FAMILY = "formats"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    old: list[dict[str, Any]] = []
    for one in work.cells:
        made = {"cell_type": one["cell_type"], "metadata": one["metadata"]}
        if one["cell_type"] == "code":
            made.update(input=one["source"].splitlines(True), language="python", collapsed=False, prompt_number=1, outputs=[])
        else:
            made.update(source=one["source"])
        old.append(made)
    work.notebook = {
        "metadata": {"name": "trials"},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": old[:5], "metadata": {}}, {"cells": old[5:], "metadata": {}}],
    }
