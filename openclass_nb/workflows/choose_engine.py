"""Which engine grades a course."""

import os
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from openclass_nb.errors import UnknownNameError

if TYPE_CHECKING:
    from openclass_nb.grading.engine import Engine
    from openclass_nb.grading.warm.head_start import HeadStart
    from openclass_nb.workflows.opened_course import OpenedCourse

ENGINES = ("warm", "nbgrader")


def ahead(
    name: str | None, *, jobs: int | None, scheduler: str | None, allow_unsafe: bool
) -> "AbstractContextManager[HeadStart | None]":
    """Start what `choose_engine` will most probably need, while the course is being read."""
    if name == "nbgrader" or scheduler:
        return nullcontext()
    from openclass_nb.grading.warm.head_start import HeadStart

    return HeadStart(jobs, allow_unsafe=allow_unsafe)


def choose_engine(
    opened: "OpenedCourse",
    name: str | None = None,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    allow_unsafe: bool = False,
    head_start: "HeadStart | None" = None,
) -> "Engine":
    """The engine called `name`, or the course's own choice, or the best there is.

    `jobs` at a time here, or on the Dask cluster behind `scheduler`.
    """
    wanted = name or opened.course.grading.engine or ENGINES[0]
    if wanted not in ENGINES:
        raise UnknownNameError("engine", wanted, ENGINES)
    if wanted == "nbgrader":
        from openclass_nb.grading.nbgrader_engine import NbgraderEngine

        return NbgraderEngine(opened.root)
    from openclass_nb.grading.marking import Rules
    from openclass_nb.grading.warm.tasks import Limits
    from openclass_nb.grading.warm_engine import WarmEngine

    limits = Limits(cell_seconds=opened.course.grading.cell_seconds)
    rules = Rules.of(opened.course.grading)
    if scheduler:
        from openclass_nb.grading.dask_engine import DaskEngine

        return DaskEngine(opened.root, scheduler, limits, rules=rules, allow_unsafe=allow_unsafe)
    cores = jobs or os.cpu_count() or 1
    return WarmEngine(
        opened.root, limits, jobs=cores, rules=rules, allow_unsafe=allow_unsafe, head_start=head_start
    )
