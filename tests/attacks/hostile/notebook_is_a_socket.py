"""Hand in a local socket."""

import os
import socket

from tests.attacks.work import Work

FAMILY = "FIFOs and devices"
DESERVED: dict[str, float] = {}
PROBLEM = "trials.ipynb"


def change(work: Work) -> None:
    folder = os.open(work.folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"/proc/self/fd/{folder}/{work.path.name}")
    os.close(folder)
