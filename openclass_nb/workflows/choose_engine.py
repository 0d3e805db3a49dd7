"""Which engine grades a course."""

from typing import TYPE_CHECKING

from openclass_nb.errors import UnknownNameError
from openclass_nb.workflows.opened_course import OpenedCourse

if TYPE_CHECKING:
    from openclass_nb.grading.engine import Engine

ENGINES = ("nbgrader",)


def choose_engine(opened: OpenedCourse, name: str | None = None) -> "Engine":
    """The engine called `name`, or the course's own choice, or the best there is."""
    wanted = name or opened.course.grading.engine or ENGINES[0]
    if wanted not in ENGINES:
        raise UnknownNameError("engine", wanted, ENGINES)
    from openclass_nb.grading.nbgrader_engine import NbgraderEngine

    return NbgraderEngine(opened.root)
