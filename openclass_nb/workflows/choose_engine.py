"""Which engine grades a course."""

import os
from typing import TYPE_CHECKING

from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.opened_course import OpenedCourse

if TYPE_CHECKING:
    from openclass_nb.grading.engine import Engine

ENGINES = ("warm", "nbgrader")


def choose_engine(
    opened: OpenedCourse, name: str | None = None, *, jobs: int | None = None, allow_unsafe: bool = False
) -> "Engine":
    """The engine called `name`, or the course's own choice, or the best there is; `jobs` at a time."""
    wanted = name or opened.course.grading.engine or ENGINES[0]
    if wanted not in ENGINES:
        raise UnknownNameError("engine", wanted, ENGINES)
    if wanted == "nbgrader":
        from openclass_nb.grading.nbgrader_engine import NbgraderEngine

        return NbgraderEngine(opened.root)
    from openclass_nb.grading.warm.tasks import Limits
    from openclass_nb.grading.warm_engine import WarmEngine

    chosen = opened.course.grading
    return WarmEngine(
        opened.root,
        Limits(cell_seconds=chosen.cell_seconds),
        jobs=jobs or os.cpu_count() or 1,
        stderr_is_failure=chosen.stderr_is_failure,
        allow_unsafe=allow_unsafe,
    )
