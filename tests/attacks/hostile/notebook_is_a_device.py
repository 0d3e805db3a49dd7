"""Hand in a device that gives zeros without end."""

import os
import stat

from tests.attacks.work import Work

FAMILY = "FIFOs and devices"
DESERVED: dict[str, float] = {}
NEEDS = "root"
PROBLEM = "trials.ipynb"


def change(work: Work) -> None:
    os.mknod(work.path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    os.mknod(work.folder / "data.bin", stat.S_IFCHR | 0o666, os.makedev(1, 5))
