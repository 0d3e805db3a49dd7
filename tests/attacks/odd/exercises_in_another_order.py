"""The exercises done in another order: each answer with its tests, the last first."""

from tests.attacks.work import Work

FAMILY = "copied and moved cells"
DESERVED: dict[str, float] = {}


def change(work: Work) -> None:
    head, rest = work.cells[:2], work.cells[2:]
    groups: list[list[object]] = []
    for one in rest:
        if one["metadata"].get("openclass", {}).get("role") == "prompt":
            groups.append([])
        groups[-1].append(one)
    work.notebook["cells"] = head + [one for group in reversed(groups) for one in group]
