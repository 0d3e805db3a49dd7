"""A release as one student has it: each exercise in that student's version."""

from collections.abc import Mapping
from typing import Any

from openclass_nb.course.forms import Form, form_for
from openclass_nb.course.kinds.models import is_form
from openclass_nb.course.manifest import Manifest, ReleasedCell, ReleasedExercise, ReleasedNotebook
from openclass_nb.course.variants.filling import fill
from openclass_nb.course.variants.substituting import public_cell, substituted
from openclass_nb.course.variants.versions import Version, concrete

Versions = Mapping[str, Version]
Forms = Mapping[str, Form]


def personal(manifest: Manifest, versions: Versions) -> Manifest:
    """The manifest with the exercises in `versions` as those students get them; all else as it is."""
    if not versions:
        return manifest
    about = {one.id: one for one in manifest.exercises if one.id in versions}
    forms = forms_of(manifest, versions)
    return manifest.model_copy(
        update={
            "exercises": tuple(_exercise(one, versions, forms) for one in manifest.exercises),
            "notebooks": tuple(_notebook(one, about, versions, forms) for one in manifest.notebooks),
        }
    )


def forms_of(manifest: Manifest, versions: Versions) -> dict[str, Form]:
    """The forms among the exercises in `versions`, by exercise."""
    return {
        one.id: form_for(one.about, one.name, versions[one.id])
        for one in manifest.exercises
        if one.id in versions and one.about is not None and is_form(one.about)
    }


def _exercise(one: ReleasedExercise, versions: Versions, forms: Forms) -> ReleasedExercise:
    version = versions.get(one.id)
    if version is None:
        return one
    changed: dict[str, Any] = {"hints": tuple(_filled(hint, version) for hint in one.hints)}
    if one.about is not None:
        changed["about"] = concrete(one.about, version)
    if one.id in forms:
        changed["stub"] = forms[one.id].stub
    return one.model_copy(update=changed)


def _notebook(
    notebook: ReleasedNotebook, about: Mapping[str, ReleasedExercise], versions: Versions, forms: Forms
) -> ReleasedNotebook:
    cells, values = [], {}
    for one in notebook.cells:
        name = one.exercise or ""
        own = name in about
        cells.append(_cell(one, about[name], versions[name], forms.get(name)) if own else one)
        if own and one.is_test:
            values[f"={one.grade_id}"] = versions[name].values
    return notebook.model_copy(update={"cells": tuple(cells), "plan": _plan(notebook.plan, values)})


def _cell(
    cell: ReleasedCell, exercise: ReleasedExercise, version: Version, form: Form | None
) -> ReleasedCell:
    match cell.role:
        case "prompt":
            text = _filled(cell.shown, version)
            return cell.model_copy(update={"source": text, "shown": text})
        case "variant":
            text = public_cell(version.values, exercise.public)
            return cell.model_copy(update={"source": text, "shown": text})
        case "answer" if form is not None:
            return cell.model_copy(update={"source": form.stub, "shown": form.stub})
        case "test" if version.values:
            return cell.model_copy(update={"source": substituted(cell.source, version.values)})
        case _:
            return cell


def _filled(text: str, version: Version) -> str:
    return fill(text, version.values) if version.values else text


def _plan(plan: dict[str, Any], values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The tests' own text in the plan, with the values put in."""
    steps = [_step(one, values.get(one["cell_id"])) for one in plan.get("steps", ())]
    return {**plan, "steps": steps} if plan else plan


def _step(step: dict[str, Any], values: Mapping[str, Any] | None) -> dict[str, Any]:
    if not values:
        return step
    return {
        **step,
        "source": substituted(step["source"], values),
        "canaries": [substituted(one, values) for one in step["canaries"]],
        "genuine": {name: substituted(one, values) for name, one in step["genuine"].items()},
    }
