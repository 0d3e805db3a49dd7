"""Metadata that is nested deeply, but legally."""

from typing import Any

from tests.attacks.work import Work

FAMILY = "formats"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    deep: Any = {}
    for _ in range(200):
        deep = {"x": [deep]}
    work.notebook["metadata"]["papermill"] = deep
    work.cell("figure")["metadata"]["deep"] = deep
