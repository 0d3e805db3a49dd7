"""Hand in a FIFO, from which reading would wait for ever."""

import os

from tests.attacks.work import Work

FAMILY = "FIFOs and devices"
DESERVED: dict[str, float] = {}
PROBLEM = "not an ordinary file"


def change(work: Work) -> None:
    os.mkfifo(work.path)
    os.mkfifo(work.folder / "timestamp.txt")
    os.mkfifo(work.folder / "data.csv")
