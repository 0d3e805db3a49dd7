"""The notebook under another name, with only one that it can be."""

from tests.attacks.work import Work

FAMILY = "names"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    work.write()
    work.path.rename(work.folder / "Copy of trials (1) – final.ipynb")
    work.file("scratch.ipynb", '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    work.file("broken.ipynb", "{")
