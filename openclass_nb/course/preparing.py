"""A source notebook made ready to run or to release: forms filled in, one version of each exercise put in."""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openclass_nb.course.cells import grade_id, is_graded, is_solution, points_of, text
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.forms import Form, checking_source, form_of
from openclass_nb.course.kinds.generated import generated_tests
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.variants.filling import fill, names_in
from openclass_nb.course.variants.substituting import public_cell, substituted, variant_names
from openclass_nb.course.variants.versions import AS_WRITTEN, Version

SOLUTION = re.compile(r"^[^\n]*### BEGIN SOLUTION.*?### END SOLUTION[^\n]*$", re.MULTILINE | re.DOTALL)
HIDDEN = re.compile(r"^[^\n]*### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS[^\n]*$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Prepared:
    """The notebook, solutions and hidden tests still in it; the forms by nbgrader's id of their answer cells."""

    content: dict[str, Any]
    forms: dict[str, Form]

    @property
    def stubs(self) -> dict[str, str]:
        """What students get in the answer cells of forms, by nbgrader's id."""
        return {name: form.stub for name, form in self.forms.items()}


def prepared(
    content: Mapping[str, Any],
    exercises: Mapping[str, Exercise],
    versions: Mapping[str, Version],
    *,
    for_students: bool = False,
) -> Prepared:
    """The notebook with each exercise in its version (as written, if `versions` has none).

    `for_students`: the cell `variant` has public values only, and tests have the others put in. FillingError if a
    place in a prompt or an answer can't be filled.
    """
    made = Prepared(copy.deepcopy(dict(content)), {})
    for cell in made.content.get("cells", []):
        mark = cell.get("metadata", {}).get("openclass")
        exercise = exercises.get(str(mark.get("exercise"))) if isinstance(mark, Mapping) else None
        if exercise is not None:
            version = versions.get(exercise.id, AS_WRITTEN)
            cell["source"] = _source(made, cell, mark.get("role"), exercise, version, for_students)
            if for_students and is_form(exercise.metadata) and _has_nothing_to_read(cell, mark.get("role")):
                cell["metadata"]["jupyter"] = {"source_hidden": True}
    return made


def _has_nothing_to_read(cell: Mapping[str, Any], role: str) -> bool:
    """Whether a form's cell is folded: its numbers are in the prompt, and its test says only that there is one."""
    return role == "variant" or (is_graded(cell) and not is_solution(cell))


def _source(
    made: Prepared,
    cell: Mapping[str, Any],
    role: str,
    exercise: Exercise,
    version: Version,
    for_students: bool,
) -> str:
    source, values = text(cell), version.values
    if role == "variant":
        return public_cell(values, public_names(exercise) if for_students else values)
    if role == "prompt":
        return fill(source, values) if values else source
    if is_form(exercise.metadata) and (is_solution(cell) or is_graded(cell)):
        form = form_of(exercise, version)
        if is_solution(cell):
            made.forms[grade_id(cell) or ""] = form
            return form.solution
        return checking_source(form, points_of(cell))
    if role == "test":
        source = own_test(exercise, cell)
    if role == "test" and for_students:
        secret = {name: one for name, one in values.items() if name not in public_names(exercise)}
        return substituted(source, secret) if secret else source
    return source


def own_test(exercise: Exercise, cell: Mapping[str, Any]) -> str:
    """The text of a test cell; of an empty one the tests that follow from the exercise's metadata."""
    empty = [test.grade_id for test in exercise.tests if not test.source.strip()]
    if text(cell).strip() or grade_id(cell) not in empty:
        return text(cell)
    made = generated_tests(exercise.metadata, len(empty))
    return made[empty.index(str(grade_id(cell)))] if made else ""


def public_names(exercise: Exercise) -> set[str]:
    """Values that students may know: those in the prompt, and those that the code given to them reads."""
    given = SOLUTION.sub("pass", exercise.answer) if "### BEGIN SOLUTION" in exercise.answer else ""
    return names_in(exercise.prompt) | (variant_names(given) or set())


def visible(source: str) -> str:
    """A test cell as students see it."""
    return HIDDEN.sub("", source)
