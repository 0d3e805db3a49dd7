"""A notebook of source/ as a student would get it now: nothing is released, and nothing of the course is written."""

import json
from typing import Any

from openclass_nb.workflows.fetch_notebook import fetch_notebook
from openclass_nb.workflows.opened_course import OpenedCourse


def preview_notebook(rehearsed: OpenedCourse, student: str, assignment: str, name: str) -> dict[str, Any]:
    """The notebook called `name` of a rehearsal, in the versions of `student`. UnknownNameError if there is none."""
    made: dict[str, Any] = json.loads(fetch_notebook(rehearsed, student, assignment, name))
    return made
