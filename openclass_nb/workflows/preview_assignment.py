"""A notebook of source/ as a student would get it now: nothing is released, and nothing is written."""

from pathlib import Path
from typing import Any

from openclass_nb.course.answers import with_answers
from openclass_nb.course.files import load_course
from openclass_nb.errors import UnknownNameError


def preview_notebook(root: Path, assignment: str, name: str) -> dict[str, Any]:
    """The notebook called `name` in a version of nobody's, without solutions, hidden tests and hints.

    UnknownNameError if there is none, GradingError if a version or nbgrader's students' version can't be made.
    """
    from openclass_nb.grading.prepared_sources import as_given
    from openclass_nb.grading.proving.secrets import students_version

    loaded = load_course(root)
    own = {one.name: one for one in loaded.notebooks if one.assignment == assignment}
    if name not in own:
        raise UnknownNameError("notebook", name, own)
    exercises = [one for one in loaded.of_assignment(assignment) if one.notebook == name]
    given = as_given(own[name], exercises)
    return with_answers(students_version(given.content, root), given.stubs)
