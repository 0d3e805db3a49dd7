"""Large libraries that only some assignments use: imported into a zygote when the first of them comes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from openclass_nb.grading.warm.tasks import CellTask

LARGE = ("scipy", "sympy")
NAMED = re.compile(rf"\b({'|'.join(LARGE)})\b")
IMPORTED = re.compile(
    rf"^[ \t]*(?:import|from)[ \t]+((?:{'|'.join(LARGE)})(?:\.[a-z]\w*)*)(?:[ \t]+import[ \t]+([^#\n]*))?",
    re.MULTILINE,
)


def libraries_in(tasks: Iterable[CellTask]) -> set[str]:
    """Modules of large libraries that a submission needs.

    Of a student's text no more is taken than that it names a library; the teacher's says which of its modules.
    """
    found: set[str] = set()
    for task in tasks:
        found.update(one.group(1) for one in NAMED.finditer(task.source))
        if task.role != "student":
            found.update(_modules_in(task.source))
    return found


def _modules_in(text: str) -> Iterator[str]:
    for module, names in IMPORTED.findall(text):
        yield module
        for name in re.findall(r"[a-z]\w*", names.split(" as ")[0]):
            yield f"{module}.{name}"
