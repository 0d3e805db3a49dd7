"""Every cell copied, as happens with copy and paste; the copies stand at the end."""

import copy

from tests.attacks.work import Work

FAMILY = "copied and moved cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    work.cells.extend(copy.deepcopy(work.cells))
