"""Forms and variants inside nbgrader's own generate_assignment: what students get is one version, its form empty."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from openclass_nb.course.cells import SourceNotebook, grade_id, read_exercises
from openclass_nb.course.exercises import Exercise
from openclass_nb.course.forms import Form
from openclass_nb.course.kinds.models import ChoiceExercise, ParsonsExercise
from openclass_nb.course.preparing import prepared
from openclass_nb.course.variants.seeds import EVERYBODY
from openclass_nb.course.variants.versions import Version
from openclass_nb.grading.claims import version_mark
from openclass_nb.grading.course_secret import course_secret
from openclass_nb.grading.version_maker import MAKER

FORMS, MARKS = "openclass_forms", "openclass_versions"
"""What the first step hands on to the last one."""


class PrepareExercises(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Puts the version that everybody gets who fetches release/ into prompts, tests and forms."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The whole notebook; forms are handed on to the step that empties them."""
        told = resources.get("nbgrader", {})
        source = SourceNotebook(str(told.get("assignment")), str(told.get("notebook")), "", nb)
        exercises, _ = read_exercises(source)
        root = _root(self)
        versions = shared_versions(root, exercises)
        made = prepared(nb, {one.id: one for one in exercises}, versions, for_students=True)
        for cell, ready in zip(nb.cells, made.content["cells"], strict=True):
            cell.source = ready["source"]
            if "jupyter" in ready["metadata"]:
                cell.metadata["jupyter"] = ready["metadata"]["jupyter"]
        resources[FORMS] = made.forms
        resources[MARKS] = {
            one.grade_id: version_mark(course_secret(root), EVERYBODY, one.id, 0, one.variant)
            for one in exercises
            if one.id in versions
        }
        return nb, resources


class FinishForms(NbGraderPreprocessor):  # type: ignore[misc]
    """Gives answer cells of forms their empty form, and front ends what they need to draw it."""

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """One cell, changed in place."""
        name = grade_id(cell) or ""
        form: Form | None = resources.get(FORMS, {}).get(name)
        if form is not None:
            cell.source = form.stub
            cell.metadata["openclass"] = {**cell.metadata.get("openclass", {}), "form": form.public}
        if name in resources.get(MARKS, {}):
            mark = {"version": resources[MARKS][name]}
            cell.metadata["openclass"] = {**cell.metadata.get("openclass", {}), **mark}
        return cell, resources


def varies(exercise: Exercise) -> bool:
    """Whether students can get different versions of it."""
    return bool(exercise.variant) or isinstance(exercise.metadata, ChoiceExercise | ParsonsExercise)


def shared_versions(root: Path, exercises: list[Exercise]) -> Mapping[str, Version]:
    """The version of each exercise that lies in release/. GradingError if a variant can't be made."""
    varied = [one for one in exercises if varies(one)]
    if not varied:
        return {}
    secret = course_secret(root)
    return {one.id: MAKER.shared(secret, one.id, one.variant) for one in varied}


def _root(part: Any) -> Path:
    """The course's folder, from whoever made this step."""
    while part is not None and getattr(part, "coursedir", None) is None:
        part = getattr(part, "parent", None)
    return Path(part.coursedir.root) if part is not None else Path.cwd()
