"""The teacher's own answer to a released exercise, as the last of all hints shows it."""

import re

from openclass_nb.course.forms import form_for
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import ReleasedExercise
from openclass_nb.course.variants.versions import AS_WRITTEN

MARKS = re.compile(r"^[ \t]*### (?:BEGIN|END) SOLUTION[^\n]*\n?", re.MULTILINE)


def right_answer_of(exercise: ReleasedExercise) -> str:
    """Of a form what is right in the version that `exercise` is in; else the solution without nbgrader's marks."""
    if exercise.about is not None and is_form(exercise.about):
        return form_for(exercise.about, exercise.name, AS_WRITTEN).solution
    return MARKS.sub("", exercise.reference).strip()
